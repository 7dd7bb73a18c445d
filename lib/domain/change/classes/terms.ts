import { annexFields } from "@/lib/domain/kinds/annex-fields";
import { changeRules } from "@/lib/domain/reference/change-rules";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { effectiveTerm, profileOf, type TermField, termNames } from "../terms";
import type { ClassifyContext, Scope, Verdict } from "./verdict";

type Agreement = Row<"CustomerAgreement">;

/** What an agreement says beside its terms, and no profile can say for it. */
const ownTerms: readonly string[] = [
  "governingLaw",
  "forum",
  "breachNoticeHours",
  "auditTerms",
  "residencyCountries",
  "excludedVendorIds",
  ...Object.keys(annexFields),
];

/** Quoting a clause changes nothing, but for the one by which silence counts. */
const quoted: readonly TermField[] = termNames.filter(
  (field) => field.includes("Clause") && field !== "silenceClause",
);
const terms = termNames.filter((field) => !quoted.includes(field));

function isTerm(field: string | null): field is TermField {
  return terms.some((one) => one === field);
}

/**
 * The class of each difference of an agreement.
 *
 * Source: GDPR Art. 28(3) and (9) (the contract binds, in writing); product rule: terms are bilateral.
 * Reading: a change of terms concerns that customer alone and waits for a signature. What counts is what the agreement says
 * together with its profile: moving the same words from one to the other changes nothing.
 */
export function classifyAgreement(context: ClassifyContext): Verdict[] {
  const { before, after, key, differences } = context;
  const scope: Scope = { type: "agreement", ref: key.ref };
  const [was, is] = [before, after].map((register) => find(register, "CustomerAgreement", key.ref));
  return differences.map((difference) => {
    const { field } = difference;
    const isChanged =
      was !== undefined &&
      is !== undefined &&
      field !== null &&
      (ownTerms.includes(field) ||
        (isTerm(field) && differs(before, was, after, is, field)) ||
        (field === "termsProfileId" && terms.some((one) => differs(before, was, after, is, one))));
    return isChanged
      ? { difference, ...termsChanged, scope }
      : { difference, rule: null, class: "I", scope };
  });
}

/**
 * The class of each difference of a profile: it is a change of each agreement that follows it and does not say otherwise.
 *
 * Source: GDPR Art. 28(3) and (9); product decision 0022.
 * Reading: a profile that comes or goes says nothing by itself; what follows it does, by its own records.
 */
export function classifyTermsProfile(context: ClassifyContext): Verdict[] {
  const { before, after, key, differences } = context;
  const followers = pointingTo(after, "CustomerAgreement", "termsProfileId", key.ref);
  return differences.map((difference) => {
    const { field } = difference;
    const refs = !isTerm(field)
      ? []
      : followers.flatMap((is) => {
          const was = find(before, "CustomerAgreement", is.ref);
          const isChanged = was !== undefined && differs(before, was, after, is, field);
          return isChanged ? [is.ref] : [];
        });
    return refs.length === 0
      ? { difference, rule: null, class: "I", scope: { type: "nobody" } }
      : { difference, ...termsChanged, scope: { type: "agreements", refs } };
  });
}

const termsChanged = {
  rule: "AGREEMENT_TERMS_CHANGED",
  class: changeRules.AGREEMENT_TERMS_CHANGED.materiality,
} as const;

function differs(
  before: Register,
  was: Agreement,
  after: Register,
  is: Agreement,
  field: TermField,
): boolean {
  const [old, present] = [
    effectiveTerm(was, profileOf(before, was), field),
    effectiveTerm(is, profileOf(after, is), field),
  ];
  return JSON.stringify(old) !== JSON.stringify(present);
}
