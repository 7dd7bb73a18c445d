import { type MailAhead, readerInWords } from "@/lib/domain/mail-ahead";
import { languageInWords } from "@/lib/domain/value-words";
import type { Answer } from "./answer";

/** What the option says that asks for the mails of an act, and for nothing else. */
export const dryRunHelp = "print the mails that would go, one for each language, and do nothing";

/**
 * The mails that an act would send.
 *
 * @param act what would be done, as a sentence without its full stop
 */
export function aheadAnswer(act: string, mails: readonly MailAhead[]): Answer {
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
