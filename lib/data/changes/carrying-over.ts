import { randomUUID } from "node:crypto";
import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { dateIn, type Instant } from "@/lib/domain/calendar";
import {
  type CarriedRecord,
  carriedRecord,
  isTellable,
  type Told,
  type ToldAgreement,
  toldHash,
  type Untrue,
  untrueBy,
} from "@/lib/domain/change/carry-over";
import type { Consequence } from "@/lib/domain/change/consequence";
import { bearsErrors } from "@/lib/domain/change/materiality";
import type { Sides } from "@/lib/domain/change/rebase";
import { mailLanguage } from "@/lib/domain/documents/told-mail";
import { newErrorsOf } from "@/lib/domain/findings/difference";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { apply, bodyOf } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { writersOf } from "../announcing/correction-rows";
import { changeToTell } from "../announcing/mail-facts";
import { termsOfNotice } from "../announcing/notice-terms";
import { database } from "../database/current";
import { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { publish } from "../publications/publications";
import { loadRegister, presentRegister, type Snapshot } from "../register";
import { write } from "../write";
import {
  changesOf,
  findChangeSet,
  isOvertaken,
  itemsOf,
  movedItems,
  newestSeq,
  newestSeqOf,
  type StepRefusal,
  type StoredChangeSet,
  type StoredItem,
  step,
} from "./change-sets";
import { outlookOfItems } from "./outlook";
import { baseBody } from "./rebasing";

/** An announced change as it would stand on the register as others have made it since. */
export type CarryOver = {
  readonly records: readonly (CarriedRecord & { readonly sides: Sides })[];
  /** All items of it, those of the records as they would be carried over. */
  readonly items: readonly StoredItem[];
  readonly told: Told;
  readonly now: Told;
  /** What customers were told and would not be so; empty: it may go on with its days. */
  readonly untrue: readonly Untrue[];
  readonly consequence: Consequence;
  readonly snapshot: Snapshot;
  /** Whoever wrote any word of it, what was put right included: none of them lets it go on. */
  readonly writers: readonly string[];
};

/** Computes it; null where the change is not announced, or no record of it was changed by others. */
export async function carryOverOf(
  changeSet: StoredChangeSet,
  at: Instant,
): Promise<CarryOver | null> {
  const { announcedAt, emergencyGround } = changeSet;
  if (changeSet.state !== "ANNOUNCED" || announcedAt === null) return null;
  const present = await presentRegister();
  const items = itemsOf(changeSet);
  const moved = movedItems(items, present);
  if (moved.length === 0) return null;
  const announced = instantOfColumn(announcedAt);
  const on = dateIn(announced, organisationZone(present.register));
  const past = await loadRegister(on, announced);
  const change = await changeToTell("NOTICE", changeSet, past, on);
  const toldFields = new Set(
    change.items.filter(isTellable).map(({ kind, ref, field }) => `${kind}/${ref} ${field}`),
  );
  const records = await Promise.all(
    moved.map(async (item) => {
      const sides = {
        base: await baseBody(database(), item),
        mine: item.body,
        theirs: bodyOf(present.register, item),
      };
      const isTold = (field: string) => toldFields.has(`${item.kind}/${item.ref} ${field}`);
      return { ...carriedRecord(item, sides, isTold), sides };
    }),
  );
  const carried = items.map((item) => ({ ...item, ...bodyFor(records, item) }));
  const { snapshot, consequence } = await outlookOfItems(carried, at, emergencyGround);
  const before = snapshot.register;
  const today = todayIn(before, at);
  const told = { change, agreements: await toldAgreements(changeSet.id) };
  const now = {
    change: {
      ...change,
      before,
      after: apply(before, changesOf(carried, today)),
      items: consequence.items,
    },
    agreements: consequence.customers.map(({ agreement, class: one, terms }) => ({
      agreement,
      class: one,
      effect: terms.effect,
    })),
  };
  return {
    records,
    items: carried,
    told,
    now,
    untrue: untrueBy(told, now, mailLanguage),
    consequence,
    snapshot,
    writers: await writersOf(changeSet),
  };
}

function bodyFor(records: readonly CarriedRecord[], { kind, ref }: StoredItem) {
  const record = records.find((one) => one.kind === kind && one.ref === ref);
  return record === undefined ? {} : { body: record.body };
}

/** What each agreement was told that still waits for the change. */
async function toldAgreements(changeSetId: string): Promise<ToldAgreement[]> {
  const notices = await database().notice.findMany({
    where: { changeSetId, effectiveOn: null, declinedAt: null },
    select: { agreementRef: true, changeClass: true, terms: true },
  });
  return notices.map(({ agreementRef, changeClass, terms }) => ({
    agreement: agreementRef,
    class: changeClass,
    effect: termsOfNotice({ terms }).effect,
  }));
}

type CarryRefusal =
  | StepRefusal
  | "approverIsAuthor"
  | "nothingMoved"
  | "toldOtherwise"
  | "newErrors";

/**
 * Puts an announced change on the register as it is by now, where all that customers were told stays true: it goes on with the days
 * that it has. Somebody who wrote none of it looks at it again.
 *
 * Source: product rule V4; GDPR Art. 28(2), second sentence.
 *
 * @param seen position of the change set when it was read, as for `inState`
 * @returns    refuses with `toldOtherwise` where customers would have to be told anew
 */
export async function carryOver(
  actor: Actor,
  id: string,
  seen?: number,
): Promise<Result<{ id: string; records: number }, CarryRefusal>> {
  const before = await findChangeSet(id);
  const writers = before === null ? [] : await writersOf(before);
  if (writers.includes(actorName(actor))) return refuse("approverIsAuthor");
  if (!mayDo(actor, "changeSet:approve")) return refuse("notAllowed");
  if (before === null) return refuse("noSuchChangeSet");
  if (before.state !== "ANNOUNCED") return refuse("wrongState");
  if (isOvertaken(before, seen)) return refuse("changedMeanwhile");
  const found = await carryOverOf(before, actor.at);
  if (found === null) return refuse("nothingMoved");
  const { records, untrue, consequence, snapshot, told } = found;
  if (untrue.length > 0) return refuse("toldOtherwise");
  if (newErrorsOf(consequence.findings) > 0 && !bearsErrors(consequence.items))
    return refuse("newErrors");
  const factsHash = toldHash(told.change);
  const rows = records.map(({ kind, ref, conflicts }) => ({
    kind,
    ref,
    from: before.items.find((item) => item.kind === kind && item.ref === ref)?.baseSeq ?? null,
    to: newestSeqOf(snapshot, { kind, ref }),
    conflicts: conflicts.map(({ field }) => field),
  }));
  return write<{ id: string; records: number }, CarryRefusal>(
    actor,
    { type: "changeSet.carriedOver", changeSetId: id, records: records.length, factsHash },
    async (tx, entry) => {
      const current = await findChangeSet(id, tx);
      if (current?.state !== "ANNOUNCED") return refuse("wrongState");
      if ((await newestSeq(tx)) !== snapshot.seq || current.position !== before.position)
        return refuse("changedMeanwhile");
      const byId = actorName(actor);
      await tx.carryOver.create({
        data: { id: randomUUID(), changeSetId: id, at: entry.at, byId, factsHash, items: rows },
      });
      for (const { kind, ref, body } of records)
        await tx.changeItem.update({
          where: { changeSetId_kind_ref: { changeSetId: id, kind, ref } },
          data: {
            baseSeq: newestSeqOf(snapshot, { kind, ref }),
            body: body === null ? Prisma.DbNull : (body as Prisma.InputJsonObject),
          },
        });
      // Where others made customers wait for each other, they do.
      await step(tx, entry, id, consequence.perCustomer ? {} : { gating: "GLOBAL_LATEST" });
      await publish(tx, entry, id, null);
      return done({ id, records: records.length });
    },
  );
}
