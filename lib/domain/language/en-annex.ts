import type { Body } from "@/lib/domain/kinds/kinds";
import { longDate } from "./en-date";

type Use = Body<"TransferMechanismUse">;
type Chosen<T> = Exclude<T, undefined>;
type Nature = Chosen<Body<"Engagement">["nature"]>[number];

function count(amount: string, unit: string): string {
  return amount === "1" ? `1 ${unit}` : `${amount} ${unit}s`;
}

/** "P1M" as "1 month"; a period of another form as it stands. */
function periodText(period: string): string {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(period);
  const units = ["year", "month", "week", "day"];
  const said = units.flatMap((unit, index) => {
    const amount = parts?.[index + 1];
    return amount === undefined ? [] : [count(amount, unit)];
  });
  return said.length === 0 ? period : said.join(" and ");
}

/** "P10D" as "10 business days". */
function businessDaysText(period: string): string {
  return periodText(period).replace(/ (days?)$/, " business $1");
}

const natures: Record<Nature, string> = {
  COLLECT: "collection",
  STORE: "storage",
  HOST: "hosting",
  TRANSMIT: "transmission",
  ANALYSE: "analysis",
  DISPLAY: "display",
  DELETE: "deletion",
  SUPPORT_ACCESS: "access for support",
  PROFILE: "profiling",
};

const mechanisms: Record<Chosen<Use["mechanism"]>, string> = {
  NONE_REQUIRED_INTERNAL: "none required: the recipient is inside the territory",
  ADEQUACY: "adequacy decision",
  DPF: "Data Privacy Framework",
  SCC_2021_914: "standard contractual clauses (EU) 2021/914",
  UK_ADDENDUM_B1_0: "UK Addendum B1.0 to the EU clauses",
  UK_IDTA_A1_0: "UK International Data Transfer Agreement A1.0",
  SCC_2021_914_SWISS: "EU clauses with the Swiss adaptations",
  BCR_C: "binding corporate rules for controllers",
  BCR_P: "binding corporate rules for processors",
  SA_SCC: "clauses adopted by a supervisory authority",
  CODE_OF_CONDUCT: "approved code of conduct",
  CERTIFICATION: "approved certification",
  PUBLIC_INSTRUMENT: "binding instrument between public authorities",
  AD_HOC_CLAUSES: "authorised ad hoc clauses",
  ADMIN_ARRANGEMENT: "authorised administrative arrangement",
  ART_49: "derogation of Article 49",
  SAFE_HARBOUR: "Safe Harbour (declared invalid)",
  PRIVACY_SHIELD: "EU-US Privacy Shield (declared invalid)",
  SWISS_PRIVACY_SHIELD: "Swiss-US Privacy Shield (no longer recognised)",
  SCC_2001_497: "clauses 2001/497/EC (repealed)",
  SCC_2004_915: "clauses 2004/915/EC (repealed)",
  SCC_2010_87: "clauses 2010/87/EU (repealed)",
  UK_LEGACY_SCC: "old EU clauses under the UK GDPR (no longer valid)",
  SWISS_LEGACY_SCC: "old EU clauses under Swiss law (no longer valid)",
  CONSENT_BY_USE: "consent by use (not a transfer mechanism)",
};

const modules: Record<Chosen<Use["sccModule"]>, string> = {
  M1: "module one",
  M2: "module two",
  M3: "module three",
  M4: "module four",
};

const regimes: Record<Chosen<Use["regime"]>, string> = {
  EU_GDPR: "GDPR",
  UK_GDPR: "UK GDPR",
  CH_FADP: "Swiss FADP",
};

const locationKinds: Record<Chosen<Body<"ProcessingLocation">["locationKind"]>, string> = {
  STORAGE: "storage",
  BACKUP: "backup",
  COMPUTE: "computing",
  REMOTE_ACCESS: "remote access",
  SUPPORT: "support",
  TRANSIT: "transit",
};

const certificationStates: Record<Chosen<Body<"DpfCertification">["status"]>, string> = {
  ACTIVE: "certification active",
  INACTIVE: "certification inactive",
  WITHDRAWN: "certification withdrawn",
};

/**
 * Everything an annex says in English.
 *
 * The headings and explanatory notes of the four annexes are those of the form.
 * Source: Implementing Decision (EU) 2021/915, Annex, Annexes I to IV.
 */
