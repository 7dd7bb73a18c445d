import Link from "next/link";
import type { Chair } from "@/lib/domain/received/our-deadline";
import type { VendorGapRow } from "@/lib/domain/received/vendor-gap";
import { periodInWords } from "@/lib/domain/value-words";
import { ToneBadge } from "../ui/badges";
import { DataTable } from "../ui/data-table";

const columns = [
  { key: "engagement", label: "Engagement" },
  { key: "chair", label: "We are" },
  { key: "notice", label: "They tell us" },
  { key: "objection", label: "We may object" },
  { key: "owed", label: "We promise" },
  { key: "gap", label: "Gap" },
];

/** On which chairs a vendor's change meets us, in words. */
export function chairWords(chairs: readonly Chair[], hasSay: boolean): string {
  const words = [
    chairs.includes("PROCESSOR") ? "processor for our customers" : "",
    chairs.includes("CONTROLLER") ? "controller ourselves" : "",
  ].filter(Boolean);
  const said = words.join(", and ") || "not said: no activity names it";
  return hasSay ? said : `${said}; it is a controller of its own, and owes what its contract says`;
}

/** What a vendor tells us ahead and what we owe our customers, for each of its engagements. */
export function VendorGapTable({ rows }: { rows: readonly VendorGapRow[] }) {
  return (
    <DataTable
      caption="What this vendor tells us, what we owe"
      columns={columns}
      rows={rows.map((row) => ({ key: row.engagementRef, cells: cellsOf(row) }))}
    />
  );
}

function cellsOf(row: VendorGapRow) {
  const { title, href, chairs, hasSay, theirNotice, ourObjection, owed } = row;
  const period = (text: string | null) => (text === null ? "not known" : periodInWords(text));
  return [
    <Link key="engagement" href={href} prefetch={false}>
      {title}
    </Link>,
    chairWords(chairs, hasSay),
    theirNotice === null ? "not known" : `${periodInWords(theirNotice)} ahead`,
    ourObjection === null ? "not known" : `for ${period(ourObjection)}`,
    owed === null ? "nothing" : `${periodInWords(owed.period)}, in “${owed.agreementTitle}”`,
    <GapBadge key="gap" row={row} />,
  ];
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
