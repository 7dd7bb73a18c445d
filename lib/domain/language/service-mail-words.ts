import type { Language } from "./catalogue";
import { deServiceMail } from "./de-service-mail";
import { enServiceMail, type ServiceMailWords } from "./en-service-mail";
import { frServiceMail } from "./fr-service-mail";

/** What outsiders read, in their language; the rest, which none of them gets, in English. */
export const serviceMailWords: Readonly<Record<Language, ServiceMailWords>> = {
  en: enServiceMail,
  de: { ...enServiceMail, ...deServiceMail },
  fr: { ...enServiceMail, ...frServiceMail },
};
