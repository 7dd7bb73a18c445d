import Link from "next/link";
import classes from "./list.module.css";

export type Removable = { readonly key: string; readonly words: string; readonly without: string };

/** What the list is narrowed by: each part goes by a click. */
export function FiltersInForce({ parts, clear }: { parts: readonly Removable[]; clear: string }) {
  if (parts.length === 0) return null;
  return (
    <ul className={classes.inForce} aria-label="Narrowed by">
      {parts.map(({ key, words, without }) => (
        <li key={key}>
          <Link href={without} prefetch={false} className={classes.part}>
            {words}
            <span aria-hidden="true"> ×</span>
            <span className={classes.unseen}>: remove</span>
          </Link>
        </li>
      ))}
      {parts.length > 1 ? (
        <li>
          <Link href={clear} prefetch={false}>
            Clear all
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
