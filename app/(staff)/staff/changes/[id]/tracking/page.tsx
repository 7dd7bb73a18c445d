import Link from "next/link";
import { notFound } from "next/navigation";
import { TrackingList } from "@/components/changes/tracking/tracking-list";
import { TrackingUpload } from "@/components/changes/tracking/tracking-upload";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { openChange } from "@/lib/data/changes/open-change";
import { trackingColumns } from "@/lib/file/letters/tracking-rows";
import { tableLimits } from "@/lib/file/table/table";
import { discard, read, record } from "./actions";
import { uploadedTracking } from "./tracking-plan";

export const metadata = { title: "Tracking of letters" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string }>;
};

export default async function TrackingPage({ params, searchParams }: Props) {
  const actor = await requireStaff("notice:record");
  const open = await openChange(actor, (await params).id);
  if (open === null) notFound();
  const { id } = open.changeSet;
  const plan = await uploadedTracking(actor, id);
  const { done } = await searchParams;
  return (
    <>
      <PageTitle
        title="Tracking of letters"
        kicker={<Link href={`/staff/changes/${encodeURIComponent(id)}#roll-out`}>Change {id}</Link>}
      />
      {done === undefined ? null : (
        <div role="status">
          <Callout tone="good" title="The letters are recorded, and their days count." />
        </div>
      )}
      {plan === null ? (
        <TrackingUpload
          read={read}
          changeSetId={id}
          columns={trackingColumns}
          mostBytes={tableLimits.bytes}
        />
      ) : (
        <TrackingList view={plan.view} actions={{ record, discard }} />
      )}
    </>
  );
}
