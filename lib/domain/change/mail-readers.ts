import { type Language, languages } from "@/lib/domain/language/catalogue";
import type { AffectedRow } from "./change-view";

/** How many contacts read the mails of a change in one language, and the first customer that has such a contact. */
export type MailReaders = {
  readonly language: Language;
  readonly contacts: number;
  readonly customer: string;
};

/**
 * In which languages the mails of a change are read, with how many contacts; none for a language that nobody reads.
 *
 * @param affected a customer stands there once for each of its agreements, and gets one mail
 * @param chosen   the customer whose mail is shown: named for each language that it reads, too
 */
export function mailReaders(
  affected: readonly Pick<AffectedRow, "customer" | "languages">[],
  chosen: string | null,
): MailReaders[] {
  const customers = [
    ...new Map(affected.map(({ customer, languages: read }) => [customer, read])),
  ].toSorted(([one], [other]) => Number(other === chosen) - Number(one === chosen));
  return languages.flatMap((language) => {
    const own = customers.flatMap(([customer, read]) =>
      read.flatMap((one) =>
        one.language === language && one.contacts > 0 ? { customer, contacts: one.contacts } : [],
      ),
    );
    const [first] = own;
    if (first === undefined) return [];
    const contacts = own.reduce((sum, one) => sum + one.contacts, 0);
    return [{ language, contacts, customer: first.customer }];
  });
}
