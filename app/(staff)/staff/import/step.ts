import type { Actor } from "@/lib/auth/actor";
import { registerFacts } from "@/lib/data/imports/register-imports";
import { findMapping, findRegisterUpload } from "@/lib/data/imports/register-uploads";
import { type ImportStanding, isUnderWay } from "@/lib/domain/import/import-draft";
import {
  type ImportColumnsView,
  type ImportPreviewView,
  importOutcomes,
} from "@/lib/domain/import/import-view";
import { columnsView } from "@/lib/file/import/columns-view";
import { fittingMapping, headingsHash, openPlan, openTable } from "@/lib/file/import/open-import";
import { previewView } from "@/lib/file/import/preview-view";

type Told = { tone: "good" | "bad"; title: string; href: string | null } | null;

export type ImportStep = { readonly told: Told } & (
  | { readonly type: "upload" }
  | { readonly type: "running"; readonly records: number; readonly seconds: number }
  | { readonly type: "columns"; readonly view: ImportColumnsView }
  | { readonly type: "preview"; readonly view: ImportPreviewView }
);

/** At which step of the import somebody stands, and what that step shows. */
export async function importStep(
  actor: Actor,
  asked: Readonly<Record<string, string | undefined>>,
): Promise<ImportStep> {
  const upload = await findRegisterUpload(actor);
  if (upload === null) return { type: "upload", told: null };
  const { book, draft, fileName } = upload;
  const { standing } = draft;
  const told = toldOf(standing, actor);
  if (standing.type === "done") return { type: "upload", told };
  if (standing.type === "running" && isUnderWay(standing, actor.at))
    return {
      type: "running",
      records: standing.records,
      seconds: Math.round((Date.parse(actor.at) - Date.parse(standing.since)) / 1_000),
      told,
    };
  if (!draft.isMapped || asked.step === "columns") {
    const table = openTable(book, draft);
    const remembered = fittingMapping(await findMapping(headingsHash(table)), table);
    return { type: "columns", view: columnsView(upload, remembered !== null), told };
  }
  const facts = await registerFacts(actor);
  if (facts === null) return { type: "upload", told };
  const plan = openPlan(book, draft, facts, fileName);
  const show = [...importOutcomes, "similar" as const].find((one) => one === asked.show) ?? "all";
  const page = Number(asked.page ?? "1");
  return {
    type: "preview",
    view: previewView(plan, draft, facts, {
      fileName,
      show,
      page: Number.isSafeInteger(page) ? page : 1,
    }),
    told,
  };
}

function toldOf(standing: ImportStanding, { at }: Actor): Told {
  if (standing.type === "done")
    return {
      tone: "good",
      title: `The file is imported as the draft ${standing.changeSetId}.`,
      href: `/staff/changes/${encodeURIComponent(standing.changeSetId)}`,
    };
  if (standing.type === "refused") return { tone: "bad", title: standing.message, href: null };
  if (standing.type === "open" || isUnderWay(standing, at)) return null;
  return {
    tone: "bad",
    title: "The import was interrupted, and nothing was imported: try it again.",
    href: null,
  };
}
