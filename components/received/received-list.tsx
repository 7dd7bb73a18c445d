import Link from "next/link";
import type { ReceivedRow } from "@/lib/domain/received/received-view";
import { DataTable } from "../ui/data-table";
import { Day } from "../ui/day";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { PageTitle } from "../ui/page-title";
import { ActBy, ReceivedBadge } from "./received-state";

const columns = [
  { key: "notice", label: "Notice" },
  { key: "vendor", label: "Vendor" },
  { key: "received", label: "Received" },
  { key: "by", label: "Answer by" },
  { key: "state", label: "State" },
  { key: "change", label: "Change" },
];

/** What vendors have told us of changes on their side: what is open first, the most pressing on top. */
export function ReceivedList({
  notices,
  mayAdd,
}: {
  notices: readonly ReceivedRow[];
  mayAdd: boolean;
}) {
  const adding = mayAdd ? (
    <LinkButton href="/staff/received/new" variant="filled" shortcut="new">
      Add a notice
    </LinkButton>
  ) : null;
  return (
    <>
      <PageTitle title="Notices from vendors">{adding}</PageTitle>
      <DataTable
        caption="Notices from vendors"
        columns={columns}
        rows={notices.map((notice) => ({ key: notice.id, cells: cellsOf(notice) }))}
        empty={
          <EmptyState title="No notice from a vendor yet" action={adding}>
            When a vendor writes that it will use another sub-processor, drop its mail here. You see
            by when to object under your own contract, what you owe your customers because of it,
            and make a change of it with one button.
          </EmptyState>
        }
      />
    </>
  );
}

function cellsOf(notice: ReceivedRow) {
  const { id, number, subject, vendor, receivedOn, changeSetId } = notice;
  return [
    <Link key="notice" href={`/staff/received/${id}`} prefetch={false}>
      {subject || `Notice ${number}`}
    </Link>,
    vendor === null ? "Not said yet" : vendor.name,
    <Day key="received" on={receivedOn} />,
    <ActBy key="by" notice={notice} />,
    <ReceivedBadge key="state" state={notice.state} />,
    changeSetId === null ? (
      "–"
    ) : (
      <Link key="change" href={`/staff/changes/${changeSetId}`} prefetch={false}>
        {changeSetId}
      </Link>
    ),
  ];
}
