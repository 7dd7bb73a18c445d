import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import type { Role } from "@/lib/domain/access";
import { Appearance } from "./appearance";
import { FoldingMenu } from "./folding-menu";
import classes from "./frame.module.css";
import { Keyboard } from "./keyboard";
import { NavLinks } from "./nav-links";
import { actionsFor, navigationFor } from "./navigation";
import { Progress } from "./progress";
import { roleWords } from "./role-words";

/** The signed-in staff's surroundings: where to go at the left, who is here, and the page. */
export function StaffFrame({
  name,
  roles,
  isSimulated = false,
  children,
}: {
  name: string;
  roles: readonly Role[];
  /** Whether the clock of this installation was ever moved: then nothing in it has legal effect. */
  isSimulated?: boolean;
  children: ReactNode;
}) {
  const groups = navigationFor(roles);
  const who = <WhoIsHere name={name} roles={roles} />;
  return (
    <div className={classes.frame}>
      <a href="#page" className={classes.skip}>
        Skip to the page
      </a>
      <Suspense fallback={null}>
        <Progress />
      </Suspense>
      <header className={classes.head}>
        <Link href="/staff" prefetch={false} className={classes.brand}>
          Recital
        </Link>
        <Keyboard groups={groups} actions={actionsFor(roles)} searchAt="/staff/search" />
        <FoldingMenu>
          <NavLinks groups={groups} label="Register" unfolded="Vendors" />
          {who}
        </FoldingMenu>
      </header>
      <div className={classes.side}>
        <NavLinks groups={groups} label="Register" unfolded="Vendors" />
        {who}
      </div>
      <main id="page" tabIndex={-1} className={classes.page}>
        {isSimulated ? (
          <p className={classes.simulated}>
            Simulated: the clock was moved here, so nothing has legal effect.
          </p>
        ) : null}
        {children}
      </main>
    </div>
  );
}

function WhoIsHere({ name, roles }: { name: string; roles: readonly Role[] }) {
  return (
    <section className={classes.who} aria-label="You">
      <p className={classes.whoName}>{name}</p>
      <p className={classes.whoRoles}>{roleWords(roles)}</p>
      <div className={classes.whoActs}>
        <Link href="/staff/account" prefetch={false}>
          Account
        </Link>
        <form method="post" action="/sign-out">
          <button type="submit">Sign out</button>
        </form>
      </div>
      <Appearance />
    </section>
  );
}
