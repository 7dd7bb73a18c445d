import { findChangeSet } from "@/lib/data/changes/change-sets";
import { planTracking, recordTracking } from "@/lib/data/notices/letter-tracking";
import { trackingOutcomeWords } from "@/lib/domain/sending/tracked-letter";
import { trackingProblems, trackingRows } from "@/lib/file/letters/tracking-rows";
import { readTableApart } from "@/lib/file/table/read-table-apart";
import { type Answer, refused, table as tableOf, take } from "./answer";
import { actorOf } from "./installation";
import { readSheets, refusedFile } from "./sheets";

export type TrackingOptions = { dryRun?: true; as?: string; json?: true };

export async function trackingAnswer(
  id: string,
  path: string,
  { dryRun, as }: TrackingOptions,
): Promise<Answer> {
  const actor = await actorOf(as);
  const { table } = await readSheets(path, readTableApart);
  const read = trackingRows(table);
  if ((await findChangeSet(id)) === null) throw refused("noSuchChangeSet");
  const plan = await planTracking(actor, id, read.letters);
  if (plan === null) throw refused("notAllowed");
  const problems = trackingProblems(table, read, plan.troubles);
  if (problems.length > 0) throw refusedFile(path, problems);
  const rows = plan.letters.map((letter) => [
    String(letter.line),
    letter.agreementRef,
    `${letter.carrier} ${letter.number}`,
    trackingOutcomeWords[letter.outcome],
    letter.objectionLastDay ?? "-",
    letter.earliestEffectiveOn ?? "-",
  ]);
  const shown = tableOf(
    ["line", "agreement", "letter", "what", "objection until", "earliest"],
    rows,
  );
  if (dryRun === true)
    return {
      text: `${shown}\nNothing was recorded.`,
      json: { ok: true, dryRun: true, letters: plan.letters },
    };
  const result = await recordTracking(actor, id, read.letters);
  if (!result.ok && result.troubles !== undefined && result.troubles.length > 0)
    throw refusedFile(path, trackingProblems(table, read, result.troubles));
  const recorded = take(result);
  return {
    text: `${shown}\n${recorded.letters} ${recorded.letters === 1 ? "letter" : "letters"} recorded.`,
    json: { ok: true, recorded: recorded.letters, letters: plan.letters },
  };
}
