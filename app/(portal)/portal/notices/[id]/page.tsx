import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeDates } from "@/components/portal/notice-dates";
import { NoticeWords } from "@/components/portal/notice-words";
import { StandingBadge, standingSentence } from "@/components/portal/standing";
import { Tellings } from "@/components/portal/tellings";
import { Told } from "@/components/portal/told";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireCustomer } from "@/lib/auth/portal-door";
import { findNoticePage, findPortalHead } from "@/lib/data/portal";
import { acknowledgeNotice, approveNotice, objectToNotice } from "../actions";

export const metadata: Metadata = { title: "Notice" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ say?: string | string[] }>;
};

export default async function NoticePage({ params, searchParams }: Props) {
  const actor = await requireCustomer();
  const { id } = await params;
  const { say } = await searchParams;
  const head = await findPortalHead(actor);
  const page = await findNoticePage(actor, id);
  if (head === null || page === null) notFound();
  const { notice, told, tellings } = page;
  return (
    <>
      <PageTitle
        title={notice.title}
        kicker={
          <>
            <Link href="/portal">{head.customer}</Link> · Change {notice.changeSetId} ·{" "}
            {notice.agreement}
          </>
        }
      />
      <Panel title="Your dates" aside={<StandingBadge standing={notice.standing} />}>
        <NoticeDates notice={notice} />
        <p>{standingSentence(notice)}</p>
      </Panel>
      <NoticeWords
        page={page}
        name={head.person}
        asked={say === "object" || say === "approve" ? say : null}
        acknowledge={acknowledgeNotice}
        approve={approveNotice}
        object={objectToNotice}
      />
      <Panel title="The notice">
        <Told view={told} />
      </Panel>
      {tellings.length > 0 ? (
        <Panel title="To whom it went">
          <Tellings tellings={tellings} />
        </Panel>
      ) : null}
    </>
  );
}
