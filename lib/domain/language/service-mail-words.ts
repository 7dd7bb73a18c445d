import type { Language } from "./catalogue";
import { deServiceMail } from "./de-service-mail";
import { enServiceMail, type ServiceMailWords } from "./en-service-mail";
import { frServiceMail } from "./fr-service-mail";

/** The words of the mails that go to people outside; staff, who work in English, get the others. */
export type OutsiderMailWords = Pick<
  ServiceMailWords,
  | "link"
  | "worksUntil"
  | "once"
  | "click"
  | "about"
  | "signIn"
  | "contact"
  | "subscription"
  | "acknowledge"
  | "news"
>;

/** What outsiders read, in their language; the rest, which none of them gets, in English. */
export const serviceMailWords: Readonly<Record<Language, ServiceMailWords>> = {
  en: enServiceMail,
  de: { ...enServiceMail, ...deServiceMail },
  fr: { ...enServiceMail, ...frServiceMail },
};
