import Link from "next/link";
import type { RecordLink } from "@/lib/domain/change/change-view";
import type { DrillAnswer, EngagementRow, WayRow } from "@/lib/domain/drill/drill-view";
import { ToneBadge } from "../ui/badges";
import { DataTable } from "../ui/data-table";
import { Panel } from "../ui/panel";
import classes from "./drill.module.css";

/** What is lost, and what takes its place: per way of data and law, and per engagement. */
export function DrillLosses({ answer: { ways, engagements } }: { answer: DrillAnswer }) {
  return (
    <>
      {engagements.length === 0 ? null : (
        <Panel title="Engagements that go" id="engagements">
          <DataTable
            caption="Engagements that go, and who stands by"
            columns={engagementColumns}
            rows={engagements.map((row) => ({ key: row.record.href, cells: engagementCells(row) }))}
          />
        </Panel>
      )}
      {ways.length === 0 ? null : (
        <Panel title="Transfers that lose their ground" id="transfers">
          <DataTable
            caption="Transfers that lose their ground, and what carries them then"
            columns={wayColumns}
            rows={ways.map((row) => ({ key: row.key, cells: wayCells(row) }))}
          />
        </Panel>
      )}
    </>
  );
}

const wayColumns = [
  { key: "transfer", label: "Transfer" },
  { key: "law", label: "Under" },
  { key: "lost", label: "Rests on until then" },
  { key: "fallback", label: "Falls back on" },
];

function wayCells({ record, regime, countries, lost, fallback, further }: WayRow) {
  return [
    <span key="transfer">
      <Shown link={record} />
      <span className={classes.under}>{record.about}</span>
    </span>,
    regime,
    <span key="lost">
      {lost}
      <span className={classes.under}>for {countries}</span>
    </span>,
    fallback === null ? (
      <ToneBadge key="none" tone="bad">
        Nothing
      </ToneBadge>
    ) : (
      <span key="fallback">
        <ToneBadge tone="good">Fallback</ToneBadge> {fallback}
        {further.length === 0 ? null : (
          <span className={classes.under}>then {further.join("; then ")}</span>
        )}
      </span>
    ),
  ];
}

const engagementColumns = [
  { key: "engagement", label: "Engagement" },
  { key: "why", label: "Why it goes" },
  { key: "standIn", label: "Stands by" },
  { key: "unserved", label: "Left without anyone" },
];

function engagementCells({ record, above, standIns, unserved }: EngagementRow) {
  const isOwn = above === null;
  return [
    <Shown key="engagement" link={record} />,
    isOwn ? (
      "It is the vendor's own"
    ) : (
      <span key="why">
        Engaged under <Shown link={above} />
      </span>
    ),
    standIns.length > 0 ? (
      <Several key="standIn" links={standIns} />
    ) : isOwn ? (
      <ToneBadge key="none" tone="bad">
        Nobody
      </ToneBadge>
    ) : (
      "whoever replaces the one above"
    ),
    unserved.length > 0 ? <Several key="unserved" links={unserved} /> : "–",
  ];
}

function Several({ links }: { links: readonly RecordLink[] }) {
  return links.map((link, index) => (
    <span key={link.href}>
      {index > 0 && ", "}
      <Shown link={link} />
    </span>
  ));
}

function Shown({ link: { title, href } }: { link: RecordLink }) {
  return (
    <Link href={href} prefetch={false}>
      {title}
    </Link>
  );
}
