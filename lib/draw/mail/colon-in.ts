import { mailLanguages } from "@/lib/domain/documents/mail-language";
import { isLanguage } from "@/lib/domain/language/catalogue";

/** What stands between a label and what it names: French leaves a space before it. */
export function colonIn(language: string): string {
  return isLanguage(language) ? mailLanguages[language].mail.colon : ": ";
}
