import type { ClassifiedItem } from "@/lib/domain/change/classify";
import { choiceInWords } from "@/lib/domain/choice-words";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { countryName } from "@/lib/domain/language/wording";
import { transferImpactAssessmentStatuses } from "@/lib/domain/reference/enums";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import type { MailLanguage } from "./mail-language";
import { asWritten, type Worded, worded } from "./worded";

/** The facts of our own examinations that customers may read; of a kind that is not here they may read all. */
const toldFields: Partial<Record<KindName, readonly string[]>> = {
  TransferImpactAssessment: [
    "status",
    "transferIds",
    "contractualMeasures",
    "technicalMeasures",
    "organisationalMeasures",
  ],
  Certification: ["scheme", "status", "issuedOn", "expiresOn"],
  LegitimateInterestAssessment: [],
  DpiaScreening: [],
  DueDiligence: [],
};

/** Whether customers may read of a difference; no class set by hand opens what is kept to ourselves. */
export function isToldToCustomers({
  kind,
  field,
}: Pick<ClassifiedItem, "kind" | "field">): boolean {
  const fields = toldFields[kind];
  if (fields === undefined) return true;
  return field === null ? fields.length > 0 : fields.includes(field);
}

/**
 * What a customer reads instead of the title and the text of an examination: what it is about, and how it stands. Null for any
 * other kind, and where it is not there.
 */
export function evidenceInWords(
  register: Register,
  { kind, ref }: RecordKey,
  language: MailLanguage,
): { about: Worded; state: Worded } | null {
  const { common, mail } = language;
  const unknown = worded(mail.facts.unknown);
  const inWords = (code: string, english: string) => {
    const known = mail.facts.values.get(code);
    return known === undefined ? asWritten(english, language) : worded(known);
  };
  if (kind === "TransferImpactAssessment") {
    const assessment = find(register, kind, ref);
    if (assessment === undefined) return null;
    const countries = (assessment.transferIds ?? []).flatMap((one) => {
      const destination = destinationOf(find(register, "Transfer", one));
      return destination === undefined ? [] : [countryName(destination, common)];
    });
    const { status } = assessment;
    return {
      about: countries.length === 0 ? unknown : worded([...new Set(countries)].join(", ")),
      state:
        status === undefined
          ? unknown
          : inWords(status, choiceInWords(status, transferImpactAssessmentStatuses)),
    };
  }
  if (kind !== "Certification") return null;
  const certificate = find(register, kind, ref);
  if (certificate === undefined) return null;
  const { scheme, status } = certificate;
  return {
    about: scheme === undefined ? unknown : inWords(scheme, choiceInWords(scheme)),
    state: status === undefined ? unknown : inWords(status, choiceInWords(status)),
  };
}
