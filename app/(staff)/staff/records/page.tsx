import type { Metadata } from "next";
import { Handovers } from "@/components/records/handovers";
import { RecordPreview } from "@/components/records/record-preview";
import { RecordQuestion } from "@/components/records/record-question";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { recordEntities, recordFacts } from "@/lib/data/records/authority-records";
import { listHandovers } from "@/lib/data/records/record-handovers";
import { can } from "@/lib/domain/access";
import { recordRequest } from "@/lib/domain/documents/record/record-asked";
import { recordHash } from "@/lib/domain/documents/record/record-hash";
import { recordSheets } from "@/lib/domain/documents/record/record-sheets";
import { givenTexts } from "../[kind]/asked-record";
import { recordHandOver } from "./actions";
import { drawnRefusals } from "./drawn-record";

export const metadata: Metadata = { title: "Records for the authority" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RecordsPage({ searchParams }: Props) {
  const actor = await requireStaff("register:read");
  const given = givenTexts(await searchParams);
  const request = recordRequest(given);
  const [{ entities, today }, found, handovers] = await Promise.all([
    recordEntities(actor, request.asked),
    recordFacts(actor, request.asked),
    listHandovers(actor),
  ]);
  const problems = [...request.problems, ...(found.ok ? [] : [drawnRefusals[found.reason]])];
  const hash = found.ok ? recordHash(found.value) : "";
  return (
    <>
      <PageTitle title="Records for the authority" />
      <p>
        The record of processing activities of one legal entity under Article 30 GDPR, complete in
        one file, dated, with the hash of what it says.
      </p>
      <RecordQuestion request={request} given={given} entities={entities} today={today} />
      {problems.map((problem) => (
        <Callout key={problem} tone="warn" title={problem} />
      ))}
      {found.ok && problems.length === 0 ? (
        <RecordPreview
          facts={found.value}
          hash={hash}
          sheets={recordSheets(found.value, hash, request.layout)}
        />
      ) : null}
      <Handovers
        handovers={handovers}
        given={given}
        today={today}
        isDone={given.done === "handed-over"}
        action={found.ok && can(actor.roles, "record:handOver") ? recordHandOver : null}
      />
    </>
  );
}
