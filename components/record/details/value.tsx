import Link from "next/link";
import { Day } from "@/components/ui/day";
import type { RecordLink, ValueView } from "@/lib/domain/record-view";
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

const manyLinks = 5;

export function RecordLinks({ links }: { links: readonly RecordLink[] }) {
  return (
    <ul className={classes.plainList} data-many={links.length > manyLinks ? "" : undefined}>
      {links.map(({ href, title }) => (
        <li key={href}>
          <Link href={href} prefetch={false}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
