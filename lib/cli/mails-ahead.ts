import type { Actor } from "@/lib/auth/actor";
import type { CorrectionDraft } from "@/lib/data/announcing/correction-plan";
import {
  correctionMailsAhead,
  sendingMailsAhead,
  withdrawalMailsAhead,
} from "@/lib/data/announcing/mails-ahead";
import { decisionMailsAhead } from "@/lib/data/objections/decision-ahead";
import { type MailAhead, readerInWords } from "@/lib/domain/mail-ahead";
import { languageInWords } from "@/lib/domain/value-words";
import { drawnNotice } from "@/lib/draw/mail/drawn-notice";
import { answersAhead, noticesAhead } from "@/lib/draw/mail/mails-ahead";
import { type Answer, take } from "./answer";

/** The mails of a decision on an objection; decides nothing. */
export async function decisionAhead(
  ...decision: Parameters<typeof decisionMailsAhead>
): Promise<Answer> {
  const [, id, outcome] = decision;
  const mails = answersAhead(take(await decisionMailsAhead(...decision)));
  return aheadAnswer(`If objection ${id} is decided now as ${outcome}`, mails);
}

/** The mails of a correction as it would be written; writes nothing. */
export async function correctionAhead(actor: Actor, draft: CorrectionDraft): Promise<Answer> {
  const mails = await noticesAhead(take(await correctionMailsAhead(actor, draft)), drawnNotice);
  const { changeSetId: id } = draft;
  return aheadAnswer(`If this is written as the correction of ${id}, and sent now`, mails);
}

/** The mails of the correction that waits; sends nothing. */
export async function sendingAhead(actor: Actor, id: string): Promise<Answer> {
  const mails = await noticesAhead(take(await sendingMailsAhead(actor, id, null)), drawnNotice);
  return aheadAnswer(`If the correction of ${id} is sent now`, mails);
}

/** The mails of a withdrawal; withdraws nothing. */
export async function withdrawalAhead(actor: Actor, id: string): Promise<Answer> {
  const mails = await noticesAhead(take(await withdrawalMailsAhead(actor, id)), drawnNotice);
  return aheadAnswer(`If ${id} is withdrawn now`, mails);
}

/** @param act what would be done, as a sentence without its full stop */
function aheadAnswer(act: string, mails: readonly MailAhead[]): Answer {
  const count = mails.reduce((sum, one) => sum + one.count, 0);
  const head = `Nothing is done. ${act}: ${count === 1 ? "1 mail" : `${count} mails`} would go.`;
  return {
    text: [head, ...mails.map(mailText)].join("\n\n"),
    json: { ok: true, dryRun: true, mails },
  };
}

function mailText({ language, readers, subject, text }: MailAhead): string {
  return [
    `In ${languageInWords(language)}, to:`,
    ...readers.map((reader) => `  ${readerInWords(reader)}, ${reader.customer}`),
    `Subject: ${subject}`,
    "",
    text,
  ].join("\n");
}
