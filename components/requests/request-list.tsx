import Link from "next/link";
import type { RequestView } from "@/lib/domain/vendor-request";
import { DataTable } from "../ui/data-table";
import { Day } from "../ui/day";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { PageTitle } from "../ui/page-title";
import { Earliest, RequestBadge } from "./request-state";

const columns = [
  { key: "vendor", label: "Vendor" },
  { key: "purpose", label: "For what" },
  { key: "state", label: "State" },
  { key: "earliest", label: "Earliest" },
  { key: "asked", label: "Asked" },
];

/** The requests that somebody may see: their own, or all. */
export function RequestList({
  requests,
  mayAsk,
  seesAll,
}: {
  requests: readonly RequestView[];
  mayAsk: boolean;
  seesAll: boolean;
}) {
  const asking = mayAsk ? (
    <LinkButton href="/staff/requests/new" variant="filled" shortcut="new">
      Ask for a vendor
    </LinkButton>
  ) : null;
  return (
    <>
      <PageTitle title={seesAll ? "Requests" : "Your requests"}>{asking}</PageTitle>
      <DataTable
        caption="Requests"
        columns={columns}
        rows={requests.map((request) => ({ key: request.id, cells: cellsOf(request) }))}
        empty={
          <EmptyState title="No requests yet" action={asking}>
            Whoever needs a vendor says which, for what, with which data and where. An editor makes
            a change of it, and the page of the request says how far that is.
          </EmptyState>
        }
      />
    </>
  );
}

function cellsOf(request: RequestView) {
  const { id, vendorName, service, purpose, state, askedBy, askedAt } = request;
  return [
    <Link key="vendor" href={`/staff/requests/${id}`} prefetch={false}>
      {vendorName}, {service}
    </Link>,
    purpose,
    <RequestBadge key="state" state={state} />,
    <Earliest key="earliest" request={request} />,
    <span key="asked">
      <Day on={askedAt.slice(0, 10)} /> by {askedBy}
    </span>,
  ];
}
