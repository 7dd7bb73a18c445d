import Link from "next/link";
import { Callout } from "../ui/callout";
import type { IncidentOpened } from "./incident-props";

/** What opened it just now, and what is beside it. */
export function IncidentJustOpened({ opened }: { opened: IncidentOpened }) {
  if (opened.by === "objection")
    return (
      <Callout tone="warn" title="The objection is recorded, and this incident is opened.">
        It came in time, but the change has taken effect for this customer. Nothing was taken back
        by itself.
      </Callout>
    );
  const { draft, others } = opened;
  return (
    <Callout tone="warn" title="The fact is recorded, and this incident is opened.">
      No mail goes to the customers by itself: tell each, by the letter below or otherwise, and
      record it.
      {others.length === 0 ? null : (
        <>
          {" "}
          Opened with it:{" "}
          {others.map((number, index) => (
            <span key={number}>
              {index > 0 && ", "}
              <Link href={`/staff/incidents/${number}`}>Incident {number}</Link>
            </span>
          ))}
          .
        </>
      )}
      {draft === null ? null : (
        <>
          {" "}
          About the sub-processors that the register has, a draft is made:{" "}
          <Link href={`/staff/changes/${encodeURIComponent(draft)}`}>{draft}</Link>. Somebody else
          approves it; announcing it tells their customers.
        </>
      )}
    </Callout>
  );
}
