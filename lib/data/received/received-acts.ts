import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import type { CalendarDate } from "@/lib/domain/calendar";
import { todayIn } from "@/lib/domain/organisation-day";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { ObjectionSentBy } from "@/lib/domain/received/received-view";
import { engagementsWith } from "@/lib/domain/received/vendor-gap";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Prisma } from "../database/generated/client";
import { columnOf, dayOf } from "../days";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";
import { lastDayOfRight } from "./received-facts";

/** What a person says that a notice is about. */
export type ReceivedAbout = {
  readonly id: string;
  readonly vendorRef: string;
  /** Null: all that the vendor has with us. */
  readonly engagementRefs: readonly string[] | null;
  readonly receivedOn: CalendarDate;
  readonly statedEffectiveOn: CalendarDate | null;
  readonly changes: string | null;
};

export type NoticeRefusal = "noSuchNotice" | "answeredAlready";
type Stored = Prisma.ReceivedNoticeGetPayload<object>;
/** What was done, and where it stands in the audit chain. */
type Acted = { readonly id: string; readonly position: number };

/** Confirms which vendor a notice is from, and what it is about. From then on its deadline is counted. */
export async function confirmReceived(
  actor: Actor,
  about: ReceivedAbout,
): Promise<Result<Acted, NoticeRefusal | "notAllowed" | "notYet" | "noSuchVendor" | "notTheirs">> {
  if (!mayDo(actor, "received:handle")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const today = todayIn(register, actor.at);
  const { id, vendorRef, receivedOn, statedEffectiveOn, changes } = about;
  if (!register.Vendor.has(vendorRef)) return refuse("noSuchVendor");
  if (receivedOn > today) return refuse("notYet");
  const theirs = engagementsWith(register, vendorRef, today).map(({ ref }) => ref);
  const engagementRefs = [...(about.engagementRefs ?? theirs)];
  if (engagementRefs.some((ref) => !theirs.includes(ref))) return refuse("notTheirs");
  // The deadline is counted from these days: to move one leaves a trace.
  const said = { vendorRef, engagementRefs, receivedOn, statedEffectiveOn };
  return change(actor, id, { type: "received.confirmed", receivedId: id, ...said }, () =>
    done({
      vendorRef,
      engagementRefs,
      receivedOn: columnOf(receivedOn),
      statedEffectiveOn: columnOf(statedEffectiveOn),
      changes,
    }),
  );
}

/** Keeps why we object, as the letter will say it. Nothing is sent by that. */
export async function draftObjection(
  actor: StaffActor,
  { id, text }: { id: string; text: string },
): Promise<Result<Acted, NoticeRefusal | "notAllowed" | "vendorMissing">> {
  if (!mayDo(actor, "received:handle")) return refuse("notAllowed");
  const event = { type: "received.drafted" as const, receivedId: id, textHash: sha256(text) };
  return change(actor, id, event, ({ vendorRef }) =>
    vendorRef === null ? refuse("vendorMissing") : done({ answer: text }),
  );
}

/** Records that the letter against a notice went out: when, and by which way. */
export async function recordOurObjection(
  actor: StaffActor,
  sent: { id: string; sentOn: CalendarDate; sentBy: ObjectionSentBy },
): Promise<
  Result<Acted, NoticeRefusal | "notAllowed" | "notYet" | "beforeReceipt" | "groundsMissing">
> {
  if (!mayDo(actor, "received:answer")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const { id, sentOn, sentBy } = sent;
  if (sentOn > todayIn(register, actor.at)) return refuse("notYet");
  const event = { type: "received.objected" as const, receivedId: id, sentOn, sentBy };
  return change(actor, id, event, (row) => {
    if (row.vendorRef === null || row.answer === null) return refuse("groundsMissing");
    if (sentOn < dayOf(row.receivedOn)) return refuse("beforeReceipt");
    return done({
      state: "OBJECTED",
      answeredOn: columnOf(sentOn),
      sentBy,
      answeredLastDay: columnOf(lastDayOfRight(register, row)),
    });
  });
}

/** Records that we let a notice be: we accept the change, or it does not concern us. */
export async function settleReceived(
  actor: StaffActor,
  { id, state, reason }: { id: string; state: "ACCEPTED" | "CLOSED"; reason: string },
): Promise<Result<Acted, NoticeRefusal | "notAllowed">> {
  if (!mayDo(actor, "received:answer")) return refuse("notAllowed");
  const { register } = await presentRegister();
  return change(actor, id, { type: "received.settled", receivedId: id, state }, (row) =>
    done({
      state,
      answer: reason,
      answeredOn: columnOf(todayIn(register, actor.at)),
      answeredLastDay: columnOf(lastDayOfRight(register, row)),
    }),
  );
}

/**
 * Erases the words of a notice, ours of what it changes, its sender and the mail: that it came, when, which vendor it is from,
 * its hash and our answer stay.
 *
 * @param isConfirmed that an objection, where we made one, may stand without the mail on which it rests
 */
export async function eraseReceived(
  actor: Actor,
  { id, reason, isConfirmed }: { id: string; reason: string; isConfirmed: boolean },
): Promise<Result<Acted, NoticeRefusal | "notAllowed" | "objectionRests">> {
  if (!mayDo(actor, "received:answer")) return refuse("notAllowed");
  return write<Acted, NoticeRefusal | "objectionRests">(
    actor,
    { type: "received.erased", receivedId: id, reason },
    async (tx, { at, position }) => {
      const row = await tx.receivedNotice.findUnique({ where: { id } });
      if (row === null || row.erasedAt !== null) return refuse("noSuchNotice");
      if (row.state === "OBJECTED" && !isConfirmed) return refuse("objectionRests");
      const nothing = { sender: "", subject: "", text: "", attached: [], fileName: null };
      const over = row.state === "OPEN" ? { state: "CLOSED" as const } : {};
      await tx.receivedNotice.update({
        where: { id },
        data: { ...nothing, ...over, changes: null, bytes: null, erasedAt: at },
      });
      return done({ id, position });
    },
  );
}

/** One step of a notice that is open; whoever takes it handles the notice from then on. */
async function change<Reason extends string>(
  actor: Actor,
  id: string,
  event: AuditEvent,
  next: (row: Stored) => Result<Prisma.ReceivedNoticeUncheckedUpdateInput, Reason>,
): Promise<Result<Acted, Reason | NoticeRefusal>> {
  return write<Acted, Reason | NoticeRefusal>(actor, event, async (tx, { position }) => {
    const found = await openNotice(tx, id);
    if (!found.ok) return found;
    const data = next(found.value);
    if (!data.ok) return data;
    await tx.receivedNotice.update({ where: { id }, data: { ...data.value, ...handlerOf(actor) } });
    return done({ id, position });
  });
}

/** A notice that is still open, or why it is not. */
export async function openNotice(
  tx: Transaction,
  id: string,
): Promise<Result<Stored, NoticeRefusal>> {
  const row = await tx.receivedNotice.findUnique({ where: { id } });
  if (row === null || row.erasedAt !== null) return refuse("noSuchNotice");
  return row.state === "OPEN" ? done(row) : refuse("answeredAlready");
}

export function handlerOf(actor: Actor): { handledById?: string } {
  return actor.type === "staff" ? { handledById: actor.id } : {};
}
