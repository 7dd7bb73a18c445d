import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { Day } from "@/components/ui/day";
import { Unverified } from "@/components/ui/unverified";
import type { CellView } from "@/lib/domain/list/list-cells";
import classes from "./list.module.css";

const states = {
  UNKNOWN: { tone: "warn", words: "Unknown" },
  NOT_APPLICABLE: { tone: "neutral", words: "Not applicable" },
  WITHHELD: { tone: "neutral", words: "Withheld" },
} as const;

/** One cell, as its kind of value wants to be read. */
export function ListCell({ cell }: { cell: CellView }) {
  switch (cell.type) {
    case "title":
      return (
        <>
          <Link href={cell.href} prefetch={false}>
            {cell.text}
          </Link>
          {cell.unverified === undefined ? null : <Unverified note={cell.unverified} />}
        </>
      );
    case "empty":
      return (
        <span className={classes.nothing}>
          <span aria-hidden="true">–</span>
          <span className={classes.unseen}>no value</span>
        </span>
      );
    case "state": {
      const { tone, words } = states[cell.state];
      return (
        <ToneBadge tone={tone} title={cell.reason ?? undefined}>
          {words}
        </ToneBadge>
      );
    }
    case "day":
      return <Day on={cell.on} />;
    case "address":
      return (
        <a href={cell.href} rel="noreferrer" className={classes.address}>
          {cell.text.replace(/^https?:\/\/(www\.)?|\/$/g, "")}
        </a>
      );
    case "records":
      return <Records links={cell.links} />;
    default:
      return (
        <>
          {cell.text.length > longText ? (
            <span className={classes.long}>{cell.text}</span>
          ) : (
            cell.text
          )}
          {cell.type === "text" && cell.unverified !== undefined ? (
            <Unverified note={cell.unverified} />
          ) : null}
        </>
      );
  }
}

const mostLinks = 3;

/** A longer text is cut after three lines: the record has it whole. */
const longText = 90;

function Records({ links }: { links: Extract<CellView, { type: "records" }>["links"] }) {
  const more = links.length - mostLinks;
  return (
    <span className={classes.records}>
      {links.slice(0, more > 1 ? mostLinks : undefined).map(({ title, href }) => (
        <Link key={href} href={href} prefetch={false}>
          {title}
        </Link>
      ))}
      {more > 1 ? <span className={classes.nothing}>and {more} more</span> : null}
    </span>
  );
}