export const annexTexts = {
  language: "English",
  longDate,
  periodText,
  businessDaysText,
  natures,
  mechanisms,
  modules,
  regimes,
  locationKinds,
  certificationStates,

  unknown: "not known",
  notApplicable: (reason: string | undefined) =>
    reason ? `not applicable (${reason})` : "not applicable",
  withheld: "withheld",
  noneRecorded: "none recorded",

  front: {
    kicker: "Data processing agreement",
    title: "Annexes I to IV",
    titleTransfer: "Annexes I to III",
    subtitleTransfer:
      "to the standard contractual clauses for the transfer of personal data to third countries pursuant to Regulation (EU) 2016/679 (Implementing Decision (EU) 2021/914)",
    subtitleClauses:
      "to the standard contractual clauses between controllers and processors under Article 28(7) of Regulation (EU) 2016/679 (Implementing Decision (EU) 2021/915)",
    subtitleOwnForm:
      "arranged as Annexes I to IV of the standard contractual clauses between controllers and processors (Implementing Decision (EU) 2021/915)",
    bookmark: "Agreement and status",
    agreement: "Agreement",
    controller: "Controller",
    processor: "Processor",
    products: "Products",
    authorisation: "Authorisation of sub-processors",
    specific: (clause: string) => `specific prior authorisation (clause ${clause}, Option 1)`,
    general: (clause: string) => `general written authorisation (clause ${clause}, Option 2)`,
    status: "Status of this document",
    publication: "Made from publication",
    publicationValue: (number: number, at: string) => `No ${number} of ${at}`,
    publicationHash: "Hash of the publication",
    version: "Version",
    versionValue: (template: string, revision: number) =>
      `form ${template}, revision ${revision} of the agreement`,
    fingerprint: "Fingerprint of all input (SHA-256)",
    at: (date: string, time: string) => `${date}, ${time} UTC`,
    differences: "Differences from the signed annexes",
    differencesNone: "This version has no recorded difference from the signed annexes.",
    differencesColumns: { change: "Change", effective: "In effect from", ground: "Ground" },
    parts: {
      PARTIES: "Parties",
      DESCRIPTION: "Description",
      MEASURES: "Measures",
      SUBPROCESSORS: "Sub-processors",
      TRANSFERS: "Transfers",
    },
    entryColumns: {
      part: "Part",
      entry: "Entry",
      difference: "Difference",
      ground: "Ground",
    },
    entryChanges: { ADDED: "not in the signed version", REMOVED: "only in the signed version" },
    was: "Signed",
    now: "Now",
    from: "In effect from",
    noGround: "Correction of the record; no change with notice touched it",
    waiting: "Waiting for a signature",
    waitingIntroduction:
      "The register describes these entries otherwise by now. Description and measures change only with a signature, so the annexes below keep the signed text.",
    waitingGround: "Takes effect with the next countersigned version",
    heldBack: "Announced, not yet in effect for this agreement",
    heldBackNone: "No announced change is pending for this agreement.",
    heldBackIntroduction: "These changes are not part of the annexes below.",
  },
  status: {
    forSignature: "Draft, for signature",
    forSignatureMeaning: "Not signed yet. It binds nobody before both parties have signed.",
    asSigned: (date: string) => `As agreed on ${date}`,
    asSignedMeaning: (fileHash: string) =>
      `This text states the annexes as signed. The countersigned file prevails; its SHA-256 is ${fileHash}.`,
    consolidated: (publication: number) =>
      `As of publication ${publication}: consolidated, unsigned`,
    differs: (date: string, count: number) =>
      `Differs from the signed version of ${date} in ${count} ${count === 1 ? "entry" : "entries"}`,
    fileCompared: (fileHash: string) =>
      `The countersigned file has the SHA-256 ${fileHash}; each entry that reads otherwise is listed below.`,
    fileNotCompared: (fileHash: string) =>
      `The countersigned file has the SHA-256 ${fileHash}. Its text was not made from a publication, so its entries cannot be compared.`,
    consolidatedMeaning: (date: string) =>
      `The annexes signed on ${date} with the changes since then worked in. Nobody has signed this version; what was signed prevails where the two differ without a ground named here.`,
  },
  grounds: {
    LAPSE: (from: string) =>
      `Notice given, period from ${from}; the period has run without an objection that is still open`,
    APPROVAL: "Approved by the customer",
    SIGNED: "Amended by a countersigned text",
    ACCOMMODATED: "Objection accommodated",
    EMERGENCY: "Emergency replacement, by the clause of the agreement",
    OUTSIDE_GROUND: "An objection was outside the ground that the agreement gives",
    REMEDY_RUN: "An objection was not met, and the agreement’s remedy has run",
    NO_GATE: "No prior notice needed for this kind of change",
    noticeFrom: (from: string) => `notice period from ${from}`,
  },

  annexOne: {
    title: "Annex I",
    caption: "List of parties",
    controllers: "Controller(s)",
    controllersCaption:
      "Identity and contact details of the controller(s), and, where applicable, of the controller’s data protection officer",
    processors: "Processor(s)",
    processorsCaption:
      "Identity and contact details of the processor(s), and, where applicable, of the processor’s data protection officer",
    customerIsProcessor:
      "This party acts as a processor for its own controllers. It stands under the heading that the form provides for the other party.",
    name: "Name",
    tradingAs: (name: string) => `trading as ${name}`,
    registered: (number: string, register: string | undefined) =>
      register ? `${register} ${number}` : number,
    registration: "Registration",
    address: "Address",
    contact: "Contact person’s name, position and contact details",
    officer: "Data protection officer",
    signature: "Signature and accession date",
    signedOn: (date: string) => `Signed on ${date}; see the countersigned file.`,
    unsignedVersion: (date: string) =>
      `This consolidated version is not signed. The agreement was signed on ${date}.`,
    telephone: "Telephone",
  },

  annexTwo: {
    title: "Annex II",
    caption: "Description of the processing",
    dataSubjects: "Categories of data subjects whose personal data is processed",
    personalData: "Categories of personal data processed",
    sensitive:
      "Sensitive data processed (if applicable) and applied restrictions or safeguards that fully take into consideration the nature of the data and the risks involved, such as for instance strict purpose limitation, access restrictions (including access only for staff having followed specialised training), keeping a record of access to the data, restrictions for onward transfers or additional security measures",
    nature: "Nature of the processing",
    purposes: "Purpose(s) for which the personal data is processed on behalf of the controller",
    duration: "Duration of the processing",
    subprocessors:
      "For processing by (sub-) processors, also specify subject matter, nature and duration of the processing",
    noActivities: "No processing activity is recorded for the products of this agreement.",
    noSensitive: "No sensitive data is recorded for these activities.",
    sensitiveUnknown: "Whether sensitive data is processed is not known.",
    noSensitiveHere: "no sensitive data recorded",
    safeguards: "Restrictions and safeguards",
    categories: "Sensitive data",
    allActivities: "All processing activities",
    items: (items: string) => `in detail: ${items}`,
    atEnd: {
      RETURN: "at the end of the service the data are returned",
      DELETE: "at the end of the service the data are deleted",
      CUSTOMER_CHOICE:
        "at the end of the service the data are deleted or returned, as the controller chooses",
    },
    columns: {
      subprocessor: "Sub-processor",
      subjectMatter: "Subject matter",
      nature: "Nature",
      duration: "Duration",
    },
    noSubprocessors: "No sub-processor is engaged for the products of this agreement.",
  },

  annexThree: {
    title: "Annex III",
    caption:
      "Technical and organisational measures including technical and organisational measures to ensure the security of the data",
    note: "Explanatory note",
    noteText:
      "The technical and organisational measures need to be described concretely and not in a generic manner.",
    introduction:
      "Description of the technical and organisational security measures implemented by the processor(s) (including any relevant certifications) to ensure an appropriate level of security, taking into account the nature, scope, context and purpose of the processing, as well as the risks for the rights and freedoms of natural persons.",
    subprocessors:
      "For transfers to (sub-) processors, also describe the specific technical and organisational measures to be taken by the (sub-) processor to be able to provide assistance to the controller",
    assistance:
      "Description of the specific technical and organisational measures to be taken by the processor to be able to provide assistance to the controller",
    own: "Measures agreed with this customer",
    onlyFor: (products: string) => `Only for ${products}.`,
  },

  annexFour: {
    title: "Annex IV",
    caption: "List of sub-processors",
    agreedList: "Agreed list (clause 7.7(a) Option 2)",
    agreedListText: (period: string) =>
      `The controller has given general written authorisation. The form asks for this Annex only in case of specific authorisation (clause 7.7(a), Option 1); it is given here as the agreed list that clause 7.7(a) Option 2 refers to. Notice of intended changes: ${period} in advance.`,
    note: "Explanatory note",
    noteText:
      "This Annex needs to be completed in case of specific authorisation of sub-processors (Clause 7.7(a), Option 1).",
    unknownAuthorisation: "Whether the authorisation is specific or general is not known.",
    authorised: "The controller has authorised the use of the following sub-processors:",
    agreed: "Sub-processors on the agreed list:",
    listed: "Sub-processors engaged for the products of this agreement:",
    none: "No sub-processor is engaged for the products of this agreement.",
    leftOut: (vendors: string) => `Left out by agreement with the controller: ${vendors}.`,
    unused: (names: string) =>
      `Not listed, since they serve optional features that the controller does not use: ${names}. Each processes data of the controller only once it uses such a feature.`,
    columns: {
      number: "No",
      party: "Name, address, contact person’s name, position and contact details",
      description: "Description of the processing, with delimitation of responsibilities",
      place: "Locations and transfer mechanism",
    },
    service: "Service",
    standby: "Stand-by: authorised, not in use",
    optional: "Optional: used only where the customer uses the feature",
    switchable: "Can be switched on for each customer",
    feature: "Feature",
    address: "Address",
    contact: "Contact",
    engagedUnder: "Engaged under",
    engagedBy: "Engaged by",
    purpose: "Purpose",
    data: "Personal data",
    subjects: "Data subjects",
    delimitation: "Delimitation",
    noDelimitation: "none recorded",
    locations: "Locations",
    transfer: (destination: string) => `Transfer to ${destination}`,
    noTransfer: "no transfer outside the EEA recorded",
    transfers: "Transfer",
    mechanismUnknown: "mechanism not known",
    fallback: "otherwise",
    supplementary: "Supplementary measures",
  },

  footer: {
    publication: (number: number, at: string) => `Publication ${number} · ${at}`,
    version: (fingerprint: string, status: string) => `Version ${fingerprint} · ${status}`,
    pageNumber: "Page {page} of {pages}",
  },
  simulated: "SIMULATED: made under a shifted clock, without legal effect",
} as const;

export type AnnexTexts = typeof annexTexts;
