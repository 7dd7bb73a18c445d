import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import type { Authorisation } from "@/lib/domain/incident/use-and-authorisation";
import { type AuthorisedUse, proposesIncident, type UseRow } from "@/lib/domain/incident/use-view";
import { recordPath } from "@/lib/domain/record/record-address";
import { ActionForm } from "../forms/action-form";
import { ToneBadge } from "../ui/badges";
import { Callout } from "../ui/callout";
import { DataTable } from "../ui/data-table";
import { Day } from "../ui/day";
import { Panel } from "../ui/panel";

const columns = [
  { key: "customer", label: "Customer" },
  { key: "authorised", label: "Authorised from" },
  { key: "used", label: "In use" },
  { key: "between", label: "Without authorisation" },
];

/** Many customers make one long table: those that want somebody's eye come first, the others are counted. */
const mostShown = 50;

/** What is authorised beside what is in use, customer by customer; an incident is proposed where use came first. */
export function AuthorisedUsePanel({
  uses,
  isVendor,
  open,
  recordFact,
}: {
  uses: readonly AuthorisedUse[];
  /** On a vendor's page each sub-processor is named. */
  isVendor: boolean;
  open: FormAction | null;
  /** Where an adverse fact about it is recorded; null: this person may not. */
  recordFact: string | null;
}) {
  if (uses.length === 0) return null;
  return (
    <Panel title="Authorised and in use" id="authorised-use">
      {uses.map((use) => (
        <div key={use.engagementRef}>
          {isVendor ? (
            <h3>
              <Link href={recordPath({ kind: "Engagement", ref: use.engagementRef })}>
                {use.title}
              </Link>
            </h3>
          ) : null}
          <Proposal use={use} open={open} />
          <Table use={use} />
        </div>
      ))}
      {recordFact === null ? null : (
        <p>
          Has something happened there that the agreements do not allow for, such as a breach?{" "}
          <Link href={recordFact}>Record an adverse fact</Link>
        </p>
      )}
    </Panel>
  );
}

function Proposal({ use, open }: { use: AuthorisedUse; open: FormAction | null }) {
  const { incident, engagementRef } = use;
  if (incident !== null)
    return (
      <p>
        <Link href={`/staff/incidents/${incident.id}`}>Incident {incident.number}</Link>
        {incident.isOpen ? " is open." : " is closed."}
      </p>
    );
  if (!proposesIncident(use)) return null;
  return (
    <Callout tone="warn" title="It was in use before these customers authorised it.">
      {open === null ? (
        "An editor or approver can open an incident here."
      ) : (
        <ActionForm
          action={open}
          submit="Open an incident"
          hidden={{ engagementRef }}
          label={`Open an incident about ${use.title}`}
        />
      )}
    </Callout>
  );
}

function Table({ use }: { use: AuthorisedUse }) {
  const { rows, title } = use;
  const sorted = rows.toSorted((one, other) => urgency(other) - urgency(one));
  const left = rows.length - mostShown;
  return (
    <>
      <DataTable
        caption={`${title}: authorised and in use`}
        columns={columns}
        rows={sorted
          .slice(0, mostShown)
          .map((row) => ({ key: row.agreementRef, cells: cellsOf(use, row) }))}
        empty={<p>No agreement in force covers it.</p>}
      />
      {left > 0 ? <p>And {left} more.</p> : null}
    </>
  );
}

function urgency({ suspended, isBefore }: UseRow): number {
  return Number(suspended !== null) * 2 + Number(isBefore);
}

function cellsOf({ use }: AuthorisedUse, row: UseRow) {
  const { customerName, customerRef, agreementTitle, authorisation, suspended, isBefore, days } =
    row;
  return [
    <span key="customer">
      <Link href={`/staff/customers/${encodeURIComponent(customerRef)}`} prefetch={false}>
        {customerName}
      </Link>
      {agreementTitle === customerName ? null : `, ${agreementTitle}`}
    </span>,
    suspended === null ? (
      <Authorised key="authorised" authorisation={authorisation} />
    ) : (
      <span key="authorised">
        <ToneBadge tone="bad">Suspended</ToneBadge> since <Day on={suspended.since} />, by{" "}
        <Link href={`/staff/incidents/${suspended.incidentId}`} prefetch={false}>
          incident {suspended.incident}
        </Link>
      </span>
    ),
    suspended !== null ? (
      "Not for this agreement"
    ) : use.from === null ? (
      "No day is recorded"
    ) : use.perTenantSwitch ? (
      "Switched per customer"
    ) : (
      <span key="used">
        from <Day on={use.from} />
        {use.to === null ? null : (
          <>
            {" "}
            to <Day on={use.to} />
          </>
        )}
      </span>
    ),
    isBefore ? (
      <ToneBadge key="between" tone="bad">
        {days === 1 ? "one day" : `${days} days`}
      </ToneBadge>
    ) : (
      "No"
    ),
  ];
}

function Authorised({ authorisation }: { authorisation: Authorisation }) {
  switch (authorisation.state) {
    case "AGREED":
      return authorisation.from === null ? (
        "With the agreement"
      ) : (
        <>
          With the agreement, <Day on={authorisation.from} />
        </>
      );
    case "AUTHORISED":
      return (
        <>
          <Day on={authorisation.from} />, by <Change id={authorisation.changeSetId} />
        </>
      );
    case "TOLD_ONLY":
      return (
        <>
          Not authorised: told as an adverse fact by <Change id={authorisation.changeSetId} />
        </>
      );
    case "HELD_BACK":
      return (
        <>
          Not yet: <Change id={authorisation.changeSetId} /> waits
        </>
      );
    case "LEFT_OUT":
      return (
        <>
          Left out of <Change id={authorisation.changeSetId} />
        </>
      );
  }
}

function Change({ id }: { id: string }) {
  return (
    <Link href={`/staff/changes/${encodeURIComponent(id)}`} prefetch={false}>
      {id}
    </Link>
  );
}
