import Link from "next/link";
import type { Chair } from "@/lib/domain/received/our-deadline";
import type { VendorGapRow } from "@/lib/domain/received/vendor-gap";
import { periodInWords } from "@/lib/domain/value-words";
import { ToneBadge } from "../ui/badges";
import { DataTable } from "../ui/data-table";
import classes from "./received.module.css";

const columns = [
  { key: "engagement", label: "Engagement" },
  { key: "theirs", label: "They tell us" },
  { key: "owed", label: "We promise" },
  { key: "gap", label: "Gap" },
];

/** On which chairs a vendor's change meets us, in words. */
export function chairWords(chairs: readonly Chair[], hasSay: boolean): string {
  const words = [
    chairs.includes("PROCESSOR") ? "processor for our customers" : "",
    chairs.includes("CONTROLLER") ? "controller ourselves" : "",
  ].filter(Boolean);
  const said = words.join(", and ") || "not said to be anything: no activity names it";
  return hasSay ? said : `${said}; it is a controller of its own, and owes what its contract says`;
}

/** What a vendor tells us ahead and what we owe our customers, for each of its engagements. */
export function VendorGapTable({ rows }: { rows: readonly VendorGapRow[] }) {
  return (
    <DataTable
      caption="Notice periods of each engagement"
      columns={columns}
      rows={rows.map((row) => ({ key: row.engagementRef, cells: cellsOf(row) }))}
    />
  );
}

function cellsOf(row: VendorGapRow) {
  const { title, href, chairs, hasSay, owed } = row;
  return [
    <span key="engagement">
      <Link href={href} prefetch={false}>
        {title}
      </Link>
      <span className={classes.chair}>We are {chairWords(chairs, hasSay)}</span>
    </span>,
    theirsInWords(row),
    owed === null ? "nothing" : `${periodInWords(owed.period)}, in “${owed.agreementTitle}”`,
    <GapBadge key="gap" row={row} />,
  ];
}

function theirsInWords({ theirNotice, ourObjection }: VendorGapRow): string {
  const told =
    theirNotice === null ? "how long ahead is not known" : `${periodInWords(theirNotice)} ahead`;
  return ourObjection === null
    ? `${told}; how long we may object is not known`
    : `${told}; we may object for ${periodInWords(ourObjection)}`;
}

function GapBadge({ row: { gap } }: { row: VendorGapRow }) {
  if (gap === null) return "–";
  if (gap === "ENOUGH") return <ToneBadge tone="good">None</ToneBadge>;
  return gap === "SHORT" ? (
    <ToneBadge tone="bad">They tell us too late</ToneBadge>
  ) : (
    <ToneBadge tone="warn">Nothing agreed that we know</ToneBadge>
  );
}
