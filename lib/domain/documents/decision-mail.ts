import type { Language } from "@/lib/domain/language/catalogue";
import type { Register } from "@/lib/domain/register";
import { type MailLanguage, mailLanguages } from "./mail-language";
import type { MailBlock, MailFacts, MailView } from "./mail-view";
import { languageFor, type MailSender, sharedFacts } from "./told-mail";

/** The answer to an objection as it was written at its decision, by language. */
export type AnswerTexts = Readonly<
  Record<string, { readonly subject: string; readonly text: string }>
>;

/** What every such mail is made from beside its texts. */
export type AnswerFacts = {
  readonly register: Register;
  readonly sender: MailSender;
  readonly isSimulated: boolean;
};

/**
 * In which language a contact reads of its customer's objection: its own or its agreement's, where the answer was written in it.
 *
 * Source: none, product decision 0063.
 */
export function answerLanguage(
  texts: AnswerTexts,
  register: Register,
  contact: string | null,
  agreementRefs: readonly string[],
): Language {
  const language = languageFor(register, contact, agreementRefs);
  return texts[language] === undefined ? "en" : language;
}

/**
 * The mail that tells a contact that its customer's objection came, or what was decided on it: the one that goes, and the one that is shown
 * before it goes.
 *
 * Source: GDPR Art. 28(2), second sentence; product rule 2.7.
 *
 * @throws Error when the answer is written neither in this language nor in English
 */
export function answerMail(
  texts: AnswerTexts,
  { register, sender, isSimulated }: AnswerFacts,
  tag: Language,
): { view: MailView; replyTo: string } {
  const words = texts[tag];
  if (words === undefined) throw new Error("An objection is answered in no language");
  const language = mailLanguages[tag];
  const facts = sharedFacts(
    { kind: "CONFIRMATION", register, changes: new Map() },
    sender,
    isSimulated,
    language,
  );
  const { portal } = language.mail.about;
  return {
    view: decisionView({ ...words, language: tag, portal }, facts, language),
    replyTo: facts.objectionMailbox,
  };
}

/** The answer to an objection in the words of its decision, and in which language they are. */
type DecisionWords = {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  /** What its portal is called. */
  readonly portal: string;
};

function decisionView(
  { language, subject, text, portal }: DecisionWords,
  { isSimulated, organisation, portalUrl }: MailFacts,
  { mail }: MailLanguage,
): MailView {
  const paragraphs = text
    .split(/\n+/)
    .map((part): MailBlock => ({ type: "paragraph", text: part }));
  return {
    language,
    subject: isSimulated ? `${mail.simulatedMark} ${subject}` : subject,
    blocks: [
      { type: "title", kicker: organisation, title: subject, subtitle: "" },
      ...(isSimulated
        ? [
            {
              type: "note" as const,
              title: mail.simulated.title,
              lines: [{ text: mail.simulated.text }],
            },
          ]
        : []),
      ...paragraphs,
      {
        type: "definitions",
        items: [{ term: portal, lines: [{ text: portalUrl, href: portalUrl }] }],
      },
    ],
  };
}
