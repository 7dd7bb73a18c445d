import type { ReactNode } from "react";
import { en } from "@/lib/domain/language/en";
import { enDoors } from "@/lib/domain/language/en-public-doors";
import classes from "./public.module.css";

/** What stands around the pages with a form for the public: the same head as that of the published files. */
export function PublicFrame({
  organisation,
  isSimulated,
  children,
}: {
  organisation: string | null;
  isSimulated: boolean;
  children: ReactNode;
}) {
  const places = [
    { href: "/subprocessors", name: en.nav.list },
    { href: "/changes", name: en.nav.changes },
    { href: "/publications", name: en.nav.publications },
    { href: "/subscribe", name: en.nav.subscribe },
  ];
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {enDoors.nav.skip}
      </a>
      {isSimulated ? (
        <p className={classes.simulated} role="note">
          <strong>{en.simulated.title}</strong> {en.simulated.text}
        </p>
      ) : null}
      <header className={classes.top}>
        <div className={classes.wide}>
          <a className={classes.organisation} href="/">
            {organisation ?? enDoors.nav.home}
          </a>
          <nav aria-label={enDoors.nav.label}>
            <ul>
              {places.map(({ href, name }) => (
                <li key={href}>
                  <a href={href}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main className={classes.main} id="content">
        {children}
      </main>
    </div>
  );
}
