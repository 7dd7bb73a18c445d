"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import classes from "./frame.module.css";
import { isWithin, type PlaceGroup } from "./places";

/** The places of a frame; the one that is open is marked. */
export function NavLinks({ groups, label }: { groups: readonly PlaceGroup[]; label: string }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className={classes.nav}>
      {groups.map((group) => (
        <div key={group.label ?? ""} className={classes.navGroup}>
          {group.label === null ? null : <p className={classes.navLabel}>{group.label}</p>}
          <ul>
            {group.places.map((place) => (
              <li key={place.href}>
                <Link
                  href={place.href}
                  prefetch={false}
                  className={classes.navLink}
                  aria-current={currentOf(path, place.href, isWithin(path, place))}
                >
                  {place.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function currentOf(path: string, href: string, isOpen: boolean): "page" | "true" | undefined {
  if (path === href) return "page";
  return isOpen ? "true" : undefined;
}
