import { type Actor, mayDo } from "@/lib/auth/actor";
import type { Consequence } from "@/lib/domain/change/consequence";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, refuse } from "@/lib/domain/result";
import { findChangeSet, inState, newestSeq } from "../changes/change-sets";
import { outlookOf } from "../changes/outlook";
import { database } from "../database/current";
import { noticesOf } from "../gate/gate-facts";
import { createNotices, orderMail } from "../mail/mail-orders";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";

type Told = { announcementId: string; notices: number; deliveries: number };

/**
 * Agreements that came into being after an announcement are told of it, and held back until their own day. They are
 * told whether or not the change can take effect today: it waits for them, too.
 *
 * Source: GDPR Art. 28(2), second sentence (the processor informs "the controller": each one, also a new one).
 *
 * @param consequence of the announced change set, as it would be if it were announced now
 * @param seq         newest revision that the consequence was computed from; what came after is looked at in its turn
 * @returns           how many agreements were told
 */
export async function tellLatecomers(
  actor: Actor,
  changeSetId: string,
  { customers }: Pick<Consequence, "customers">,
  seq: number,
): Promise<number> {
  if ((await lateOnes(database(), changeSetId, customers)).length === 0) return 0;
  const result = await write<
    Told,
    "noSuchChangeSet" | "wrongState" | "nobodyToTell" | "changedMeanwhile"
  >(
    actor,
    (told) => ({ type: "changeSet.announced", changeSetId, ...told }),
    async (tx, entry) => {
      const found = await inState(tx, changeSetId, ["ANNOUNCED"]);
      if (!found.ok) return found;
      if ((await newestSeq(tx)) !== seq) return refuse("changedMeanwhile");
      const late = await lateOnes(tx, changeSetId, customers);
      if (late.length === 0) return refuse("nobodyToTell");
      const notices = await createNotices(tx, changeSetId, late);
      const { announcementId, deliveries } = await orderMail(
        tx,
        entry,
        "NOTICE",
        [changeSetId],
        notices,
      );
      return done({ announcementId, deliveries, notices: late.length });
    },
  );
  return result.ok ? result.value.notices : 0;
}

async function lateOnes(
  reader: Pick<Transaction, "notice">,
  changeSetId: string,
  customers: Consequence["customers"],
): Promise<Consequence["customers"]> {
  const known = new Set(
    (await noticesOf(reader, changeSetId)).map(({ agreementRef }) => agreementRef),
  );
  return customers.filter(({ agreement }) => !known.has(agreement));
}

/**
 * Names what the latecomers depend on: the register, the day (agreements begin and end on one), and which changes are
 * announced, each where it stands: one that was put on a newer register may concern others. While it stays the same, there is nobody new to tell.
 */
export async function latecomersDependOn(actor: Actor): Promise<string> {
  const [{ register, seq }, announced] = await Promise.all([presentRegister(), announcedNow()]);
  const standing = announced.map(({ id, position }) => `${id}@${position}`);
  return [seq, todayIn(register, actor.at), ...standing].join(" ");
}

/** Looks at every announced change set for agreements that were not told of it, and tells them at once. */
export async function tellAllLatecomers(actor: Actor): Promise<{ told: number }> {
  if (!mayDo(actor, "changeSet:announce")) return { told: 0 };
  let told = 0;
  for (const { id } of await announcedNow()) {
    const changeSet = await findChangeSet(id);
    if (changeSet?.state !== "ANNOUNCED") continue;
    const { snapshot, consequence } = await outlookOf(changeSet, actor.at);
    told += await tellLatecomers(actor, id, consequence, snapshot.seq);
  }
  return { told };
}

async function announcedNow(): Promise<{ id: string; position: number }[]> {
  return database().changeSet.findMany({
    where: { state: "ANNOUNCED" },
    select: { id: true, position: true },
    orderBy: { number: "asc" },
  });
}
