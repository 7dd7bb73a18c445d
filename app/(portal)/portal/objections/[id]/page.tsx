import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ObjectionRecord } from "@/components/portal/objection-record";
import { LinkButton } from "@/components/ui/link-button";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireCustomer } from "@/lib/auth/portal-door";
import { findObjection } from "@/lib/data/portal";

export const metadata: Metadata = { title: "Your objection" };

export default async function ObjectionPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireCustomer();
  const objection = await findObjection(actor, (await params).id);
  if (objection === null) notFound();
  return (
    <>
      <PageTitle
        title={`Your objection: ${objection.title}`}
        kicker={
          <>
            <Link href="/portal">Overview</Link> · Change {objection.changeSetId} ·{" "}
            {objection.agreement}
          </>
        }
      />
      <Panel title="Where it stands">
        <ObjectionRecord objection={objection} />
        <LinkButton href={`/portal/notices/${objection.noticeId}`}>To the notice</LinkButton>
      </Panel>
    </>
  );
}
