import type { ShownAnswer } from "@/components/drill/drill-page";
import type { StaffActor } from "@/lib/auth/actor";
import { listPreview } from "@/lib/data/changes/change-preview";
import type { OpenDrill } from "@/lib/data/drill/drills";
import { affectedPage } from "@/lib/domain/change/affected-page";
import { timeline } from "@/lib/domain/change/timeline";
import type { DrillView } from "@/lib/domain/drill/drill-view";
import { listDifferences } from "@/lib/draw/document-differences";

const groupsShown = 12;

/** What is drawn for the answer of a drill, as its address asks for it. */
export async function shownOf(
  actor: StaffActor,
  { asked, register, today }: OpenDrill,
  { answer }: DrillView,
  { find, page }: { find: string; page: string },
): Promise<ShownAnswer | null> {
  if (asked === null || answer === null) return null;
  const list = await listPreview(actor, { before: register, after: asked.proposed, today }, null);
  const kept = Object.fromEntries(new URLSearchParams(answer.asked));
  return {
    documents: [
      {
        title: "The public list of sub-processors, once it is proposed so",
        // A drill touches many records: what it asks is read in the language of the register.
        versions: [{ language: "en", words: list && listDifferences(list, "en") }],
      },
    ],
    line: timeline(answer.affected, [today, answer.on], groupsShown),
    shown: affectedPage(answer.affected, find, Number(page)),
    sought: find,
    hrefOf: (changed) =>
      `/staff/drill?${new URLSearchParams({ ...kept, ...(find === "" ? {} : { find }), ...changed })}`,
    kept,
  };
}
