import type { Actor } from "@/lib/auth/actor";
import {
  addDays,
  type CalendarDate,
  dateIn,
  type Instant,
  startOfDayIn,
} from "@/lib/domain/calendar";
import { authorityRecord } from "@/lib/domain/documents/record/authority-record";
import type { RecordFacts } from "@/lib/domain/documents/record/record-facts";
import { mainEntity, ownEntities } from "@/lib/domain/documents/record/record-parties";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import type { RecordAsked } from "@/lib/domain/record/authority-record-view";
import { find, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { isSimulatedInstallation } from "../announcing/mail-facts";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { inUseOn } from "../gate/still-in-use";
import { loadRegister } from "../register";

export type RecordRefusal = "noSuchEntity" | "noMainEntity";
export type RecordEntity = { readonly ref: string; readonly name: string };

/**
 * The record of processing activities of a legal entity as a value, on a day, as far as was recorded by an instant.
 *
 * The instant is that of the last recording of the register by then: as long as nothing is recorded, the same question has
 * the same answer to the byte, and so the same hash.
 */
export async function recordFacts(
  { at }: Actor,
  asked: RecordAsked,
): Promise<Result<RecordFacts, RecordRefusal>> {
  const recordedAt = await lastRecording(asked.recordedAt ?? at);
  const { register, asOf, today } = await registerOn(asked.asOf, recordedAt, at);
  const entity = asked.entity ?? mainEntity(register)?.ref;
  if (entity === undefined) return refuse("noMainEntity");
  if (find(register, "LegalEntity", entity) === undefined) return refuse("noSuchEntity");
  const [createdOn, simulated] = await Promise.all([
    firstDays(recordedAt),
    isSimulatedInstallation(),
  ]);
  const isNow = asked.recordedAt === null && asOf >= today;
  const used = await inUseOn(register, asOf, isNow ? null : byThen(register, asOf, recordedAt));
  const facts = authorityRecord(used.register, {
    register: asked.register,
    entity,
    asOf,
    recordedAt,
    language: asked.language,
    simulated,
    createdOn,
  });
  return facts === null ? refuse("noSuchEntity") : done(facts);
}

/** The legal entities of ours as of a day, the main one first: those that can be asked for a record. */
export async function recordEntities(
  { at }: Actor,
  { asOf, recordedAt }: Pick<RecordAsked, "asOf" | "recordedAt">,
): Promise<{ entities: RecordEntity[]; today: CalendarDate }> {
  const { register, today } = await registerOn(asOf, recordedAt ?? at, at);
  const main = mainEntity(register)?.ref;
  const entities = ownEntities(register).map(({ ref, legalName, tradeName }) => ({
    ref,
    name: legalName ?? tradeName ?? ref,
  }));
  return {
    entities: entities.toSorted(
      (one, other) => Number(other.ref === main) - Number(one.ref === main),
    ),
    today,
  };
}

async function registerOn(
  asOf: CalendarDate | null,
  recordedAt: Instant,
  at: Instant,
): Promise<{ register: Register; asOf: CalendarDate; today: CalendarDate }> {
  // The zone in which today is meant is the organisation's own, as the register has it on that day anywhere.
  const inUtc = todayIn(await loadRegister(dateIn(at, "UTC"), recordedAt), at);
  const day = asOf ?? inUtc;
  return { register: await loadRegister(day, recordedAt), asOf: day, today: inUtc };
}

/** The end of a day, or what had been recorded by then. */
function byThen(register: Register, asOf: CalendarDate, recordedAt: Instant): Instant {
  const end = startOfDayIn(addDays(asOf, 1), organisationZone(register));
  return end < recordedAt ? end : recordedAt;
}

/** The last that the register, or who has followed a change of it, was recorded by an instant. */
async function lastRecording(by: Instant): Promise<Instant> {
  const [revision, followed] = await Promise.all([
    database().revision.aggregate({
      where: { recordedAt: { lte: new Date(by) } },
      _max: { recordedAt: true },
    }),
    database().auditEntry.aggregate({
      where: { event: "changeSet.activated", at: { lte: new Date(by) } },
      _max: { at: true },
    }),
  ]);
  const last = [revision._max.recordedAt, followed._max.at].flatMap((at) => at ?? []);
  return last.length === 0
    ? by
    : instantOfColumn(new Date(Math.max(...last.map((at) => at.getTime()))));
}

/** The first day of each activity, as far as was recorded by an instant. */
async function firstDays(by: Instant): Promise<Map<string, CalendarDate>> {
  const rows = await database().revision.groupBy({
    by: ["ref"],
    where: { kind: "ProcessingActivity", recordedAt: { lte: new Date(by) } },
    _min: { validFrom: true },
  });
  return new Map(
    rows.flatMap(({ ref, _min }) =>
      _min.validFrom === null ? [] : [[ref, dayOf(_min.validFrom)] as const],
    ),
  );
}
