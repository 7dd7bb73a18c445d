import { randomUUID } from "node:crypto";
import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { Instant } from "@/lib/domain/calendar";
import type { ReplyView } from "@/lib/domain/change/standing";
import { isSameAddress } from "@/lib/domain/mail-address";
import { sha256 } from "@/lib/domain/publication/canonical";
import { done, type Result, refuse } from "@/lib/domain/result";
import { answeredMails } from "@/lib/domain/sending/answered-mails";
import { erasedReply } from "../customers/contact-traces";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { findNotice, type NoticeRefusal } from "../objections/objections";
import { type Transaction, write } from "../write";

/** An answer by mail, as it came and as it was read. */
export type Reply = {
  readonly bytes: Uint8Array;
  /** "Ann <ann@client.example>", as the mail says. */
  readonly sender: string;
  readonly subject: string;
  readonly writtenAt: Instant | null;
};

type Answered = { readonly noticeIds: string[]; readonly contactId: string | null };
export type FilingRefusal = NoticeRefusal | "notAllowed" | "answersNothing" | "knownReply";

/**
 * Files an answer with the notices that it answers: those of the mail that its head names, or the one that a person says. It
 * decides nothing; an objection or an approval in it is recorded by a person.
 *
 * @param of null: whatever the mail's head says
 */
export async function fileReply(
  actor: Actor,
  reply: Reply,
  of: { changeSetId: string; customerRef: string; agreementRef: string | null } | null,
): Promise<Result<{ replyId: string; changeSetIds: string[] }, FilingRefusal>> {
  if (!mayDo(actor, "notice:record")) return refuse("notAllowed");
  const id = randomUUID();
  const digest = sha256(reply.bytes);
  type Filed = { replyId: string; noticeIds: string[]; changeSetIds: string[] };
  return write<Filed, FilingRefusal>(
    actor,
    ({ noticeIds }) => ({ type: "reply.filed", replyId: id, noticeIds, sha256: digest }),
    async (tx, entry) => {
      const found = of === null ? await answered(tx, reply) : await named(tx, reply, of);
      if (!found.ok) return found;
      if ((await tx.filedReply.count({ where: { sha256: digest } })) > 0)
        return refuse("knownReply");
      const { noticeIds, contactId } = found.value;
      await tx.filedReply.create({
        data: {
          id,
          contactId,
          sender: reply.sender,
          subject: reply.subject,
          writtenAt: reply.writtenAt,
          bytes: Uint8Array.from(reply.bytes),
          sha256: digest,
          filedAt: entry.at,
          filedBy: actorName(actor),
          notices: { create: noticeIds.map((noticeId) => ({ noticeId })) },
        },
      });
      const notices = await tx.notice.findMany({
        where: { id: { in: noticeIds } },
        select: { changeSetId: true },
        distinct: ["changeSetId"],
      });
      const changeSetIds = notices.map(({ changeSetId }) => changeSetId);
      return done({ replyId: id, noticeIds, changeSetIds });
    },
  );
}

/** The notices of the mail that it answers. */
async function answered(
  tx: Transaction,
  { bytes }: Reply,
): Promise<Result<Answered, "answersNothing">> {
  const ids = answeredMails(new TextDecoder("latin1").decode(bytes));
  const delivery = await tx.delivery.findFirst({
    where: { messageId: { in: ids } },
    include: { notices: true },
  });
  if (delivery === null || delivery.notices.length === 0) return refuse("answersNothing");
  return done({
    noticeIds: delivery.notices.map(({ noticeId }) => noticeId),
    contactId: delivery.contactId,
  });
}

/** The notice that a person says, and whichever of the customer's contacts it is from. */
async function named(
  tx: Transaction,
  { sender }: Reply,
  of: { changeSetId: string; customerRef: string; agreementRef: string | null },
): Promise<Result<Answered, NoticeRefusal>> {
  const found = await findNotice(tx, of);
  if (!found.ok) return found;
  const address = /<([^<>]+)>$/.exec(sender)?.[1] ?? sender;
  const contacts = await tx.customerContact.findMany({ where: { customerRef: of.customerRef } });
  const contact = contacts.find(({ email }) => isSameAddress(email, address));
  return done({ noticeIds: [found.value.id], contactId: contact?.id ?? null });
}

/** The answers that were filed with each of these notices, the oldest first. */
export async function repliesTo(noticeIds: readonly string[]): Promise<Map<string, ReplyView[]>> {
  const rows = await database().repliedNotice.findMany({
    where: { noticeId: { in: [...noticeIds] } },
    include: { reply: { omit: { bytes: true } } },
    orderBy: [{ reply: { filedAt: "asc" } }, { replyId: "asc" }],
  });
  const byNotice = new Map<string, ReplyView[]>();
  for (const { noticeId, reply } of rows) {
    const { id, filedAt, writtenAt, sender, subject, erasedAt } = reply;
    const view = {
      id,
      filedAt: instantOfColumn(filedAt),
      writtenAt: writtenAt === null ? null : instantOfColumn(writtenAt),
      said: erasedAt === null ? { sender, subject } : null,
    };
    byNotice.set(noticeId, [...(byNotice.get(noticeId) ?? []), view]);
  }
  return byNotice;
}

/** An answer exactly as it came; that it was taken is told in the audit log. Null where it is not there, or not of this change. */
export async function takeReply(
  actor: Actor,
  { changeSetId, replyId }: { changeSetId: string; replyId: string },
): Promise<Uint8Array | null> {
  if (!mayDo(actor, "register:read") || replyId.includes("\0")) return null;
  const reply = await database().filedReply.findFirst({
    where: { id: replyId, notices: { some: { notice: { changeSetId } } } },
    select: { bytes: true },
  });
  if (reply === null || reply.bytes === null) return null;
  await write(actor, { type: "reply.downloaded", replyId }, async () => done(null));
  return reply.bytes;
}

/** Erases the words of an answer. That it came, and its hash, stay. */
export async function eraseReply(
  actor: Actor,
  replyId: string,
  reason: string,
): Promise<Result<null, "notAllowed" | "noSuchReply">> {
  if (!mayDo(actor, "notice:record")) return refuse("notAllowed");
  return write<null, "noSuchReply">(
    actor,
    { type: "reply.erased", replyId, reason },
    async (tx, entry) => {
      const { count } = await tx.filedReply.updateMany({
        where: { id: replyId, erasedAt: null },
        data: erasedReply(entry.at),
      });
      return count === 0 ? refuse("noSuchReply") : done(null);
    },
  );
}
