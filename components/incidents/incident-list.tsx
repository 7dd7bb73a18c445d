import Link from "next/link";
import {
  type IncidentRow,
  incidentKindWords,
  suspensionWords,
} from "@/lib/domain/incident/incident-view";
import { ToneBadge } from "../ui/badges";
import { DataTable } from "../ui/data-table";
import { Day } from "../ui/day";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { PageTitle } from "../ui/page-title";

const columns = [
  { key: "incident", label: "Incident" },
  { key: "kind", label: "Kind" },
  { key: "since", label: "True since" },
  { key: "known", label: "Known on" },
  { key: "agreements", label: "Agreements", align: "right" as const },
  { key: "suspension", label: "Suspension" },
  { key: "state", label: "State" },
];

/** What went other than the agreements allow: open ones first, then the newest. */
export function IncidentList({
  incidents,
  mayDraft,
}: {
  incidents: readonly IncidentRow[];
  mayDraft: boolean;
}) {
  return (
    <>
      <PageTitle title="Incidents">
        {mayDraft ? (
          <LinkButton href="/staff/incidents/new" variant="filled">
            Record an adverse fact
          </LinkButton>
        ) : null}
      </PageTitle>
      <NoBreach />
      <DataTable
        caption="Incidents"
        columns={columns}
        rows={incidents.map((incident) => ({ key: incident.id, cells: cellsOf(incident) }))}
        empty={
          <EmptyState title="No incident">
            One is opened by itself when an adverse fact is announced, and when an objection that
            came in time is entered after the change has taken effect. Where a sub-processor was
            used before it was authorised, its page proposes one.
          </EmptyState>
        }
      />
    </>
  );
}

/** What the word means here, and what it does not. */
export function NoBreach() {
  return (
    <p>
      An incident here is what went other than the agreements allow. A personal data breach has to
      be notified besides (GDPR Art. 33), which is kept elsewhere.
    </p>
  );
}

function cellsOf(incident: IncidentRow) {
  const { id, number, title, kind, trueSince, knownOn, agreements, suspension, isOpen } = incident;
  return [
    <Link key="incident" href={`/staff/incidents/${id}`} prefetch={false}>
      {number}. {title}
    </Link>,
    incidentKindWords[kind].label,
    <Day key="since" on={trueSince} />,
    <Day key="known" on={knownOn} />,
    agreements,
    suspension === null ? "Not decided" : suspensionWords[suspension],
    <ToneBadge key="state" tone={isOpen ? "bad" : "neutral"}>
      {isOpen ? "Open" : "Closed"}
    </ToneBadge>,
  ];
}
