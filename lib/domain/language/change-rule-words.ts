import type { ChangeRuleId } from "@/lib/domain/reference/change-rules";

/** What a rule finds in a change, and why that has its class: each a sentence for whoever reads the page of the change. */
export type RuleWords = { readonly what: string; readonly why: string };

/** For rules whose duty is in the law itself the page adds the provision after `why`. */
export const changeRuleWords: Readonly<Record<ChangeRuleId, RuleWords>> = {
  ENGAGEMENT_ADDED: {
    what: "A new sub-processor for work that is done on behalf of customers.",
    why: "Customers are told beforehand, so that they can object.",
  },
  ENGAGEMENT_REPLACED: {
    what: "One sub-processor takes the place of another.",
    why: "Customers are told beforehand, so that they can object.",
  },
  ENGAGEMENT_REMOVED: {
    what: "A sub-processor is not used any more.",
    why: "Less is done with customers' data than before: the list is corrected. Ask the vendor to confirm that the data were deleted (GDPR Art. 28(3)(g)).",
  },
  SUB_SUB_PROCESSOR_ADDED: {
    what: "One of our sub-processors engages another processor below it.",
    why: "The whole chain counts (EDPB Opinion 22/2024, paras 31 and 32).",
  },
  ENGAGEMENT_EXTENDED_TO_PRODUCT: {
    what: "The sub-processor now works for another product or activity, too.",
    why: "For customers of that product it is a new sub-processor.",
  },
  ENGAGEMENT_REDUCED: {
    what: "The sub-processor works for fewer products or activities than before.",
    why: "Less is done with customers' data than before: the list is corrected.",
  },
  ENGAGEMENT_DEFAULT_ON: {
    what: "What customers had to switch on themselves is now on for everyone.",
    why: "Customers lose a choice that they had.",
  },
  ENGAGEMENT_PURPOSE_CHANGED: {
    what: "The sub-processor is used for something else than before.",
    why: "The annexes describe what it does, and the contract is bound to that (GDPR Art. 28(3)).",
  },
  ENGAGEMENT_WORDING_CHANGED: {
    what: "The description is worded differently and means the same.",
    why: "That it means the same was decided by hand, with a reason.",
  },
  ENGAGEMENT_DATA_CATEGORY_ADDED: {
    what: "The sub-processor gets a further category of personal data.",
    why: "The annexes name the categories, and the contract is bound to them (GDPR Art. 28(3)).",
  },
  ENGAGEMENT_SENSITIVE_DATA_ADDED: {
    what: "The sub-processor gets special categories of data, or data on convictions (GDPR Art. 9, 10).",
    why: "The annexes name them with their safeguards. Look at the impact assessment again.",
  },
  ENGAGEMENT_DATA_CATEGORY_REMOVED: {
    what: "The sub-processor gets fewer categories of personal data than before.",
    why: "Less is done with customers' data than before: the list is corrected.",
  },
  ENGAGEMENT_DATA_SUBJECT_CATEGORY_ADDED: {
    what: "The sub-processor gets data on a further group of people.",
    why: "The annexes name the groups, and the contract is bound to them (GDPR Art. 28(3)).",
  },
  LOCATION_EEA_TO_THIRD_COUNTRY: {
    what: "Data leave the European Economic Area that stayed in it so far.",
    why: "Customers' instructions cover where data go, and it needs a transfer mechanism (GDPR Art. 28(3)(a), 44 to 46).",
  },
  LOCATION_THIRD_COUNTRY_TO_ANOTHER: {
    what: "Data go to another third country than before.",
    why: "The transfer mechanism and its assessment are others than customers know.",
  },
  LOCATION_THIRD_COUNTRY_TO_EEA_OR_ADEQUATE: {
    what: "Data come back to the European Economic Area, or go to a country with adequate protection.",
    why: "The risk becomes smaller: the list is corrected.",
  },
  LOCATION_EEA_TO_EEA: {
    what: "Data move to another country of the European Economic Area.",
    why: "The place can be part of the contract; where an agreement fixes the country, its customer may object.",
  },
  LOCATION_REMOTE_ACCESS_ADDED: {
    what: "People in a third country get access to the data.",
    why: "Access from there is a transfer (EDPB Guidelines 05/2021).",
  },
  LOCATION_REGION_CHANGED: {
    what: "Data are processed at another place in a country in which the sub-processor is already.",
    why: "The same law applies there: the list is corrected.",
  },
  TRANSFER_MECHANISM_DPF_SCC_SWAPPED: {
    what: "The transfer rests on the standard contractual clauses instead of the Data Privacy Framework, or the other way round.",
    why: "The annexes and the privacy notice name the mechanism (GDPR Art. 13(1)(f), 15(2)).",
  },
  TRANSFER_MECHANISM_LOST: {
    what: "The transfer loses its mechanism, or rests on a derogation alone (GDPR Art. 49).",
    why: "It may have to stop. Hear the data protection officer before it goes on.",
  },
  TRANSFER_MECHANISM_REPAIRED: {
    what: "A transfer whose mechanism had lapsed gets a valid one.",
    why: "The repair does not wait: it takes effect at once, and customers are told meanwhile.",
  },
  TRANSFER_CLAUSE_OPTIONS_CHANGED: {
    what: "The module of the standard contractual clauses, or an option in them, changes.",
    why: "It amends a contract: that needs a signature, and a notice is not enough.",
  },
  TRANSFER_ASSESSMENT_NEGATIVE: {
    what: "The transfer impact assessment has turned out negative.",
    why: "Customers are told without undue delay, and the transfer has to be suspended (SCC (EU) 2021/914 Clauses 14(f) and 16).",
  },
  TRANSFER_REASSESSED: {
    what: "The transfer was assessed again, with the same result.",
    why: "Customers get the assessment when they ask for it.",
  },
  LEGAL_ENTITY_RENAMED: {
    what: "The same company has another name.",
    why: "Nothing else changes: the list is corrected.",
  },
  LEGAL_ENTITY_OWNERSHIP_CHANGED: {
    what: "The same company belongs to somebody else.",
    why: "Another owner can bring another law and another risk (SCC (EU) 2021/914 Clause 14(b)).",
  },
  LEGAL_ENTITY_CONTRACTING_PARTY_MOVED: {
    what: "The contract is now with another company of the vendor.",
    why: "In law one processor takes the place of another, so customers are told beforehand and can object.",
  },
  LEGAL_ENTITY_CONTACT_CHANGED: {
    what: "The address or the contact of a company changes.",
    why: "The annexes state it: they are corrected.",
  },
  ENGAGEMENT_CONTRACT_LOST: {
    what: "The contract with the sub-processor has ended, or promises less than it has to.",
    why: "Without it the processing has to stop (GDPR Art. 28(4)). Customers are told without undue delay.",
  },
  ENGAGEMENT_ADVERSE_FACT: {
    what: "Something happened at the sub-processor that the agreements do not allow for.",
    why: "No notice can hold it back: customers are told without undue delay, so that they can act on it.",
  },
  MEASURE_DOWNGRADED: {
    what: "A technical or organisational measure becomes weaker, or is given up.",
    why: "The measures are part of the contract, which usually allows no material decrease.",
  },
  MEASURE_UPGRADED: {
    what: "A technical or organisational measure is added or becomes stronger.",
    why: "Customers' data are safer than before: the annexes are corrected.",
  },
  CERTIFICATION_LAPSED: {
    what: "A certification has lapsed or was withdrawn.",
    why: "The annexes name certifications, and customers rely on them (GDPR Art. 28(5)).",
  },
  CERTIFICATION_RENEWED: {
    what: "A certification was renewed.",
    why: "Customers' data are as safe as before: the annexes are corrected.",
  },
  PROCESSOR_RETENTION_LENGTHENED: {
    what: "Customers' data are kept longer, or with a further exception.",
    why: "The annexes state how long data are kept, and the contract is bound to that.",
  },
  PROCESSOR_RETENTION_SHORTENED: {
    what: "Customers' data are deleted earlier.",
    why: "Customers could lose data that they count on.",
  },
  CONTROLLER_RETENTION_LENGTHENED: {
    what: "Data of our own are kept longer.",
    why: "The people concerned are told how long (GDPR Art. 13(2)(a), 5(1)(e)).",
  },
  CONTROLLER_RETENTION_SHORTENED: {
    what: "Data of our own are deleted earlier.",
    why: "Less is kept than the privacy notice said: it is corrected.",
  },
  ACTIVITY_PURPOSE_ADDED: {
    what: "Data are used for a further purpose of our own.",
    why: "The people concerned are told before that begins (GDPR Art. 13(3), 14(4), 6(4)).",
  },
  ACTIVITY_LEGAL_BASIS_CHANGED: {
    what: "The legal basis of an activity changes.",
    why: "The people concerned are told the basis (GDPR Art. 13(1)(c)), and exchanging it needs a good reason (EDPB Guidelines 05/2020).",
  },
  ACTIVITY_DATA_CATEGORY_ADDED: {
    what: "An activity of our own takes in a further category of data.",
    why: "The people concerned are told the categories (GDPR Art. 14(1)(d)).",
  },
  ACTIVITY_RECIPIENT_CONTROLLER_ADDED: {
    what: "Data go to a further recipient who decides about them, or to the public.",
    why: "The people concerned are told the recipients (GDPR Art. 13(1)(e)).",
  },
  ACTIVITY_RECIPIENT_PROCESSOR_ADDED: {
    what: "A further processor of a category that the privacy notice names.",
    why: "The category stays as it was.",
  },
  ACTIVITY_AUTOMATED_DECISION_INTRODUCED: {
    what: "An activity begins to decide by automated means.",
    why: "The people concerned are told of it and of its logic (GDPR Art. 13(2)(f), 22). Look at the impact assessment.",
  },
  CONTROLLER_IDENTITY_CHANGED: {
    what: "Another organisation becomes the controller.",
    why: "The people concerned are told who it is (GDPR Art. 13(1)(a)).",
  },
  APPOINTMENT_CHANGED: {
    what: "The representative or the data protection officer was appointed or changes.",
    why: "The contact details are published (GDPR Art. 13(1)(a) and (b), 37(7)).",
  },
  TRACKER_ADDED: {
    what: "A tracker that needs consent, or that a further third party reads.",
    why: "Consent holds for the purposes and recipients that it named (Directive 2002/58/EC Art. 5(3)).",
  },
  TRACKER_LEGAL_CLASS_WEAKENED: {
    what: "A tracker that needed no consent needs it now, or moves to a weaker category.",
    why: "Visitors are asked anew.",
  },
  TRACKER_LIFETIME_LENGTHENED: {
    what: "A tracker stays longer on visitors' devices.",
    why: "Visitors are told for how long (CJEU C-673/17, Planet49).",
  },
  TRACKER_LIFETIME_SHORTENED: {
    what: "A tracker stays for a shorter time, or is given up.",
    why: "Less is done than the cookie policy said: it is corrected.",
  },
  AGREEMENT_TERMS_CHANGED: {
    what: "The terms of a customer's agreement change.",
    why: "Both sides amend a contract: a notice alone cannot do it.",
  },
  TEXT_CORRECTED: {
    what: "A text is corrected: spelling, translation, a link, or its form.",
    why: "The facts stay what they were.",
  },
};
