import Link from "next/link";
import { Day } from "@/components/ui/day";
import type { RecordLink, ValueView } from "@/lib/domain/record/record-view";
import classes from "./details.module.css";

/** What a field holds, as it is read. */
export function Value({ value }: { value: ValueView }) {
  switch (value.type) {
    case "text":
      return value.text;
    case "paragraph":
      return <p className={classes.paragraph}>{value.text}</p>;
    case "day":
      return <Day on={value.on} />;
    case "address":
      return (
        <a href={value.href} rel="noreferrer">
          {value.text}
        </a>
      );
    case "list":
      return <Entries entries={value.entries} />;
    case "records":
      return <RecordLinks links={value.links} />;
  }
}

function Entries({ entries }: { entries: readonly string[] }) {
  if (entries.length === 1) return entries[0];
  return (
    <ul className={classes.list}>
      {entries.map((entry) => (
        <li key={entry}>{entry}</li>
      ))}
    </ul>
  );
}

const shownAtOnce = 6;

/** References by their titles: two lines of each, and what is many behind the first few. */
export function RecordLinks({ links }: { links: readonly RecordLink[] }) {
  // One more alone is not worth a fold.
  const isMany = links.length > shownAtOnce + 1;
  const rest = isMany ? links.slice(shownAtOnce) : [];
  return (
    <>
      <Links links={isMany ? links.slice(0, shownAtOnce) : links} />
      {rest.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{rest.length} more</summary>
          <Links links={rest} />
        </details>
      )}
    </>
  );
}

function Links({ links }: { links: readonly RecordLink[] }) {
  return (
    <ul className={classes.plainList}>
      {links.map(({ href, title }) => (
        <li key={href}>
          <Link href={href} prefetch={false} className={classes.reference}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
