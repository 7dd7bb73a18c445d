import { isOwnDay } from "@/lib/domain/change/correction";
import { dayInWords } from "@/lib/domain/language/wording";
import type { MailLanguage } from "./mail-language";
import type { MailBlock, MailFacts } from "./mail-view";
import { asWritten, foreignIn } from "./worded";

/**
 * What was told wrong, and what is right, each under its name; and what becomes of the days, of objections and of approvals.
 *
 * Source: SCC (EU) 2021/914, clause 9(a); GDPR Art. 28(2), second sentence.
 */
export function correctionBlocks(
  { correction }: Pick<MailFacts, "correction">,
  language: MailLanguage,
): MailBlock[] {
  const { correction: words } = language.mail;
  if (correction == null) return [];
  return [
    { type: "heading", level: 2, text: words.title },
    {
      type: "definitions",
      items: correction.entries.map(({ matter, said, right }) => ({
        term: words.matters[matter],
        // Whatever was written for all, each mail has the days of its own agreement.
        lines: isOwnDay(matter)
          ? [{ text: words.ownDay, tone: "strong" as const }]
          : [
              {
                label: words.said,
                text: said ?? words.nothing,
                ...foreignIn(said === null ? null : asWritten(said, language)),
              },
              {
                label: words.right,
                text: right,
                tone: "strong" as const,
                ...foreignIn(asWritten(right, language)),
              },
            ],
      })),
    },
    { type: "paragraph", text: correction.restarts ? words.restarts : words.daysStand },
    ...(correction.restarts && correction.plannedOn != null
      ? [
          {
            type: "paragraph" as const,
            text: words.plannedAnew(dayInWords(correction.plannedOn, language.common)),
          },
        ]
      : []),
  ];
}
