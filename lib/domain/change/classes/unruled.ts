import type { KindName } from "@/lib/domain/kinds/kinds";

/**
 * The kinds of record of which no rule speaks, and why: their change is informative and tells nobody by name.
 *
 * Source: none, product decision 0043.
 */
export const unruledKinds = {
  EntityContact:
    "Where people write to: the privacy notice is corrected, nothing is done otherwise.",
  Product:
    "A name or a text of ours; which customers a change concerns follows from agreements and engagements.",
  DataSubjectCategory:
    "A label: who is concerned follows from the activities and engagements that name it.",
  LegitimateInterestAssessment: "It proves a basis; another basis is a change of that.",
  DpiaScreening:
    "It examines an activity; what it leads to is a change of the activity or its measures.",
  VendorAlias: "Under what other name documents speak of a vendor.",
  SourceDocument: "Where a fact was read; the fact has its own record.",
  DocumentBlock: "Text of a document whose facts have their own records.",
  Commitment: "What a document promises; keeping it or not is a change of the facts.",
  CookiePolicy:
    "How a site asks and where it is withdrawn; what is stored or read has its own records.",
  HolidayCalendar:
    "Days of public law; a notice that is under way keeps those that it was frozen with.",
  Customer: "Who a customer is and where to write to; the agreement binds, and has its own rules.",
  Waiver: "What we accept for a time; it changes nothing that is done.",
} as const satisfies Partial<Record<KindName, string>>;

export type UnruledKind = keyof typeof unruledKinds;
