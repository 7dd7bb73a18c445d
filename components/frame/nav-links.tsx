"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import classes from "./frame.module.css";
import { isWithin, momentIn, type Place, type PlaceGroup } from "./places";

/**
 * The places of a frame; the one that is open is marked.
 *
 * A group folds: the one with the open page is unfolded, and so is `unfolded`, where the page is in none.
 */
export function NavLinks({
  groups,
  label,
  unfolded,
}: {
  groups: readonly PlaceGroup[];
  label: string;
  unfolded?: string;
}) {
  const path = usePathname();
  const here = groups.find(({ places }) => places.some((place) => isWithin(path, place)));
  const open = here?.label ?? unfolded;
  return (
    <nav aria-label={label} className={classes.nav}>
      {groups.map((group) =>
        group.label === null || group.places.length === 1 ? (
          <Places key={group.label} places={group.places} path={path} />
        ) : (
          <details key={group.label} className={classes.navGroup} open={group.label === open}>
            <summary className={classes.navLabel}>{group.label}</summary>
            <Places places={group.places} path={path} />
          </details>
        ),
      )}
    </nav>
  );
}

function Places({ places, path }: { places: readonly Place[]; path: string }) {
  const moment = momentIn(useSearchParams());
  return (
    <ul>
      {places.map((place) => (
        <li key={place.href}>
          <Link
            href={place.isDated && moment !== "" ? `${place.href}?${moment}` : place.href}
            prefetch={false}
            className={classes.navLink}
            aria-current={currentOf(path, place.href, isWithin(path, place))}
          >
            {place.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function currentOf(path: string, href: string, isOpen: boolean): "page" | "true" | undefined {
  if (path === href) return "page";
  return isOpen ? "true" : undefined;
}
