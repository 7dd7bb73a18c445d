import Link from "next/link";
import type { ReactNode } from "react";
import type { PortalHead } from "@/lib/domain/portal-view";
import { Appearance } from "./appearance";
import classes from "./frame.module.css";
import { NavLinks } from "./nav-links";
import type { Place } from "./places";

const places: readonly Place[] = [
  { href: "/portal", label: "Overview" },
  { href: "/portal/contacts", label: "Contacts" },
];

/** The surroundings of one customer's pages: quiet, narrow, and whole without script. */
export function PortalFrame({ head, children }: { head: PortalHead; children: ReactNode }) {
  return (
    <div className={classes.portal}>
      <a href="#page" className={classes.skip}>
        Skip to the page
      </a>
      <header className={classes.portalHead}>
        <div>
          <Link href="/portal" prefetch={false} className={classes.brand}>
            {head.customer}
          </Link>
          <p className={classes.whoRoles}>Processing of your data by {head.organisation}</p>
        </div>
        <NavLinks groups={[{ label: null, places }]} label="Your pages" />
        <form method="post" action="/sign-out" className={classes.whoActs}>
          <button type="submit">Sign out</button>
        </form>
      </header>
      <main id="page" tabIndex={-1} className={classes.portalPage}>
        {head.isSimulated ? (
          <p className={classes.simulated}>Simulated: nothing here has legal effect.</p>
        ) : null}
        {children}
      </main>
      <footer className={classes.portalFoot}>
        <p>
          Signed in: {head.person}
          {head.privacyMailbox ? (
            <>
              {" · "}
              Questions: <a href={`mailto:${head.privacyMailbox}`}>{head.privacyMailbox}</a>
            </>
          ) : null}
        </p>
        <Appearance />
      </footer>
    </div>
  );
}
