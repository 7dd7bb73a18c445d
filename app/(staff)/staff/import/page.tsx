import Link from "next/link";
import { ImportColumns } from "@/components/import/import-columns";
import { ImportPreview } from "@/components/import/import-preview";
import { ImportRunning } from "@/components/import/import-running";
import { ImportUpload } from "@/components/import/import-upload";
import { Callout } from "@/components/ui/callout";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/staff-door";
import { tableLimits } from "@/lib/file/table/table";
import { givenTexts } from "../[kind]/asked-record";
import * as actions from "./actions";
import { importStep } from "./step";

export const metadata = { title: "Import" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ImportPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff("changeSet:edit");
  const step = await importStep(actor, givenTexts(await searchParams));
  return (
    <>
      <PageTitle title="Import" kicker={<Link href="/staff/changes">Changes</Link>} />
      {step.told === null ? null : (
        <div role="status">
          <Callout tone={step.told.tone} title={step.told.title}>
            {step.told.href === null ? null : <Link href={step.told.href}>Open the draft</Link>}
          </Callout>
        </div>
      )}
      {step.type === "upload" ? (
        <ImportUpload read={actions.readFile} mostBytes={tableLimits.bytes} />
      ) : null}
      {step.type === "running" ? (
        <Panel title="The import is under way">
          <ImportRunning records={step.records} seconds={step.seconds} />
        </Panel>
      ) : null}
      {step.type === "columns" ? (
        <ImportColumns
          view={step.view}
          actions={{
            reading: actions.chooseReading,
            columns: actions.chooseColumns,
            discard: actions.discardFile,
          }}
        />
      ) : null}
      {step.type === "preview" ? (
        <ImportPreview
          view={step.view}
          actions={{
            mend: actions.mendCell,
            leaveOut: actions.leaveRowOut,
            takeVendor: actions.takeVendor,
            confirm: actions.makeDraft,
            discard: actions.discardFile,
          }}
        />
      ) : null}
    </>
  );
}
