import type { Catalogue } from "@/lib/domain/language/catalogue";
import type { MailWords } from "@/lib/domain/language/en-mail";

/** The words of one language: those of the public pages, and those of the mails. */
export type MailLanguage = { readonly common: Catalogue; readonly mail: MailWords };
