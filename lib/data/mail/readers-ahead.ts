import { type Language, languages } from "@/lib/domain/language/catalogue";
import type { MailReader } from "@/lib/domain/mail-ahead";
import { find, type Register } from "@/lib/domain/register";
import { database } from "../database/current";
import { contactsToTell } from "./mail-orders";

/** Who would get a mail, with what decides in which words. */
export type Reader = MailReader & {
  readonly customerRef: string;
  /** Tag of the language that the contact asked for. */
  readonly asked: string | null;
};

/** All who would get a mail in one language; never none. */
export type ReadersAhead = {
  readonly language: Language;
  readonly first: Reader;
  readonly readers: readonly MailReader[];
};

/**
 * Who would get a mail to these customers if it were ordered now, by the language in which each reads it.
 *
 * @param languageTo the language of the mail to one of them
 */
export async function readersAhead(
  register: Register,
  customerRefs: readonly string[],
  languageTo: (reader: Reader) => Language,
): Promise<ReadersAhead[]> {
  const contacts = await contactsToTell(database(), [...new Set(customerRefs)]);
  const readers = contacts
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .flatMap(({ customerRef, name, email, language }): Reader[] => {
      const customer = find(register, "Customer", customerRef)?.name ?? customerRef;
      return email === null
        ? []
        : [{ customerRef, customer, name, address: email, asked: language }];
    });
  const read = readers.map((reader) => ({ reader, language: languageTo(reader) }));
  return languages.flatMap((language) => {
    const [first, ...others] = read.flatMap((one) => (one.language === language ? one.reader : []));
    if (first === undefined) return [];
    return [{ language, first, readers: [first, ...others].map(named) }];
  });
}

function keyOf({ customerRef, id }: { customerRef: string; id: string }): string {
  return `${customerRef} ${id}`;
}

function named({ customer, name, address }: Reader): MailReader {
  return { customer, name, address };
}
