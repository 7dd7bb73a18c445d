import { randomUUID } from "node:crypto";
import { z } from "zod";
import { database } from "../database/current";
import { orderMail } from "../mail/mail-orders";
import { answeredParts, answersTo } from "../objections/objection-letters";
import { presentRegister } from "../register";
import type { Entry, Transaction } from "../write";

/** The mail by which a decision is told, or the arrival of an objection. */
export type DecisionOrdered = { announcementId: string; deliveries: number };

const textsSchema = z.record(z.string(), z.object({ subject: z.string(), text: z.string() }));
type DecisionTexts = z.infer<typeof textsSchema>;

/**
 * Orders the mail by which a customer is told of its objection: while nothing is decided, that it came, when, and what it does to the
 * change; then outcome, ground, what it means for its list, days. Its words are those of this moment, whatever comes later.
 *
 * Source: GDPR Art. 28(2), second sentence.
 * Reading: it goes to all contacts of the customer: whoever did not object learns of an objection in their name.
 */
export async function orderObjectionMail(
  tx: Transaction,
  entry: Entry,
  objectionId: string,
): Promise<DecisionOrdered> {
  const objection = await tx.objection.findUniqueOrThrow({
    where: { id: objectionId },
    include: answeredParts,
  });
  const { decision, notice } = objection;
  const { register } = await presentRegister(tx);
  const texts = answerTexts(register, objection, entry.at);
  const id = randomUUID();
  await tx.decisionMail.create({
    data: { id, objectionId, decision, texts, decidedAt: entry.at },
  });
  const about = { decisionId: id };
  const { announcementId, deliveries } = await orderMail(
    tx,
    entry,
    decision === null ? "RECEIPT" : "DECISION",
    [notice.changeSetId],
    [notice],
    null,
    about,
  );
  return { announcementId, deliveries };
}

/** What the mails of an objection as it stands say, by language. */
export function answerTexts(...objection: Parameters<typeof answersTo>): DecisionTexts {
  return Object.fromEntries(
    answersTo(...objection).map(({ language, subject, text }) => [language, { subject, text }]),
  );
}

/** What the mails of one announcement say, by language. */
export async function decisionTexts(announcementId: string): Promise<DecisionTexts> {
  const { decision } = await database().announcement.findUniqueOrThrow({
    where: { id: announcementId },
    include: { decision: true },
  });
  return textsSchema.parse(decision?.texts);
}
