import { type Actor, mayDo } from "@/lib/auth/actor";
import { addDays, type CalendarDate } from "@/lib/domain/calendar";
import type { Field } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { isPresent, type Moment, momentQuery } from "@/lib/domain/moment";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import type { OpenChange, RecordPage, Shown } from "@/lib/domain/record/record-page";
import { partsOf, usesOf } from "@/lib/domain/record/record-surroundings";
import { titlesOf } from "@/lib/domain/record/record-title";
import { differencesBetween, recordView, withoutWaiving } from "@/lib/domain/record/record-view";
import { apply, bodyOf, type RecordKey, type Register } from "@/lib/domain/register";
import { changesOf, findChangeSet, itemsOf } from "../changes/change-sets";
import { openStates } from "../changes/draft-choices";
import { database } from "../database/current";
import { dayOf } from "../days";
import { presentFindings, standingFindings } from "../findings/standing-findings";
import { registerAt } from "../moments";
import { namesOfActors } from "../people/actor-names";
import { loadRegister, presentRegister } from "../register";
import { attachmentsOf } from "./attachments";
import { historyOfRecord } from "./record-histories";
import { staffNames } from "./staff-options";
import { staleTranslationsOf } from "./stale-translations";

export type RecordQuestion = {
  readonly moment: Moment;
  /** An open change set, to be shown as if it were in effect. */
  readonly within: string | null;
};

type Reading = {
  shown: Shown;
  register: Register;
  before: Register;
  day: CalendarDate;
  query: Record<string, string>;
};

/** A record as it reads now, on a past day, or as an open change set would have it; null where there is none. */
export async function findRecord(
  actor: Actor,
  key: RecordKey,
  question: RecordQuestion,
): Promise<RecordPage | null> {
  if (!mayDo(actor, "register:read")) return null;
  const present = (await presentRegister()).register;
  const today = todayIn(present, actor.at);
  const reading = await read(actor, key, question, present, today);
  if (reading === null) return null;
  const { shown, register, before, day, query } = reading;
  const [findings, stale, staff] = await Promise.all([
    shown.type === "present" ? presentFindings(register, day) : standingFindings(register, day),
    staleTranslationsOf(key, bodyOf(register, key) ?? {}),
    namesStaff(key.kind) ? staffNames() : nobody,
  ]);
  const differences =
    shown.type === "proposed" && shown.does === "changes"
      ? differencesBetween(before, register, key)
      : [];
  const record = recordView(register, key, findings.of, differences, query, { day, stale, staff });
  if (record === null) return null;
  const [history, open, attachments] = await Promise.all([
    historyOfRecord(key, titlesOf(register, staff)),
    openChangesOf(key),
    attachmentsOf(actor, key),
  ]);
  const isOpen = shown.type === "present" || (shown.type === "proposed" && shown.state === "DRAFT");
  const mayWaive = isOpen && mayDo(actor, "changeSet:edit");
  return {
    shown,
    record: mayWaive ? record : withoutWaiving(record),
    parts: partsOf(register, key, findings.of, query),
    uses: usesOf(register, key, query),
    history,
    open,
    attachments,
    zone: organisationZone(present),
  };
}

const nobody: ReadonlyMap<string, string> = new Map();

/** Whether records of a kind say which member of staff they are in the hands of, or were: their history says so, too. */
function namesStaff(kind: KindName): boolean {
  return Object.values<Field>(kinds[kind].fields).some(
    (field) => field.type === "text" && field.format === "user",
  );
}

async function read(
  actor: Actor,
  key: RecordKey,
  { moment, within }: RecordQuestion,
  present: Register,
  today: CalendarDate,
): Promise<Reading | null> {
  if (within !== null) return readWithin(key, within, present, today);
  const { register, day } = await registerAt(actor, moment);
  const shown: Shown = isPresent(moment) ? { type: "present" } : { type: "past", on: day, moment };
  return { shown, register, before: register, day, query: { ...momentQuery(moment) } };
}

async function readWithin(
  key: RecordKey,
  id: string,
  present: Register,
  today: CalendarDate,
): Promise<Reading | null> {
  const changeSet = await findChangeSet(id);
  if (changeSet === null || !openStates.some((state) => state === changeSet.state)) return null;
  const items = itemsOf(changeSet);
  const after = apply(present, changesOf(items, today));
  const item = items.find(({ kind, ref }) => kind === key.kind && ref === key.ref);
  const isThere = present[key.kind].has(key.ref);
  const does =
    item === undefined ? "nothing" : item.body === null ? "ends" : isThere ? "changes" : "makes";
  return {
    shown: { type: "proposed", id, title: changeSet.title, state: changeSet.state, does },
    // What a change ends is shown as it still is.
    register: does === "ends" ? present : after,
    before: present,
    day: today,
    query: { in: id },
  };
}

/** The change sets under way that touch a record. */
async function openChangesOf({ kind, ref }: RecordKey): Promise<OpenChange[]> {
  const rows = await database().changeSet.findMany({
    where: { state: { in: [...openStates] }, items: { some: { kind, ref } } },
    include: { items: { where: { kind, ref } } },
    orderBy: { number: "asc" },
  });
  const names = await namesOfActors(rows.flatMap(({ authors }) => authors));
  return rows.map(({ id, title, state, authors, items }) => ({
    id,
    title,
    state,
    authors: authors.map((author) => names.get(author) ?? ""),
    ends: items[0]?.body === null,
  }));
}

/** Where a record that is not in the register can be seen: in the change set that would make it, or on its last day. */
export async function whereElse(
  actor: Actor,
  key: RecordKey,
): Promise<{ in: string } | { asOf: CalendarDate } | null> {
  if (!mayDo(actor, "register:read")) return null;
  const present = (await presentRegister()).register;
  if (present[key.kind].has(key.ref)) return null;
  const [proposal] = await openChangesOf(key);
  if (proposal !== undefined && !proposal.ends) return { in: proposal.id };
  const end = await database().revision.findFirst({
    where: { kind: key.kind, ref: key.ref, validTo: null },
    orderBy: { seq: "desc" },
  });
  const lastDay = end && addDays(dayOf(end.validFrom), -1);
  return lastDay && (await loadRegister(lastDay, actor.at))[key.kind].has(key.ref)
    ? { asOf: lastDay }
    : null;
}
