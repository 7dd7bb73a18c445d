import type { SccModuleCode } from "@/lib/domain/reference/scc-modules";

/** Module numbers as the clauses write them. */
const moduleNames: Readonly<Record<SccModuleCode, string>> = {
  M1: "Module One: transfer controller to controller",
  M2: "Module Two: transfer controller to processor",
  M3: "Module Three: transfer processor to processor",
  M4: "Module Four: transfer processor to controller",
};

/**
 * What the forms for transfers across the border say in English. The headings, headers and explanatory notes are those of
 * the forms, word for word; what is ours says so by its place.
 *
 * Source: Implementing Decision (EU) 2021/914, Annex, Appendix; UK Addendum B1.0, Part 1 and Part 2.
 */
export const transferTexts = {
  moduleNames,
  overview: {
    bookmark: "Transfers and forms",
    title: "Transfers",
    caption: "Who sends personal data to whom, and what that rests on",
    columns: { from: "From", to: "To", basis: "What applies", place: "Form" },
    inside: "no transfer: the recipient is inside the territory",
    adequacy: (acts: string) => `adequacy decision (${acts})`,
    conditional: (acts: string) =>
      `adequacy decision (${acts}), for a recipient that meets its conditions`,
    certified: (acts: string) => `Data Privacy Framework, certification active (${acts})`,
    clauses: (module: SccModuleCode) => `standard contractual clauses, ${nameOfModule(module)}`,
    addendum: (module: SccModuleCode) =>
      `UK Addendum B1.0 to the standard contractual clauses, ${nameOfModule(module)}`,
    swiss: (module: SccModuleCode) =>
      `standard contractual clauses, ${nameOfModule(module)}, with the Swiss adaptations`,
    noModule: "no module of the standard contractual clauses fits these roles: not known",
    unknownCountry: "country not known",
    otherwise: "otherwise",
    kinds: {
      ENTRUSTED: "what the customer entrusts",
      RETURNED: "what is returned to the customer",
      ONWARD: "sub-processor",
    },
    clausesForm: (number: number) => `Appendix ${number}`,
    notDrawn: "Annex on sub-processors",
    noForm: "none",
  },
  appendix: {
    kicker: (number: number) => `Appendix ${number} · standard contractual clauses (EU) 2021/914`,
    bookmark: (number: number, title: string) => `Appendix ${number}: ${title}`,
    title: (exporter: string, importers: string) => `${exporter} to ${importers}`,
    andOthers: (first: string, count: number) =>
      count === 1 ? `${first} and one other` : `${first} and ${count} others`,
    onward:
      "These clauses are concluded between our company and its sub-processors. They are given here to inform the customer, who is not a party to them.",
    between:
      "These clauses are concluded between the parties to the agreement. They are at the same time the contract that Article 28(3) of Regulation (EU) 2016/679 asks for.",
    betweenFour: "These clauses are concluded between the parties to the agreement.",
    fallback: (regimes: string) =>
      `Under ${regimes} another mechanism comes first; these clauses carry the transfer where it does not.`,
    note: "Explanatory note",
    noteText:
      "It must be possible to clearly distinguish the information applicable to each transfer or category of transfers and, in this regard, to determine the respective role(s) of the Parties as data exporter(s) and/or data importer(s).",
    choices: "Options chosen in the clauses",
    docking: "Clause 7 (docking clause)",
    used: "included",
    unused: "not included",
    nine: "Clause 9(a)",
    nineOptions: {
      OPTION_1: "Option 1, specific prior authorisation",
      OPTION_2: "Option 2, general written authorisation",
    },
    ninePeriod: (option: string, period: string) => `${option}; ${period} in advance`,
    eleven: "Clause 11(a), independent dispute resolution body",
    seventeen: "Clause 17 (governing law)",
    seventeenLaw: (option: string, law: string) => `${option}: law of ${law}`,
    seventeenOptions: { OPTION_1: "Option 1", OPTION_2: "Option 2" },
    seventeenFree: (law: string) => `law of ${law}`,
    eighteen: "Clause 18 (courts)",
    eighteenCourts: (country: string) => `courts of ${country}`,
    combined: "Clauses 14 and 15 (module four)",
    combinedYes:
      "apply: the processor combines the data with personal data that it has collected in the Union",
    combinedNo: "do not apply: no data are combined",
  },
  annexOne: {
    title: "Annex I",
    parties: "A. List of parties",
    exporters: "Data exporter(s)",
    exportersCaption:
      "Identity and contact details of the data exporter(s) and, where applicable, of its/their data protection officer and/or representative in the European Union",
    importers: "Data importer(s)",
    importersCaption:
      "Identity and contact details of the data importer(s), including any contact person with responsibility for data protection",
    name: "Name",
    address: "Address",
    contact: "Contact person’s name, position and contact details",
    activities: "Activities relevant to the data transferred under these Clauses",
    signature: "Signature and date",
    role: "Role (controller/processor)",
    officer: "Data protection officer",
    representative: "Representative in the European Union",
    roles: { CONTROLLER: "controller", PROCESSOR: "processor" },
    uses: (products: string) => `Uses ${products}`,
    provides: (products: string) => `Provides ${products}`,
    concludedOn: (date: string) => `Clauses concluded on ${date} between exporter and importer.`,
    concludedUnknown: "The day on which the clauses were concluded is not known.",
    description: "B. Description of transfer",
    authority: "C. Competent supervisory authority",
    authorityCaption:
      "Identify the competent supervisory authority/ies in accordance with Clause 13",
  },
  transfer: {
    dataSubjects: "Categories of data subjects whose personal data is transferred",
    personalData: "Categories of personal data transferred",
    sensitive:
      "Sensitive data transferred (if applicable) and applied restrictions or safeguards that fully take into consideration the nature of the data and the risks involved, such as for instance strict purpose limitation, access restrictions (including access only for staff having followed specialised training), keeping a record of access to the data, restrictions for onward transfers or additional security measures.",
    frequency:
      "The frequency of the transfer (e.g. whether the data is transferred on a one-off or continuous basis).",
    nature: "Nature of the processing",
    purposes: "Purpose(s) of the data transfer and further processing",
    retention:
      "The period for which the personal data will be retained, or, if that is not possible, the criteria used to determine that period",
    subprocessors:
      "For transfers to (sub-) processors, also specify subject matter, nature and duration of the processing",
    frequencies: {
      CONTINUOUS: "on a continuous basis",
      PERIODIC: "periodically",
      ONE_OFF: "on a one-off basis",
      ON_DEMAND: "on demand",
    },
    noSensitive: "No sensitive data is recorded for this transfer.",
    ownText: "As agreed with this customer.",
    allImporters: "All importers",
    controllerDecides: "The controller that receives the data decides how long it keeps them.",
    returned: "Return of the data and of what was made from them to the controller",
    notFour: "Not applicable: the data are transferred to a controller.",
    retained: (period: string, from: string) => `${period} ${from}`,
    backups: (period: string) => `gone from backups after ${period}`,
    triggers: {
      COLLECTION: "from collection",
      LAST_CONTACT: "from the last contact",
      ACCOUNT_CLOSURE: "from the closing of the account",
      CONTRACT_END: "from the end of the contract",
      FINANCIAL_YEAR_END: "from the end of the financial year",
      CONSENT_WITHDRAWAL: "from the withdrawal of consent",
      TICKET_CLOSED: "from the closing of the request",
      RECRUITMENT_END: "from the end of the recruitment",
      EMPLOYMENT_END: "from the end of the employment",
      LAST_LOGIN: "from the last sign-in",
      OTHER: "",
    },
  },
  authority: {
    cases: {
      A: "Where the data exporter is established in an EU Member State",
      B: "Where the data exporter is not established in an EU Member State, but falls within the territorial scope of application of Regulation (EU) 2016/679 in accordance with its Article 3(2) and has appointed a representative pursuant to Article 27(1) of Regulation (EU) 2016/679",
      C: "Where the data exporter is not established in an EU Member State, but falls within the territorial scope of application of Regulation (EU) 2016/679 in accordance with its Article 3(2) without however having to appoint a representative pursuant to Article 27(2) of Regulation (EU) 2016/679",
    },
    gdpr: "Regulation (EU) 2016/679",
    unitedKingdom: "UK GDPR",
    switzerland: "Swiss FADP",
    case: "Clause 13(a)",
    land: "not known which authority of the Länder",
    commissioner: "Information Commission (formerly the Information Commissioner)",
    fdpic: "Federal Data Protection and Information Commissioner (FDPIC)",
    fdpicParallel:
      "Federal Data Protection and Information Commissioner (FDPIC), in parallel, for data under the FADP",
  },
  annexTwo: {
    title: "Annex II",
    caption:
      "Technical and organisational measures including technical and organisational measures to ensure the security of the data",
    noteText:
      "The technical and organisational measures must be described in specific (and not generic) terms. See also the general comment on the first page of the Appendix, in particular on the need to clearly indicate which measures apply to each transfer/set of transfers.",
    introduction:
      "Description of the technical and organisational measures implemented by the data importer(s) (including any relevant certifications) to ensure an appropriate level of security, taking into account the nature, scope, context and purpose of the processing, and the risks for the rights and freedoms of natural persons.",
    assistance:
      "For transfers to (sub-) processors, also describe the specific technical and organisational measures to be taken by the (sub-) processor to be able to provide assistance to the controller and, for transfers from a processor to a sub-processor, to the data exporter",
    ofImporter: "Measures by this importer are not recorded in this register.",
  },
  annexThree: {
    title: "Annex III",
    caption: "List of sub-processors",
    noteText:
      "This Annex must be completed for Modules Two and Three, in case of the specific authorisation of sub-processors (Clause 9(a), Option 1).",
    agreedList: "Agreed list (clause 9(a) Option 2)",
    agreedListText: (period: string) =>
      `The controller has given general written authorisation. The form asks for this Annex only in case of specific authorisation (clause 9(a), Option 1); it is given here as the agreed list that clause 9(a) Option 2 refers to. Notice of intended changes: ${period} in advance.`,
    specificList: "List under specific authorisation (clause 9(a) Option 1)",
    authorised: "The controller has authorised the use of the following sub-processors:",
    agreed: "Sub-processors on the agreed list:",
    listed: "Sub-processors engaged:",
    none: "No sub-processor is engaged.",
  },
  addendum: {
    kicker:
      "International Data Transfer Addendum to the EU Commission Standard Contractual Clauses",
    title: "UK Addendum, version B1.0",
    inForce: "In force 21 March 2022",
    tableOne: "Table 1: Parties",
    startDate: "Start date",
    parties: "The Parties",
    exporter: "Exporter (who sends the Restricted Transfer)",
    importer: "Importer (who receives the Restricted Transfer)",
    details: "Parties’ details",
    legalName: "Full legal name",
    tradeName: "Trading name (if different)",
    mainAddress: "Main address (if a company registered address)",
    registration: "Official registration number (if any) (company number or similar identifier)",
    keyContact: "Key Contact",
    fullName: "Full Name (optional)",
    jobTitle: "Job Title",
    contactDetails: "Contact details including email",
    signature: "Signature (if required for the purposes of Section 2)",
    tableTwo: "Table 2: Selected SCCs, Modules and Selected Clauses",
    euClauses: "Addendum EU SCCs",
    appended:
      "The version of the Approved EU SCCs which this Addendum is appended to, detailed below, including the Appendix Information:",
    selected:
      "the Approved EU SCCs, including the Appendix Information and with only the following modules, clauses or optional provisions of the Approved EU SCCs brought into effect for the purposes of this Addendum:",
    date: "Date",
    reference: "Reference (if any)",
    otherIdentifier: "Other identifier (if any)",
    module: "Module",
    inOperation: "Module in operation",
    clauseSeven: "Clause 7 (Docking Clause)",
    clauseEleven: "Clause 11 (Option)",
    clauseNine: "Clause 9a (Prior Authorisation or General Authorisation)",
    clauseNinePeriod: "Clause 9a (Time period)",
    combined:
      "Is personal data received from the Importer combined with personal data collected by the Exporter?",
    prior: "Prior Authorisation",
    general: "General Authorisation",
    yes: "yes",
    no: "no",
    none: "none",
    signedAbove: "By signing Annex I.A.",
    signedWithClauses: "Not required: entered into with the clauses.",
    notForThis: "Not part of this module",
    notForModule: "–",
    tableThree: "Table 3: Appendix Information",
    tableThreeText:
      "“Appendix Information” means the information which must be provided for the selected modules as set out in the Appendix of the Approved EU SCCs (other than the Parties), and which for this Addendum is set out in:",
    annexes: {
      IA: "Annex 1A: List of Parties",
      IB: "Annex 1B: Description of Transfer",
      II: "Annex II: Technical and organisational measures including technical and organisational measures to ensure the security of the data",
      III: "Annex III: List of Sub processors (Modules 2 and 3 only)",
    },
    above: (annex: string) => `${annex} of this appendix`,
    tableFour: "Table 4: Ending this Addendum when the Approved Addendum Changes",
    ending: "Ending this Addendum when the Approved Addendum changes",
    endingText: "Which Parties may end this Addendum as set out in Section 19:",
    endings: { IMPORTER: "Importer", EXPORTER: "Exporter", NEITHER: "neither Party" },
    partTwo: "Part 2: Mandatory Clauses",
    partTwoText:
      "Part 2: Mandatory Clauses of the Approved Addendum, being the template Addendum B.1.0 issued by the ICO and laid before Parliament in accordance with s119A of the Data Protection Act 2018 on 2 February 2022, as it is revised under Section 18 of those Mandatory Clauses.",
  },
  rider: {
    title: "Swiss rider",
    caption:
      "Adaptations of the clauses for data under the Swiss Federal Act on Data Protection (FDPIC paper of 27 August 2021)",
    cases: {
      CASE_1_FADP_ONLY: "Case 1: the transfer is subject to the FADP only",
      CASE_2_1_SEPARATE:
        "Case 2.1: the transfer is subject to the FADP and to the GDPR, in two separate regimes",
      CASE_2_2_GDPR_STANDARD:
        "Case 2.2: the transfer is subject to the FADP and to the GDPR, with the GDPR standard for all",
    },
    caseUnknown: "Which of the two cases of the paper was agreed is not known.",
    case: "Case",
    columns: { point: "Point", adaptation: "Adaptation" },
    authority: "Competent supervisory authority in Annex I.C",
    authorityOne: "The FDPIC, mandatorily.",
    authorityTwo:
      "In parallel: the FDPIC, insofar as the transfer is governed by the FADP; the EU authority named in Annex I.C, insofar as it is governed by the GDPR.",
    law: "Applicable law for contractual claims under clause 17",
    lawOne:
      "Swiss law, or the law of a country that allows and grants rights as a third-party beneficiary.",
    lawSeparate:
      "For claims under the FADP: Swiss law, or the law of a country that allows and grants rights as a third-party beneficiary. For claims under the GDPR: the law of a Member State.",
    lawStandard: "The law of a Member State.",
    lawFour: "Free choice (module four).",
    forum: "Place of jurisdiction under clause 18(b)",
    forumOne: "Free choice.",
    forumSeparate:
      "For claims under the FADP: free choice. For claims under the GDPR: the courts of a Member State.",
    forumStandard: "The courts of a Member State.",
    forumFour: "Free choice (module four).",
    habitual: "Clause 18(c)",
    habitualText:
      "The term “Member State” must not be interpreted in such a way as to exclude data subjects in Switzerland from the possibility of suing for their rights in their place of habitual residence (Switzerland) in accordance with clause 18(c).",
    references: "References to the GDPR",
    referencesOne: "They are to be read as references to the FADP.",
    referencesTwo:
      "They are to be read as references to the FADP insofar as the transfer is subject to the FADP.",
    chosen: (what: string) => `Chosen: ${what}.`,
  },
} as const;

const inWords: Readonly<Record<SccModuleCode, string>> = {
  M1: "module one",
  M2: "module two",
  M3: "module three",
  M4: "module four",
};

function nameOfModule(module: SccModuleCode): string {
  return inWords[module];
}
