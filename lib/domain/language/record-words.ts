import type { Language } from "./catalogue";
import { deRecord } from "./de-record";
import { enRecord, type RecordWords } from "./en-record";
import { frRecord } from "./fr-record";

const all: Readonly<Record<Language, RecordWords>> = { en: enRecord, de: deRecord, fr: frRecord };

export function recordWordsOf(language: Language): RecordWords {
  return all[language];
}
