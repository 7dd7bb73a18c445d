import { actorName, mayDo, type StaffActor } from "@/lib/auth/actor";
import {
  correctedMatters,
  isOwnDay,
  leavesRecords,
  weighsMore,
} from "@/lib/domain/change/correction";
import type { CorrectionsView, CorrectionView } from "@/lib/domain/change/correction-view";
import { fieldDifferences } from "@/lib/domain/change/diff";
import { besideInWords, labelOf } from "@/lib/domain/change/item-views";
import type { Field } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { markedInWords } from "@/lib/domain/marked-words";
import { todayIn } from "@/lib/domain/organisation-day";
import { recordTitle, titlesOf } from "@/lib/domain/record/record-title";
import { apply, type Register } from "@/lib/domain/register";
import { changesOf, findChangeSet, itemsOf } from "../changes/change-sets";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";
import { presentRegister } from "../register";
import { movedDay } from "./correction-plan";
import { type Correction, correctionsOf } from "./correction-rows";
import { weigh } from "./correction-weight";

/** What was put right of an announced change, what waits to be sent, and what this person may do; null where there is nothing of it. */
export async function correctionsView(
  actor: StaffActor,
  changeSetId: string,
): Promise<CorrectionsView | null> {
  const changeSet = await database().changeSet.findUnique({
    where: { id: changeSetId },
    select: { state: true },
  });
  const rows = await correctionsOf(changeSetId);
  const isOpen = changeSet?.state === "ANNOUNCED";
  if (!isOpen && rows.length === 0) return null;
  const register = await announcedRegister(actor, changeSetId);
  const names = await namesOfActors(
    rows.flatMap(({ authorId, sentById }) => [authorId, sentById ?? []].flat()),
  );
  const waiting = rows.find(({ sentAt }) => sentAt === null) ?? null;
  const mayWrite = mayDo(actor, "changeSet:correct");
  return {
    changeSetId,
    sent: rows.filter(({ sentAt }) => sentAt !== null).map((row) => viewOf(register, row, names)),
    waiting:
      waiting === null || !isOpen
        ? null
        : { ...viewOf(register, waiting, names), ...(await weighedNow(actor, waiting)) },
    may: {
      write: isOpen && mayWrite,
      send: isOpen && mayDo(actor, "changeSet:announce") && waiting?.authorId !== actorName(actor),
    },
  };
}

/** What sending it now would do: the planned day that moves, and whether it weighs more than when it was written. */
async function weighedNow(
  actor: StaffActor,
  correction: Correction,
): Promise<Pick<CorrectionView, "moves" | "weighsMore">> {
  const nothing = { moves: null, weighsMore: false };
  const changeSet = await findChangeSet(correction.changeSetId);
  if (changeSet === null) return nothing;
  const weighed = await weigh(changeSet, correction.items, actor);
  if (!weighed.ok) return nothing;
  const { outlook, differences } = weighed.value;
  return {
    moves: correction.restarts ? movedDay(changeSet, outlook, actor) : null,
    weighsMore: weighsMore(correction, differences),
  };
}

/** With the change in effect: what it brings is called by its name. */
async function announcedRegister({ at }: StaffActor, changeSetId: string): Promise<Register> {
  const { register } = await presentRegister();
  const changeSet = await findChangeSet(changeSetId);
  if (changeSet === null) return register;
  return apply(register, changesOf(itemsOf(changeSet), todayIn(register, at)));
}

function viewOf(
  register: Register,
  row: Correction,
  names: ReadonlyMap<string, string>,
): CorrectionView {
  const named = (actor: string) => names.get(actor) ?? actor;
  return {
    id: row.id,
    writtenBy: named(row.authorId),
    writtenAt: instantOfColumn(row.writtenAt),
    sentBy: row.sentById === null ? null : named(row.sentById),
    sentAt: row.sentAt === null ? null : instantOfColumn(row.sentAt),
    restarts: row.restarts,
    moves: null,
    weighsMore: false,
    entries: row.entries.map(({ matter, said, right }) => ({
      matter: correctedMatters[matter],
      said,
      right: isOwnDay(matter) ? null : right,
    })),
    leavesRecords: leavesRecords(row.entries, row.items),
    records: row.items.map(({ before, after, ...item }) => {
      const kind = item.kind as KindName;
      const told = (field: string, value: unknown) => inWords(register, kind, field, value);
      return {
        record: recordTitle(register, { kind, ref: item.ref }),
        differences: fieldDifferences(kind, before, after).map(({ field, ...values }) => ({
          field: labelOf(kind, field ?? ""),
          before: told(field ?? "", values.before),
          after: told(field ?? "", values.after),
        })),
      };
    }),
  };
}

function inWords(register: Register, kind: KindName, field: string, value: unknown): string | null {
  const fields: Readonly<Record<string, Field>> = kinds[kind].fields;
  const known = fields[field];
  if (known === undefined) return besideInWords(kind, field, value);
  return markedInWords(known, value, titlesOf(register)) || null;
}
