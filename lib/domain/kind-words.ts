import type { KindName } from "@/lib/domain/kinds/kinds";

/** What a kind of record is, for who has none yet: one or two sentences. */
export const kindWords: Readonly<Record<KindName, string>> = {
  Organisation:
    "Who keeps this register, as customers and authorities read it, and the time zone in which its days are counted.",
  LegalEntity:
    "A company or body with a name, a seat and an address: your own, those that vendors sign with, and those of customers.",
  Appointment:
    "A data protection officer or representative whom one of your entities appointed (GDPR Art. 27, 37).",
  EntityContact:
    "Another point of contact of a legal entity, for one purpose: complaints, security, the rights of people.",
  Product: "What customers buy. Sub-processors, agreements and annexes are told apart by product.",
  DataSubjectCategory:
    "Whose data are processed: users, applicants, visitors (GDPR Art. 30(1)(c)).",
  PersonalDataCategory:
    "Which data are processed: contact data, log data, payment data (GDPR Art. 30(1)(c)).",
  RetentionRule:
    "How long data are kept, counted from what, and how they are disposed of (GDPR Art. 30(1)(f)).",
  SecurityMeasure: "A technical or organisational measure, as annexes list it (GDPR Art. 32(1)).",
  Certification:
    "A certificate or report, such as ISO/IEC 27001 or SOC 2: who holds it, what it covers, until when (GDPR Art. 32(3), 28(5)).",
  ProcessingActivity:
    "One entry of the record of processing activities, as controller or as processor (GDPR Art. 30(1), 30(2)).",
  Participation: "Which legal entity takes part in a processing activity, and in what role.",
  ActivityPurpose: "What a processing activity is for (GDPR Art. 30(1)(b)).",
  LegalBasisUse: "The legal basis on which a purpose rests, under one regime (GDPR Art. 6(1)).",
  LegitimateInterestAssessment:
    "How your interest was weighed against those of people, for every purpose that rests on it (GDPR Art. 6(1)(f)).",
  ActivityData: "Which data of whom an activity processes, and how long they are kept.",
  DpiaScreening:
    "Whether an activity calls for a data protection impact assessment, and how far that is (GDPR Art. 35, 36).",
  Vendor:
    "A company you buy from, under the brand people know. What you buy from it is a vendor service.",
  VendorService:
    "One thing that a vendor does for you. It becomes a sub-processor when you engage it for a processor activity.",
  VendorAlias:
    "A name that a vendor service had, or has beside its own, so that an old document can still be read.",
  Engagement:
    "The use of a vendor service for your processing: for which activities and products, under which contract (GDPR Art. 28).",
  ProcessingLocation: "A country where a vendor service stores data or reaches it from.",
  DueDiligence:
    "A report, certificate or answer that shows that a processor gives sufficient guarantees, and until when it counts (GDPR Art. 28(1)).",
  Transfer: "Data that leave the region whose law protects them, from whom to whom (GDPR Art. 44).",
  TransferMechanismUse:
    "What a transfer rests on under one regime: a decision, clauses, rules or an exception (GDPR Art. 45 to 49).",
  TransferImpactAssessment:
    "What the law and practice of a destination mean for the safeguards of transfers to it (SCC clause 14; C-311/18).",
  DpfCertification:
    "A company's certification under the Data Privacy Framework, as the public list has it.",
  Disclosure:
    "Who else receives data: an authority, an acquirer, a category of which nobody gave the names (GDPR Art. 30(1)(d)). A vendor's engagement says it already.",
  SourceDocument:
    "A document that was read to fill this register, and, where it is your own notice, what it says and leaves out (GDPR Art. 5(2), 12, 13).",
  DocumentBlock: "A passage of a document: a text, or a table of facts.",
  Commitment:
    "What you promised in public, so that it can be checked against what you do (GDPR Art. 5(1)(a)).",
  CookiePolicy:
    "How a site asks before it stores or reads anything on a device, and how people refuse (Directive 2002/58/EC, Art. 5(3)).",
  Tracker:
    "A cookie, pixel, script or stored value on people's devices: whose it is, what for, how long (Directive 2002/58/EC, Art. 5(3)).",
  HolidayCalendar:
    "The holidays of one place or system, year by year, for agreements that count business days.",
  TermsProfile:
    "Terms that many agreements share: periods, receipt, authorisation. An agreement's own terms come first.",
  Customer: "Who bought a product of yours and is told of changes.",
  CustomerAgreement:
    "The contract of GDPR Art. 28(3) with one customer: its notice and objection periods, its time zone, its language.",
  Waiver:
    "A finding that you accept for a time: why, who answers for it, and until when. It stays in sight, marked as waived.",
};
