import Link from "next/link";
import type { ReceivedRow } from "@/lib/domain/received/received-view";
import type { VendorGapRow } from "@/lib/domain/received/vendor-gap";
import { Day } from "../ui/day";
import { Panel } from "../ui/panel";
import { ReceivedBadge } from "./received-state";
import { VendorGapTable } from "./vendor-gap-table";

const mostShown = 5;

/** On the page of a vendor: what it tells us, what we owe, and the notices that came from it. */
export function VendorGapPanel({
  rows,
  notices,
}: {
  rows: readonly VendorGapRow[];
  notices: readonly ReceivedRow[];
}) {
  if (rows.length === 0 && notices.length === 0) return null;
  return (
    <Panel title="What this vendor tells us, what we owe" id="notices">
      {rows.length === 0 ? null : <VendorGapTable rows={rows} />}
      {notices.length === 0 ? (
        <p>
          No notice of it was taken down. <Link href="/staff/received/new">Add one</Link>
        </p>
      ) : (
        <ul>
          {notices.slice(0, mostShown).map(({ id, number, subject, receivedOn, state }) => (
            <li key={id}>
              <Link href={`/staff/received/${id}`} prefetch={false}>
                {subject || `Notice ${number}`}
              </Link>
              , <Day on={receivedOn} /> <ReceivedBadge state={state} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
