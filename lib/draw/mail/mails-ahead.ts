import type { MailFacts, MailView } from "@/lib/domain/documents/mail-view";
import type { OwnMail } from "@/lib/domain/documents/notice-mail-own";
import type { MailAhead } from "@/lib/domain/mail-ahead";
import { mailWords } from "./mail-words";
import { drawNotice } from "./notice-drawing";

type Addressed = Pick<MailAhead, "language" | "readers">;

/** Mails of notices that would go, in the words in which the worker would send them. */
export async function noticesAhead(
  mails: readonly (Addressed & { readonly facts: MailFacts; readonly own: OwnMail })[],
): Promise<MailAhead[]> {
  return Promise.all(
    mails.map(async (mail) => {
      const { subject, text } = await drawNotice(mail);
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
