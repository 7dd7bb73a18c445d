import { type Actor, mayDo } from "@/lib/auth/actor";
import { isShifted } from "@/lib/clock";
import type { ObjectionDecision } from "@/lib/domain/change/gate";
import { answerLanguage, answerMail } from "@/lib/domain/documents/decision-mail";
import type { MailView } from "@/lib/domain/documents/mail-view";
import type { Language } from "@/lib/domain/language/catalogue";
import type { MailReader } from "@/lib/domain/mail-ahead";
import { done, type Result, refuse } from "@/lib/domain/result";
import { isSimulatedInstallation } from "../announcing/mail-facts";
import { database } from "../database/current";
import { mailSender } from "../mail/mail-sender";
import { readersAhead } from "../mail/readers-ahead";
import { answerTexts } from "../notices/decision-mails";
import { presentRegister } from "../register";
import { type DecisionRests, draftOf, type JudgingRefusal, judged } from "./judging";

/** A mail that deciding an objection would send, before it is drawn. */
export type AnswerAhead = {
  readonly language: Language;
  readonly readers: readonly MailReader[];
  readonly view: MailView;
};

/**
 * The mails that deciding an objection so would send now, one for each language; or why it cannot be decided so. It is judged as
 * `decideObjection` judges it, and nothing is done.
 */
export async function decisionMailsAhead(
  actor: Actor,
  objectionId: string,
  decision: ObjectionDecision,
  reason: string | null,
  rests: DecisionRests = {},
): Promise<Result<AnswerAhead[], "notAllowed" | JudgingRefusal>> {
  if (!mayDo(actor, "objection:decide")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const draft = draftOf(decision, reason, rests);
  const judgement = await judged(database(), register, actor.at, objectionId, draft);
  if (!judgement.ok) return judgement;
  const { objection, columns, closes } = judgement.value;
  const { notice } = objection;
  const declinedAt = closes ? columns.decidedAt : notice.declinedAt;
  const decided = { ...objection, ...columns, notice: { ...notice, declinedAt } };
  const texts = answerTexts(register, decided, actor.at);
  const facts = {
    register,
    sender: mailSender(register),
    isSimulated: isShifted() || (await isSimulatedInstallation()),
  };
  const ahead = await readersAhead(register, [notice.customerRef], ({ asked }) =>
    answerLanguage(texts, register, asked, [notice.agreementRef]),
  );
  return done(
    ahead.map(({ language, readers }) => ({
      language,
      readers,
      view: answerMail(texts, facts, language).view,
    })),
  );
}
