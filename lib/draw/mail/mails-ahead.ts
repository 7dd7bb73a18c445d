import type { MailFacts, MailView } from "@/lib/domain/documents/mail-view";
import type { OwnMail } from "@/lib/domain/documents/notice-mail-own";
import type { MailAhead } from "@/lib/domain/mail-ahead";
import type { DrawnMail } from "./mail-template";
import { mailWords } from "./mail-words";

type Addressed = Pick<MailAhead, "language" | "readers">;

type Notice = Addressed & { readonly facts: MailFacts; readonly own: OwnMail };

/**
 * Mails of notices that would go, in the words in which the worker would send them.
 *
 * @param draw `drawnNotice`; on a page `drawNotice`, since Next refuses to bundle the other
 */
export async function noticesAhead(
  mails: readonly Notice[],
  draw: (mail: Notice) => DrawnMail | Promise<DrawnMail>,
): Promise<MailAhead[]> {
  return Promise.all(
    mails.map(async (mail) => {
      const { subject, text } = await draw(mail);
      return aheadOf(mail, { subject, text });
    }),
  );
}

/** Answers to an objection that would go, in the words in which the worker would send them. */
export function answersAhead(
  mails: readonly (Addressed & { readonly view: MailView })[],
): MailAhead[] {
  return mails.map((mail) => aheadOf(mail, mailWords(mail.view)));
}

function aheadOf(
  { language, readers }: Addressed,
  words: Pick<MailAhead, "subject" | "text">,
): MailAhead {
  return { language, readers, count: readers.length, ...words };
}
