import { correctedMatters, isOwnDay } from "@/lib/domain/change/correction";
import { dayInWords } from "@/lib/domain/language/wording";
import type { MailLanguage } from "./mail-language";
import type { MailBlock, MailFacts } from "./mail-view";

/**
 * What was told wrong, and what is right, each under its name; and what becomes of the days, of objections and of approvals.
 *
 * Source: SCC (EU) 2021/914, clause 9(a); GDPR Art. 28(2), second sentence.
 */
export function correctionBlocks(
  { correction }: Pick<MailFacts, "correction">,
  { common, mail: { correction: words } }: MailLanguage,
): MailBlock[] {
  if (correction == null) return [];
  return [
    { type: "heading", level: 2, text: words.title },
    {
      type: "definitions",
      items: correction.entries.map(({ matter, said, right }) => ({
        term: correctedMatters[matter],
        // Whatever was written for all, each mail has the days of its own agreement.
        lines: isOwnDay(matter)
          ? [{ text: words.ownDay, tone: "strong" as const }]
          : [
              { label: words.said, text: said ?? words.nothing },
              { label: words.right, text: right, tone: "strong" as const },
            ],
      })),
    },
    { type: "paragraph", text: correction.restarts ? words.restarts : words.daysStand },
    ...(correction.restarts && correction.plannedOn != null
      ? [
          {
            type: "paragraph" as const,
            text: words.plannedAnew(dayInWords(correction.plannedOn, common)),
          },
        ]
      : []),
  ];
}
