import type { MailLanguage } from "./mail-language";
import type { MailBlock, MailFacts, MailView } from "./mail-view";

/** The answer to an objection in the words of its decision, and in which language they are. */
export type DecisionWords = {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  /** What its portal is called. */
  readonly portal: string;
};

/**
 * The mail by which a customer is told what was decided on its objection: the answer as it was written at the decision.
 *
 * Source: GDPR Art. 28(2), second sentence; product rule 2.7.
 */
export function decisionView(
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
