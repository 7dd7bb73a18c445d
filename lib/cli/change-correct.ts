import type { Command } from "commander";
import type { Actor } from "@/lib/auth/actor";
import type { CorrectionDraft } from "@/lib/data/announcing/correction-plan";
import { draftCorrection, dropCorrection, sendCorrection } from "@/lib/data/announcing/corrections";
import { changesOf, findChangeSet, itemsOf } from "@/lib/data/changes/change-sets";
import { presentRegister } from "@/lib/data/register";
import {
  type CorrectionEntry,
  correctedMatters,
  isCorrectedMatter,
  isOwnDay,
} from "@/lib/domain/change/correction";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply } from "@/lib/domain/register";
import { readPatch } from "@/lib/file/patch";
import { type Answer, refused, take, WrongUse } from "./answer";
import { readFileWith } from "./files";
import { actorOf, now } from "./installation";
import { mailsAheadHelp } from "./options";

export type CorrectOptions = {
  matter?: string[];
  said?: string[];
  right?: string[];
  file?: string;
  recordsStand?: true;
  send?: true;
  drop?: true;
  dryRun?: true;
  as?: string;
};

/** The options of a correction. */
export function withCorrection(command: Command): Command {
  return command
    .description("put right what the notices of an announced change told wrong, and send it")
    .option("--matter <matters...>", `what was wrong: ${Object.keys(correctedMatters).join(", ")}`)
    .option(
      "--said <texts...>",
      "what was told of each, in the same order; - for nothing, and for the days",
    )
    .option(
      "--right <texts...>",
      "what is right, in the same order; - for the days, which are each agreement's own",
    )
    .option("--file <patch>", "a register file with the records of the change as they are right")
    .option("--records-stand", "the records are right as they stand; the telling alone was wrong")
    .option("--send", "send the correction that somebody else wrote")
    .option("--drop", "take the correction that was written back")
    .option("--dry-run", mailsAheadHelp);
}

export async function correctAnswer(id: string, options: CorrectOptions): Promise<Answer> {
  const actor = await actorOf(options.as);
  if (options.send === true) return sendAnswer(id, actor, options);
  if (options.drop === true) {
    if (options.dryRun === true) throw new WrongUse("--drop sends no mail: leave out --dry-run.");
    take(await dropCorrection(actor, id));
    return { text: `${id}: the correction is taken back.`, json: { ok: true, changeSetId: id } };
  }
  const draft = {
    changeSetId: id,
    entries: entriesOf(options),
    items: await itemsIn(id, options),
    recordsStand: options.recordsStand === true,
  };
  if (options.dryRun === true) return (await import("./mails-ahead")).correctionAhead(actor, draft);
  const written = take(await draftCorrection(actor, draft));
  const days = written.restarts
    ? "The days of notice and objection will begin anew with it"
    : "No day moves by it";
  return {
    text: `${id}: the correction is written. ${days}; another person sends it: \`change correct ${id} --send\`.`,
    json: { ok: true, changeSetId: id, ...written },
  };
}

async function sendAnswer(id: string, actor: Actor, { dryRun }: CorrectOptions): Promise<Answer> {
  if (dryRun === true) return (await import("./mails-ahead")).sendingAhead(actor, id);
  const sent = take(await sendCorrection(actor, id));
  const days = sent.restarts ? "their days begin anew with them" : "no day moves";
  const planned =
    sent.moved === null
      ? ""
      : ` The planned day moves from ${sent.moved.from} to ${sent.moved.to}.`;
  return {
    text: `${id} is corrected: ${sent.deliveries} mails ordered, ${days}.${planned}`,
    json: { ok: true, changeSetId: id, ...sent },
  };
}

function entriesOf({ matter = [], said = [], right = [] }: CorrectOptions): CorrectionEntry[] {
  if (matter.length === 0 || said.length !== matter.length || right.length !== matter.length)
    throw new WrongUse(
      "Give --matter, --said and --right, as many of each: what was wrong, what was told of it, and what is right.",
    );
  return matter.map((word, index) => {
    const known = word.toUpperCase().replaceAll("-", "_");
    if (!isCorrectedMatter(known))
      throw new WrongUse(
        `--matter is one of ${Object.keys(correctedMatters).join(", ")}; "${word}" is not.`,
      );
    const [told = "-", isRight = ""] = [said[index], right[index]?.trim()];
    const isOwn = isOwnDay(known) && isRight === "-";
    if (isRight === "") throw new WrongUse(`Say with --right what is right of ${known}.`);
    return { matter: known, said: told === "-" ? null : told, right: isOwn ? "" : isRight };
  });
}

/** The file is read against the register with the change in effect, as it was announced. */
async function itemsIn(id: string, { file }: CorrectOptions): Promise<CorrectionDraft["items"]> {
  if (file === undefined) return [];
  const changeSet = await findChangeSet(id);
  if (changeSet === null) throw refused("noSuchChangeSet");
  const { register } = await presentRegister();
  const today = todayIn(register, now());
  const announced = apply(register, changesOf(itemsOf(changeSet), today));
  const { items } = await readFileWith(file, (text, about) =>
    readPatch(text, about, announced, today),
  );
  return items;
}
