import type { Command } from "commander";
import type { Actor } from "@/lib/auth/actor";
import {
  callBackAnnouncement,
  orderAnnouncement,
  orderAsSeen,
} from "@/lib/data/announcing/announcement-orders";
import { announceTogether } from "@/lib/data/announcing/announcing";
import { setAdverseDays } from "@/lib/data/incidents/adverse-days";
import { presentRegister } from "@/lib/data/register";
import { type Instant, instantOf, isCalendarDate, momentIn } from "@/lib/domain/calendar";
import { type CompanionSeen, type OrderView, readCompanion } from "@/lib/domain/change/order-view";
import { type TooEarly, tooEarlySentence } from "@/lib/domain/change/too-early";
import { organisationZone } from "@/lib/domain/organisation-day";
import { type Answer, refused, take, WrongUse } from "./answer";
import { dayOption } from "./options";

export type AnnounceOptions = {
  effective?: string;
  at?: string;
  with?: string[];
  seen?: string[];
  trueSince?: string;
  knownOn?: string;
};

/** The options of an announcement beside those of every step. */
export function withAnnouncement(command: Command): void {
  command
    .description(
      "tell customers: at once, or at a moment to come, until when it can be called back",
    )
    .option("--at <moment>", "when it goes: 2026-12-01T09:00 in the organisation's zone")
    .option("--with <ids...>", "other approved changes that the same mail tells of")
    .option("--seen <stamps...>", "what was read of each, as `consequence ID` ends with it")
    .option("--true-since <date>", "of an adverse fact: since when it is true")
    .option("--known-on <date>", "of an adverse fact: since when it is known to us");
}

export async function announceAnswer(
  id: string,
  { effective, at, with: others = [], seen, ...days }: AnnounceOptions,
  actor: Actor,
): Promise<Answer> {
  const plannedOn = dayOption(effective);
  const held = heldAgainst([id, ...others], seen);
  const wanted = [id, ...others].map((one) => {
    const own = held.get(one);
    const named = { id: one, plannedOn: one === id ? plannedOn : null };
    return own === undefined ? named : { ...named, seen: own };
  });
  await sayDays(id, days, actor);
  if (at !== undefined) return orderAnswer(wanted, await sendMoment(at), actor);
  const result = await announceTogether(actor, wanted);
  if (!result.ok && result.uncounted !== undefined) {
    const lines = result.uncounted.map(({ customer, reason }) => `  ${customer}: ${reason}`);
    const title = "Nothing was announced. The days of these agreements are not guessed:";
    throw refused(result.reason, result.uncounted, [title, ...lines].join("\n"));
  }
  const announced = take(orTooEarly(result));
  const text = announced.map(
    (told) =>
      `${told.id} is announced: ${told.notices} agreements, ${told.deliveries} mails ordered, planned for ${told.plannedOn ?? "no day"}.${incidentWords(told.incident)}`,
  );
  const [first] = announced;
  const together = announced.length > 1 ? { together: announced } : {};
  return { text: text.join("\n"), json: { ...first, ...together } };
}

/** What was read of each change that is announced: of all of them, or of none. */
function heldAgainst(
  ids: readonly string[],
  stamps: readonly string[] | undefined,
): ReadonlyMap<string, CompanionSeen> {
  const held = new Map<string, CompanionSeen>();
  if (stamps === undefined) return held;
  for (const stamp of stamps) {
    const read = readCompanion(stamp);
    if (read === null)
      throw new WrongUse(
        `--seen: "${stamp}" is none: write what \`consequence ID\` ends with, such as CS-1.12.9f86…`,
      );
    if (!ids.includes(read.id))
      throw new WrongUse(
        `--seen names ${read.id}, which is not announced here: add it with --with.`,
      );
    held.set(read.id, read.seen);
  }
  const missing = ids.filter((one) => !held.has(one));
  if (missing.length > 0)
    throw new WrongUse(`--seen says nothing of ${missing.join(", ")}: give it for each change.`);
  return held;
}

/** The days of an adverse fact are said before its mail goes, or not at all: one without the other says too little. */
async function sayDays(
  id: string,
  { trueSince, knownOn }: Pick<AnnounceOptions, "trueSince" | "knownOn">,
  actor: Actor,
): Promise<void> {
  if (trueSince === undefined && knownOn === undefined) return;
  const [since, known] = [dayOption(trueSince), dayOption(knownOn)];
  if (since === null || known === null)
    throw new WrongUse("Give both days: --true-since and --known-on.");
  take(await setAdverseDays(actor, { id, trueSince: since, knownOn: known }));
}

export function incidentWords(incident: { readonly number: number } | null): string {
  return incident === null ? "" : ` Incident ${incident.number} is open.`;
}

async function orderAnswer(
  wanted: Parameters<typeof orderAnnouncement>[1],
  sendAt: Instant,
  actor: Actor,
): Promise<Answer> {
  const order = wanted.some(({ seen }) => seen !== undefined) ? orderAsSeen : orderAnnouncement;
  const ordered = take(orTooEarly(await order(actor, wanted, sendAt)));
  const names = wanted.map(({ id }) => id).join(", ");
  return {
    text: `${names}: to be announced at ${ordered.sendAt}. Until then \`change call-back\` calls it back.`,
    json: { ok: true, ...ordered, changeSetIds: wanted.map(({ id }) => id) },
  };
}

/** Ends the command with the days that can be planned, where the one that was given is too early. */
function orTooEarly<Given extends { ok: boolean; tooEarly?: TooEarly }>(result: Given): Given {
  if (!result.ok && result.tooEarly !== undefined)
    throw refused("plannedTooEarly", [result.tooEarly], tooEarlySentence(result.tooEarly));
  return result;
}

/** A time on the organisation's wall, or an instant with its offset. */
async function sendMoment(text: string): Promise<Instant> {
  const [on = "", time = ""] = text.split("T");
  if (isCalendarDate(on) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return momentIn(on, time, organisationZone((await presentRegister()).register));
  try {
    return instantOf(text);
  } catch {
    throw new WrongUse(
      `--at: "${text}" is no moment: write 2026-12-01T09:00, or 2026-12-01T09:00:00Z.`,
    );
  }
}

export async function callBackAnswer(id: string, actor: Actor): Promise<Answer> {
  const back = take(await callBackAnnouncement(actor, id));
  return {
    text: `The announcement of ${back.changeSetIds.join(", ")} is called back: nothing was sent.`,
    json: { ok: true, ...back },
  };
}

/** What is ordered for a change, in a line. */
export function orderLine({ sendAt, stoppedBecause }: OrderView): string {
  return stoppedBecause === null
    ? `  to be announced at ${sendAt}; nothing was sent yet`
    : `  was to be announced at ${sendAt}, and did not go: ${stoppedBecause}`;
}
