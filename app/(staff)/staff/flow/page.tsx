import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MomentBar } from "@/components/moment/moment-bar";
import { FlowPicture } from "@/components/pictures/flow-picture";
import { FlowQuestion } from "@/components/pictures/flow-question";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/staff-door";
import { flowPicture } from "@/lib/data/records/pictures";
import { flowSubject, subjectText } from "@/lib/domain/pictures/flow-subject";
import { askedMoment, askedText } from "../[kind]/asked-record";

export const metadata: Metadata = { title: "Data flows" };

const path = "/staff/flow";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FlowPage({ searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const asked = await searchParams;
  const subject = flowSubject(askedText(asked, "of"));
  const moment = askedMoment(asked);
  const picture = await flowPicture(actor, subject, moment);
  if (picture === null) notFound();
  const { choices, flow, day } = picture;
  const chosen = subject ?? choices[0]?.subject;
  const of = chosen === undefined ? "" : subjectText(chosen);
  return (
    <>
      <PageTitle title={flow === null ? "Data flows" : `Data flow of ${flow.title}`} />
      <MomentBar
        moment={moment}
        day={day}
        presentHref={`${path}?${new URLSearchParams({ of })}`}
        action={path}
        kept={[["of", of]]}
      />
      <FlowQuestion choices={choices} chosen={of} moment={moment} />
      {flow === null ? (
        <Callout tone="warn" title="There was no such activity or product on that day." />
      ) : (
        <Panel title="The way of the data">
          <FlowPicture flow={flow} moment={moment} />
        </Panel>
      )}
    </>
  );
}
