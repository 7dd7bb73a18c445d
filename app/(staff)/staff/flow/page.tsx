import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FlowPicture } from "@/components/pictures/flow-picture";
import { FlowQuestion } from "@/components/pictures/flow-question";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/staff-door";
import { flowPicture } from "@/lib/data/pictures";
import { flowSubject, subjectText } from "@/lib/domain/pictures/flow-subject";
import { askedMoment, askedText } from "../[kind]/asked-record";

export const metadata: Metadata = { title: "Data flows" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FlowPage({ searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const asked = await searchParams;
  const subject = flowSubject(askedText(asked, "of"));
  const asOf = askedMoment(asked).asOf;
  const picture = await flowPicture(actor, subject, asOf);
  if (picture === null) notFound();
  const { choices, flow, today } = picture;
  const chosen = subject ?? choices[0]?.subject;
  return (
    <>
      <PageTitle title={flow === null ? "Data flows" : `Data flow of ${flow.title}`} />
      <FlowQuestion
        choices={choices}
        chosen={chosen === undefined ? "" : subjectText(chosen)}
        on={asOf ?? today}
        today={today}
      />
      {flow === null ? (
        <Callout tone="warn" title="There was no such activity or product on that day." />
      ) : (
        <Panel title="The way of the data">
          <FlowPicture flow={flow} />
        </Panel>
      )}
    </>
  );
}
