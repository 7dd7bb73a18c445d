import {
  authorisationTypeLabels,
  consentControlLabels,
  dataSubjectRightLabels,
  disposalMethodLabels,
  dpfCoverageLabels,
  locationKindLabels,
  processingRoleLabels,
  recipientKindLabels,
  regimeLabels,
  retentionTriggerLabels,
  swissCaseLabels,
  trackerDisplayCategoryLabels,
  trackerLegalClassLabels,
  trackerTechnologyLabels,
  transferImpactAssessmentStatusLabels,
  wayOfNamingLabels,
} from "@/lib/domain/reference/enums";
import {
  article9Conditions,
  article10Conditions,
  legalBases,
} from "@/lib/domain/reference/legal-bases";
import { measureCategories } from "@/lib/domain/reference/measure-categories";
import { cnilDataFamilyLabels } from "@/lib/domain/reference/personal-data-categories";
import { sccModules } from "@/lib/domain/reference/scc-modules";
import {
  article49Derogations,
  legacyMechanisms,
  transferMechanisms,
} from "@/lib/domain/reference/transfer-mechanisms";

/** What the letters of a value alone would not say well. */
const own: Readonly<Record<string, string>> = {
  OWN_DPA: "Our own agreement",
  VENDOR_DPA: "The vendor's agreement",
  SCC_2021_915: "EU SCCs 2021/915 (controller to processor)",
  DPO: "Data protection officer",
  REP_EU: "Representative in the EU",
  REP_UK: "Representative in the UK",
  REP_CH: "Representative in Switzerland",
  PRODUCT_CUSTOMERS: "The customers of the products",
  LATER_OF_BOTH: "The later of notice end and objection end",
  NOTICE_ONLY: "The end of the notice period",
  REASONABLE_DATA_PROTECTION: "Reasonable grounds of data protection",
  ANY: "Any ground",
  DISPATCH: "On the day it is sent",
  ACCEPTANCE: "On the day it is accepted by the mail server",
  AFTER_DAYS: "Some days after it is sent",
  CONFIRMATION: "On the day the customer confirms it",
  ANY_CONTACT: "Any one of the contacts for notices",
  ALL_CONTACTS: "All of the contacts for notices",
  CALENDAR: "Calendar days",
  BUSINESS: "Business days",
  NEXT_DAY: "On the next day",
  NEXT_WORKING_DAY: "On the next working day",
  SCREENED: "Screened: not needed",
  DPA: "Data processing agreement",
  IN_PRODUCT: "In the product",
  LINKED_TO_PURPOSES: "Linked to purposes",
  LISTED_ONLY: "Listed, not linked to purposes",
  POSITIVE: "Says what is done",
  NEGATIVE: "Says what is not done",
  FACT_INLINE: "Fact within a text",
  FIRST: "First party",
  THIRD: "Third party",
  SESSION: "Until the browser is closed",
  PERIOD: "For a period",
  UNTIL_CLEARED: "Until the person clears it",
  LARGE_SCALE_SENSITIVE: "Large-scale processing of special categories or criminal data",
  REGULAR_MONITORING: "Regular and systematic monitoring on a large scale",
  UK_22A_22D: "UK GDPR Art. 22A to 22D",
  EVALUATION_OR_SCORING: "Evaluation or scoring",
  AUTOMATED_DECISION: "Automated decision with legal or similar effect",
  SENSITIVE_DATA: "Sensitive or highly personal data",
  LARGE_SCALE: "Data processed on a large scale",
  MATCHED_DATASETS: "Matched or combined datasets",
  VULNERABLE_SUBJECTS: "Vulnerable people",
  INNOVATIVE_TECHNOLOGY: "New technological or organisational solutions",
  PREVENTS_RIGHT_OR_SERVICE: "Keeps people from a right, a service or a contract",
  WITH_OFFICER: "With the data protection officer",
  A_INSTRUCTIONS: "(a) Documented instructions",
  B_CONFIDENTIALITY: "(b) Confidentiality",
  C_SECURITY: "(c) Security",
  D_SUBPROCESSING: "(d) Conditions for sub-processing",
  E_DATA_SUBJECT_RIGHTS: "(e) Assistance with rights of people",
  F_ASSISTANCE: "(f) Assistance with Art. 32 to 36",
  G_DELETION_OR_RETURN: "(g) Deletion or return",
  H_AUDITS: "(h) Information and audits",
  SOC_2: "SOC 2",
  ISO_27001: "ISO/IEC 27001",
  ISO_27701: "ISO/IEC 27701",
  ISO_27018: "ISO/IEC 27018",
  PCI_DSS: "PCI DSS",
  ART_42: "Certification of GDPR Art. 42",
  ART_42_CERTIFICATION: "Certification of GDPR Art. 42",
  C5: "C5 (BSI)",
  RIGHTS_PREVAIL: "Rights of people prevail: not this basis",
  WITH_SAFEGUARDS: "Interest prevails with the safeguards",
  INTEREST_PREVAILS: "Interest prevails",
  IN_APP: "In the product",
  RSS: "RSS feed",
  A: "Case A",
  B: "Case B",
  C: "Case C",
};

type Labelled = { code: string; label: string };
type Referenced = Labelled & { ref: string };

/** The labels of the reference data, each for the values of one enumeration. */
const families: readonly Readonly<Record<string, string>>[] = [
  regimeLabels,
  processingRoleLabels,
  locationKindLabels,
  authorisationTypeLabels,
  transferImpactAssessmentStatusLabels,
  retentionTriggerLabels,
  disposalMethodLabels,
  swissCaseLabels,
  dpfCoverageLabels,
  recipientKindLabels,
  dataSubjectRightLabels,
  wayOfNamingLabels,
  consentControlLabels,
  trackerDisplayCategoryLabels,
  trackerLegalClassLabels,
  trackerTechnologyLabels,
  cnilDataFamilyLabels,
];

const labels: ReadonlyMap<string, string> = new Map([
  ...families.flatMap((of) => Object.entries(of)),
  ...Object.values(measureCategories).map(({ code, wording }) => [code, wording] as const),
  ...Object.values(sccModules).map(({ code, number, name }) => {
    return [code, `Module ${number}: ${name.replace(/^Transfer /, "")}`] as const;
  }),
  ...[
    ...Object.values(transferMechanisms),
    ...Object.values(legacyMechanisms),
    ...Object.values(article49Derogations),
  ].map(labelled),
  ...[
    ...Object.values(legalBases),
    ...Object.values(article9Conditions),
    ...Object.values(article10Conditions),
  ].map(withProvision),
  ...Object.entries(own),
]);

function labelled({ code, label }: Labelled): [string, string] {
  return [code, label];
}

function withProvision({ code, label, ref }: Referenced): [string, string] {
  return [code, /\d/.test(ref) ? `${label}, ${provision(ref)}` : label];
}

/** A provision as it is cited where it stands alone: of which law it is, too. */
function provision(ref: string): string {
  return ref.startsWith("Art ") ? `${ref.replace("Art ", "Art. ")} GDPR` : ref;
}

/**
 * A value of a choice as people read it: the label of the reference data, or else the value's own letters as words.
 *
 * @param among all values of the choice, where they are at hand: the same letters can mean another thing elsewhere
 */
export function choiceInWords(value: string, among: readonly string[] = []): string {
  const family =
    among.length === 0 ? undefined : families.find((of) => among.every((one) => one in of));
  const known = family?.[value] ?? labels.get(value);
  if (known !== undefined) return known;
  const words = value.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
