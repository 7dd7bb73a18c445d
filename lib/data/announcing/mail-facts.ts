import { type CalendarDate, dateIn, instantOf } from "@/lib/domain/calendar";
import { classify } from "@/lib/domain/change/classify";
import type { MailKind } from "@/lib/domain/documents/mail-view";
import type { AnnouncedChange, AnnouncementFacts } from "@/lib/domain/documents/told-mail";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { lifted } from "@/lib/domain/kinds/lift";
import { organisationZone } from "@/lib/domain/organisation-day";
import { apply, type RecordChange, type Register } from "@/lib/domain/register";
import {
  changesOf,
  findChangeSet,
  itemsOf,
  overridesOf,
  type StoredChangeSet,
} from "../changes/change-sets";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { adverseDays } from "../incidents/adverse-days";
import { presentRegister } from "../register";
import { readCorrection } from "./correction-rows";

const mailKinds: readonly string[] = [
  "NOTICE",
  "CONFIRMATION",
  "WITHDRAWAL",
  "ADVERSE",
  "CORRECTION",
] satisfies MailKind[];

/**
 * Reads one announcement with its change sets, each between the register without it and the register with it.
 *
 * @throws when the announcement is of a kind that is not told as a mail of notices
 */
export async function announcementFacts(announcementId: string): Promise<AnnouncementFacts> {
  const announcement = await database().announcement.findUniqueOrThrow({
    where: { id: announcementId },
    include: { changes: true, correction: true },
  });
  const { kind } = announcement;
  if (!isMailKind(kind)) throw new Error(`Announcements of kind ${kind} are no mails of notices`);
  const { register } = await presentRegister();
  const announcedOn = dateIn(instantOfColumn(announcement.at), organisationZone(register));
  const changes = new Map<string, AnnouncedChange>();
  for (const { changeSetId } of announcement.changes) {
    const changeSet = await findChangeSet(changeSetId);
    if (changeSet !== null)
      changes.set(changeSetId, await changeToTell(kind, changeSet, register, announcedOn));
  }
  const { correction } = announcement;
  return {
    kind,
    register,
    changes,
    correction:
      correction === null
        ? null
        : {
            ...readCorrection(correction),
            plannedOn: changes.get(correction.changeSetId)?.plannedOn ?? null,
          },
  };
}

function isMailKind(kind: string): kind is MailKind {
  return mailKinds.includes(kind);
}

/** A change set between the register without it and the register with it, as mails of this kind tell it. */
export async function changeToTell(
  kind: MailKind,
  changeSet: StoredChangeSet,
  present: Register,
  on: CalendarDate,
): Promise<AnnouncedChange> {
  const items = itemsOf(changeSet);
  const before = apply(present, await bodiesBefore(changeSet, on));
  const changes = changesOf(items, on);
  const at = instantOf(`${on}T12:00:00.000Z`);
  const { trueSince, knownOn } = await adverseDays(database(), changeSet, present, at);
  return {
    id: changeSet.id,
    title: changeSet.title,
    reason: changeSet.reason,
    plannedOn: dayOf(changeSet.plannedOn),
    trueSince,
    knownOn,
    before,
    // What is in effect is told as it is in effect, with the safeguards that were added on the way.
    after:
      kind === "CONFIRMATION" && changeSet.state === "ACTIVE" ? present : apply(before, changes),
    items: classify(before, changes, on, overridesOf(items)),
  };
}

/** How each record of a change set read on the revision that it was based on, whether or not it is active by now. */
async function bodiesBefore({ items }: StoredChangeSet, on: CalendarDate): Promise<RecordChange[]> {
  const based = items.flatMap(({ baseSeq }) => baseSeq ?? []);
  const revisions = await database().revision.findMany({ where: { seq: { in: based } } });
  const bySeq = new Map(revisions.map((revision) => [revision.seq, revision]));
  return items.map(({ kind, ref, baseSeq }) => {
    const revision = baseSeq === null ? undefined : bySeq.get(baseSeq);
    return {
      kind: kind as KindName,
      ref,
      validFrom: revision === undefined ? on : dayOf(revision.validFrom),
      body: lifted(kind as KindName, (revision?.body ?? null) as Record<string, unknown> | null),
    };
  });
}

/** Whether anything was ever recorded here under a shifted clock: such mail never leaves this machine. */
export async function isSimulatedInstallation(): Promise<boolean> {
  const installation = await database().installation.findFirst({ select: { simulated: true } });
  return installation?.simulated === true;
}
