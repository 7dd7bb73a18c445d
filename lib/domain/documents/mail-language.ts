import {
  type Catalogue,
  catalogues,
  isLanguage,
  type Language,
} from "@/lib/domain/language/catalogue";
import { deMail } from "@/lib/domain/language/de-mail";
import { enMail, type MailWords } from "@/lib/domain/language/en-mail";
import { frMail } from "@/lib/domain/language/fr-mail";

/** The words of one language: those of the public pages, and those of the mails. */
export type MailLanguage = {
  readonly language: Language;
  readonly common: Catalogue;
  readonly mail: MailWords;
};

/** Every language in which mails are written. */
export const mailLanguages: Readonly<Record<Language, MailLanguage>> = {
  en: { language: "en", common: catalogues.en, mail: enMail },
  de: { language: "de", common: catalogues.de, mail: deMail },
  fr: { language: "fr", common: catalogues.fr, mail: frMail },
};

/**
 * The language of a mail: the contact's, else that of the first agreement that names one in which mails are written, else English.
 *
 * @param contact    tag of the contact's language; "de-AT" is German
 * @param agreements tags of the agreements that the mail is about, in its order
 */
export function languageOfMail(
  contact: string | null,
  agreements: readonly (string | null | undefined)[],
): Language {
  const codes = [contact, ...agreements].map(
    (tag) => (tag ?? "").toLowerCase().split("-")[0] ?? "",
  );
  return codes.find(isLanguage) ?? "en";
}
