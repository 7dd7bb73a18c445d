/** Bodies of law under which a fact is judged. */
export const regimes = ["EU_GDPR", "UK_GDPR", "CH_FADP"] as const;
export type Regime = (typeof regimes)[number];
export const regimeLabels: Readonly<Record<Regime, string>> = {
  EU_GDPR: "Regulation (EU) 2016/679 (EEA)",
  UK_GDPR: "UK GDPR and DPA 2018 as amended by the Data (Use and Access) Act 2025",
  CH_FADP: "Swiss Federal Act on Data Protection (1 September 2023)",
};

export const valueStates = ["KNOWN", "UNKNOWN", "NOT_APPLICABLE", "WITHHELD"] as const;
export type ValueState = (typeof valueStates)[number];
export const valueStateLabels: Readonly<Record<ValueState, string>> = {
  KNOWN: "Value recorded",
  UNKNOWN: "Not known: lint",
  NOT_APPLICABLE: "Does not apply, justified",
  WITHHELD: "Known but not published",
};

export const processingRoles = [
  "CONTROLLER",
  "JOINT_CONTROLLER",
  "PROCESSOR",
  "SUB_PROCESSOR",
] as const;
export type ProcessingRole = (typeof processingRoles)[number];
export const processingRoleLabels: Readonly<Record<ProcessingRole, string>> = {
  CONTROLLER: "Controller",
  JOINT_CONTROLLER: "Joint controller",
  PROCESSOR: "Processor",
  SUB_PROCESSOR: "Sub-processor",
};

/** What a point of contact is for. */
export const contactPurposes = [
  "PRIVACY",
  "DPA_NOTICE",
  "SECURITY",
  "BILLING",
  "COMPLAINT",
  "COOKIE",
  "RIGHTS",
] as const;

/** The nine criteria of high risk; two of them call for an impact assessment in most cases (WP248 rev.01, III.B.a). */
export const highRiskCriteria = [
  "EVALUATION_OR_SCORING",
  "AUTOMATED_DECISION",
  "SYSTEMATIC_MONITORING",
  "SENSITIVE_DATA",
  "LARGE_SCALE",
  "MATCHED_DATASETS",
  "VULNERABLE_SUBJECTS",
  "INNOVATIVE_TECHNOLOGY",
  "PREVENTS_RIGHT_OR_SERVICE",
] as const;
export type HighRiskCriterion = (typeof highRiskCriteria)[number];

/** What a contract with a processor must say, by the points of GDPR Art. 28(3). */
export const processorClauses = [
  "A_INSTRUCTIONS",
  "B_CONFIDENTIALITY",
  "C_SECURITY",
  "D_SUBPROCESSING",
  "E_DATA_SUBJECT_RIGHTS",
  "F_ASSISTANCE",
  "G_DELETION_OR_RETURN",
  "H_AUDITS",
] as const;
export type ProcessorClause = (typeof processorClauses)[number];

/** What is done with the data, as annexes and records name it. */
export const naturesOfProcessing = [
  "COLLECT",
  "STORE",
  "HOST",
  "TRANSMIT",
  "ANALYSE",
  "DISPLAY",
  "DELETE",
  "SUPPORT_ACCESS",
  "PROFILE",
] as const;

export const recipientKinds = [
  "INTERNAL_DEPARTMENT",
  "GROUP_COMPANY",
  "PROCESSOR",
  "SUB_PROCESSOR",
  "INDEPENDENT_CONTROLLER",
  "JOINT_CONTROLLER",
  "PUBLIC_AUTHORITY",
  "CUSTOMER_ADMINISTRATOR",
  "PUBLIC",
  "ACQUIRER",
  "CATEGORY_ONLY",
] as const;
export type RecipientKind = (typeof recipientKinds)[number];
export const recipientKindLabels: Readonly<Record<RecipientKind, string>> = {
  INTERNAL_DEPARTMENT: "Internal department",
  GROUP_COMPANY: "Affiliate",
  PROCESSOR: "Processor",
  SUB_PROCESSOR: "Sub-processor",
  INDEPENDENT_CONTROLLER: "Independent controller",
  JOINT_CONTROLLER: "Joint controller",
  PUBLIC_AUTHORITY: "Public authority",
  CUSTOMER_ADMINISTRATOR: "Administrator of the customer account",
  PUBLIC: "General public",
  ACQUIRER: "Acquirer and its advisers",
  CATEGORY_ONLY: "Category of recipients (no name known)",
};

/** Whether a recipient is named, given as an example ("like …"), or told by its category alone. */
export const waysOfNaming = ["NAME", "EXAMPLE", "CATEGORY"] as const;
export type WayOfNaming = (typeof waysOfNaming)[number];
export const wayOfNamingLabels: Readonly<Record<WayOfNaming, string>> = {
  NAME: "By its name",
  EXAMPLE: "As an example",
  CATEGORY: "By its category alone",
};

export const locationKinds = [
  "STORAGE",
  "BACKUP",
  "COMPUTE",
  "REMOTE_ACCESS",
  "SUPPORT",
  "TRANSIT",
] as const;
export type LocationKind = (typeof locationKinds)[number];
export const locationKindLabels: Readonly<Record<LocationKind, string>> = {
  STORAGE: "Storage / hosting",
  BACKUP: "Backup",
  COMPUTE: "Processing",
  REMOTE_ACCESS: "Remote access",
  SUPPORT: "Support",
  TRANSIT: "Transit / CDN",
};

/** GDPR Art. 28(2), first sentence. */
export const authorisationTypes = ["SPECIFIC", "GENERAL"] as const;
export type AuthorisationType = (typeof authorisationTypes)[number];
export const authorisationTypeLabels: Readonly<Record<AuthorisationType, string>> = {
  SPECIFIC: "Prior specific authorisation (Option 1)",
  GENERAL: "General written authorisation (Option 2)",
};

export const transferImpactAssessmentStatuses = [
  "NOT_REQUIRED",
  "MISSING",
  "DRAFT",
  "APPROVED",
  "OUTDATED",
  "NEGATIVE",
] as const;
export type TransferImpactAssessmentStatus = (typeof transferImpactAssessmentStatuses)[number];
export const transferImpactAssessmentStatusLabels: Readonly<
  Record<TransferImpactAssessmentStatus, string>
> = {
  NOT_REQUIRED: "Not required",
  MISSING: "Missing",
  DRAFT: "Draft",
  APPROVED: "Approved",
  OUTDATED: "Outdated",
  NEGATIVE: "Transfer must stop",
};

export const retentionTriggers = [
  "COLLECTION",
  "LAST_CONTACT",
  "ACCOUNT_CLOSURE",
  "CONTRACT_END",
  "FINANCIAL_YEAR_END",
  "CONSENT_WITHDRAWAL",
  "TICKET_CLOSED",
  "RECRUITMENT_END",
  "EMPLOYMENT_END",
  "LAST_LOGIN",
  "OTHER",
] as const;
export type RetentionTrigger = (typeof retentionTriggers)[number];
export const retentionTriggerLabels: Readonly<Record<RetentionTrigger, string>> = {
  COLLECTION: "Date of collection",
  LAST_CONTACT: "Last contact",
  ACCOUNT_CLOSURE: "Account closure",
  CONTRACT_END: "End of the contract",
  FINANCIAL_YEAR_END: "End of the financial year",
  CONSENT_WITHDRAWAL: "Withdrawal of consent",
  TICKET_CLOSED: "Ticket closed",
  RECRUITMENT_END: "End of the recruitment",
  EMPLOYMENT_END: "End of employment",
  LAST_LOGIN: "Last login",
  OTHER: "Other (free text)",
};

export const disposalMethods = [
  "DELETION",
  "CRYPTO_ERASURE",
  "ANONYMISATION",
  "RETURN_AND_DELETE",
  "ARCHIVE_RESTRICTED",
  "OVERWRITE_BY_ROTATION",
  "PSEUDONYMISATION_NOT_DISPOSAL",
] as const;
export type DisposalMethod = (typeof disposalMethods)[number];
export const disposalMethodLabels: Readonly<Record<DisposalMethod, string>> = {
  DELETION: "Deletion",
  CRYPTO_ERASURE: "Cryptographic erasure",
  ANONYMISATION: "Irreversible anonymisation",
  RETURN_AND_DELETE: "Return then deletion",
  ARCHIVE_RESTRICTED: "Restricted archive then deletion",
  OVERWRITE_BY_ROTATION: "Overwritten by backup rotation",
  PSEUDONYMISATION_NOT_DISPOSAL: "Pseudonymisation (does not count as erasure)",
};

export const trackerTechnologies = [
  "COOKIE",
  "LOCAL_STORAGE",
  "SESSION_STORAGE",
  "INDEXED_DB",
  "PIXEL",
  "SCRIPT",
  "SDK",
  "FINGERPRINT",
  "LOG_FILE",
  "LINK_DECORATION",
] as const;
export type TrackerTechnology = (typeof trackerTechnologies)[number];
export const trackerTechnologyLabels: Readonly<Record<TrackerTechnology, string>> = {
  COOKIE: "HTTP cookie",
  LOCAL_STORAGE: "Local storage",
  SESSION_STORAGE: "Session storage",
  INDEXED_DB: "IndexedDB",
  PIXEL: "Pixel, web beacon, tag, gif",
  SCRIPT: "Script / tag manager",
  SDK: "Mobile SDK",
  FINGERPRINT: "Device fingerprinting",
  LOG_FILE: "Server log file",
  LINK_DECORATION: "Link decoration",
};

export const trackerLegalClasses = [
  "COMMUNICATION_EXEMPT",
  "STRICTLY_NECESSARY",
  "AUDIENCE_EXEMPT_NATIONAL",
  "UK_STATISTICAL",
  "UK_APPEARANCE",
  "UK_EMERGENCY",
  "CONSENT_REQUIRED",
] as const;
export type TrackerLegalClass = (typeof trackerLegalClasses)[number];
export const trackerLegalClassLabels: Readonly<Record<TrackerLegalClass, string>> = {
  COMMUNICATION_EXEMPT: "Sole purpose: transmission of a communication",
  STRICTLY_NECESSARY: "Strictly necessary for a service explicitly requested",
  AUDIENCE_EXEMPT_NATIONAL: "Audience measurement exempt under national guidance (e.g. CNIL)",
  UK_STATISTICAL: "UK statistical purposes exception (PECR Sch. A1, in force 5 February 2026)",
  UK_APPEARANCE: "UK appearance/functionality exception (PECR Sch. A1)",
  UK_EMERGENCY: "UK emergency assistance exception",
  CONSENT_REQUIRED: "Prior consent required",
};

/** In which law a class exists, and whether a tracker of that class waits for consent or offers an opt-out. */
export const trackerLegalClassRules: Readonly<
  Record<
    TrackerLegalClass,
    { eu: boolean | "NATIONAL"; uk: boolean; consent: boolean; optOut: boolean }
  >
> = {
  COMMUNICATION_EXEMPT: { eu: true, uk: true, consent: false, optOut: false },
  STRICTLY_NECESSARY: { eu: true, uk: true, consent: false, optOut: false },
  AUDIENCE_EXEMPT_NATIONAL: { eu: "NATIONAL", uk: false, consent: false, optOut: false },
  UK_STATISTICAL: { eu: false, uk: true, consent: false, optOut: true },
  UK_APPEARANCE: { eu: false, uk: true, consent: false, optOut: true },
  UK_EMERGENCY: { eu: false, uk: true, consent: false, optOut: false },
  CONSENT_REQUIRED: { eu: true, uk: true, consent: true, optOut: false },
};

export const trackerDisplayCategories = [
  "ESSENTIAL",
  "FUNCTIONAL",
  "ANALYTICS",
  "PERFORMANCE",
  "ADVERTISING",
  "SOCIAL_MEDIA",
] as const;
export type TrackerDisplayCategory = (typeof trackerDisplayCategories)[number];
export const trackerDisplayCategoryLabels: Readonly<Record<TrackerDisplayCategory, string>> = {
  ESSENTIAL: "Essential",
  FUNCTIONAL: "Functional / preferences",
  ANALYTICS: "Analytics",
  PERFORMANCE: "Performance",
  ADVERTISING: "Advertising",
  SOCIAL_MEDIA: "Social media",
};

/** By what a site lets people accept and refuse trackers. */
export const consentControls = [
  "CONSENT_BANNER",
  "PREFERENCE_CENTRE",
  "BROWSER_SETTINGS",
  "PROVIDER_OPT_OUT",
] as const;
export type ConsentControl = (typeof consentControls)[number];
export const consentControlLabels: Readonly<Record<ConsentControl, string>> = {
  CONSENT_BANNER: "A banner that asks first",
  PREFERENCE_CENTRE: "A page of settings on the site",
  BROWSER_SETTINGS: "The settings of the browser",
  PROVIDER_OPT_OUT: "The opt-out of a provider",
};

/** What an agreement gives a customer whose objection stands. */
export const remedies = ["ACCOMMODATE", "TERMINATE_SERVICE", "REFUND"] as const;
export type Remedy = (typeof remedies)[number];

/** Grounds on which a sub-processor may be replaced at once, where the agreement says so. */
export const emergencyGrounds = [
  "SECURITY_INCIDENT",
  "IMMINENT_LOSS_OF_SERVICE",
  "PROVIDER_INSOLVENCY",
  "PROVIDER_TERMINATION_SHORT_NOTICE",
  "LEGAL_PROHIBITION",
  "COURT_OR_AUTHORITY_ORDER",
] as const;
export type EmergencyGround = (typeof emergencyGrounds)[number];
export const emergencyGroundLabels: Readonly<Record<EmergencyGround, string>> = {
  SECURITY_INCIDENT: "Security incident",
  IMMINENT_LOSS_OF_SERVICE: "Imminent loss of the service",
  PROVIDER_INSOLVENCY: "Insolvency of the provider",
  PROVIDER_TERMINATION_SHORT_NOTICE: "The provider ends its service at short notice",
  LEGAL_PROHIBITION: "Prohibited by law",
  COURT_OR_AUTHORITY_ORDER: "Order of a court or an authority",
};

/** Classes of change, the highest first. */
export const materialities = ["A", "M1", "M2", "DS", "I", "E", "R"] as const;
export type Materiality = (typeof materialities)[number];
export const materialityLabels: Readonly<Record<Materiality, string>> = {
  A: "Adverse fact, no gate",
  M1: "Material: individual prior notice with right to object",
  M2: "Material: individual prior notice, no objection right",
  DS: "Data-subject notice (privacy notice change announced before it applies)",
  I: "Informative: change log / digest",
  E: "Editorial: no notice",
  R: "Regulatory: supervisory authority or register filing",
};

export const changeTypes = [
  "ADD",
  "REPLACE",
  "REMOVE",
  "EXTEND",
  "REDUCE",
  "RELOCATE",
  "MECHANISM",
  "RENAME",
  "OWNERSHIP",
  "TEXT",
] as const;
export type ChangeType = (typeof changeTypes)[number];
export const changeTypeLabels: Readonly<Record<ChangeType, string>> = {
  ADD: "Addition",
  REPLACE: "Replacement",
  REMOVE: "Removal",
  EXTEND: "Scope extended",
  REDUCE: "Scope reduced",
  RELOCATE: "Location changed",
  MECHANISM: "Transfer mechanism changed",
  RENAME: "Rename / rebrand",
  OWNERSHIP: "Change of control",
  TEXT: "Text only",
};

export const noticeChannels = [
  "EMAIL",
  "IN_APP",
  "WEB_PAGE",
  "RSS",
  "WEBHOOK",
  "POSTAL",
  "TRUST_PORTAL",
] as const;
export type NoticeChannel = (typeof noticeChannels)[number];
export const noticeChannelLabels: Readonly<Record<NoticeChannel, string>> = {
  EMAIL: "E-mail to the DPA notice contact",
  IN_APP: "In-app notice",
  WEB_PAGE: "List page update (passive)",
  RSS: "RSS/Atom feed",
  WEBHOOK: "Webhook",
  POSTAL: "Registered letter",
  TRUST_PORTAL: "Trust portal subscription",
};

export const noticeStatuses = [
  "DRAFT",
  "APPROVED",
  "SCHEDULED",
  "SENT",
  "DELIVERED",
  "BOUNCED",
  "ACKNOWLEDGED",
  "SUPERSEDED",
  "CANCELLED",
] as const;
export type NoticeStatus = (typeof noticeStatuses)[number];
export const noticeStatusLabels: Readonly<Record<NoticeStatus, string>> = {
  DRAFT: "Draft",
  APPROVED: "Approved",
  SCHEDULED: "Scheduled",
  SENT: "Sent",
  DELIVERED: "Delivered",
  BOUNCED: "Bounced",
  ACKNOWLEDGED: "Acknowledged",
  SUPERSEDED: "Superseded",
  CANCELLED: "Cancelled",
};

export const objectionStatuses = [
  "RECEIVED",
  "LATE",
  "UNDER_REVIEW",
  "RESOLVED_ACCOMMODATED",
  "RESOLVED_WITHDRAWN",
  "REJECTED_NO_GROUND",
  "TERMINATION",
  "HELD",
] as const;
export type ObjectionStatus = (typeof objectionStatuses)[number];
export const objectionStatusLabels: Readonly<Record<ObjectionStatus, string>> = {
  RECEIVED: "Received",
  LATE: "Received after the deadline",
  UNDER_REVIEW: "Under review",
  RESOLVED_ACCOMMODATED: "Accommodated",
  RESOLVED_WITHDRAWN: "Withdrawn",
  REJECTED_NO_GROUND: "Rejected: no reasonable data-protection ground",
  TERMINATION: "Customer terminates the affected service",
  HELD: "Change held for this customer",
};

export const swissCases = [
  "CASE_1_FADP_ONLY",
  "CASE_2_1_SEPARATE",
  "CASE_2_2_GDPR_STANDARD",
] as const;
export type SwissCase = (typeof swissCases)[number];
export const swissCaseLabels: Readonly<Record<SwissCase, string>> = {
  CASE_1_FADP_ONLY: "Transfer subject to the FADP only",
  CASE_2_1_SEPARATE: "FADP and GDPR: two separate regimes",
  CASE_2_2_GDPR_STANDARD: "FADP and GDPR: GDPR standard for all",
};

export const dataSubjectRights = [
  "INFORMATION",
  "ACCESS",
  "RECTIFICATION",
  "ERASURE",
  "RESTRICTION",
  "NOTIFICATION",
  "PORTABILITY",
  "OBJECTION",
  "OBJECTION_MARKETING",
  "ADM",
  "WITHDRAW_CONSENT",
  "COMPLAINT",
  "UK_COMPLAINT_TO_CONTROLLER",
] as const;
export type DataSubjectRight = (typeof dataSubjectRights)[number];
export const dataSubjectRightLabels: Readonly<Record<DataSubjectRight, string>> = {
  INFORMATION: "Right to be informed",
  ACCESS: "Access",
  RECTIFICATION: "Rectification",
  ERASURE: "Erasure",
  RESTRICTION: "Restriction",
  NOTIFICATION: "Notification of recipients",
  PORTABILITY: "Portability (consent or contract + automated)",
  OBJECTION: "Objection",
  OBJECTION_MARKETING: "Objection to direct marketing",
  ADM: "Automated decisions",
  WITHDRAW_CONSENT: "Withdraw consent",
  COMPLAINT: "Complaint to the supervisory authority",
  UK_COMPLAINT_TO_CONTROLLER:
    "UK: complaint to the controller (acknowledge within 30 days, since 19 June 2026)",
};

/** The provision that gives the right. */
export const dataSubjectRightProvisions: Readonly<Record<DataSubjectRight, string>> = {
  INFORMATION: "Art 13-14",
  ACCESS: "Art 15",
  RECTIFICATION: "Art 16",
  ERASURE: "Art 17",
  RESTRICTION: "Art 18",
  NOTIFICATION: "Art 19",
  PORTABILITY: "Art 20",
  OBJECTION: "Art 21",
  OBJECTION_MARKETING: "Art 21(2)-(3)",
  ADM: "Art 22",
  WITHDRAW_CONSENT: "Art 7(3)",
  COMPLAINT: "Art 77 / 13(2)(d)",
  UK_COMPLAINT_TO_CONTROLLER: "DPA 2018 s.164A",
};

export const dpfCoverages = ["EU_US", "UK_EXT", "CH_US", "HR", "NON_HR"] as const;
export type DpfCoverage = (typeof dpfCoverages)[number];
export const dpfCoverageLabels: Readonly<Record<DpfCoverage, string>> = {
  EU_US: "EU-US DPF",
  UK_EXT: "UK Extension",
  CH_US: "Swiss-US DPF",
  HR: "HR data covered",
  NON_HR: "Non-HR data covered",
};

export const severities = ["error", "warning", "info"] as const;
export type Severity = (typeof severities)[number];
export const severityLabels: Readonly<Record<Severity, string>> = {
  error: "Blocks publication/approval",
  warning: "Must be justified or fixed",
  info: "Hint",
};

export const sourceConfidences = ["STATED", "INFERRED", "ASSUMED", "CONTRADICTED"] as const;
export type SourceConfidence = (typeof sourceConfidences)[number];
export const sourceConfidenceLabels: Readonly<Record<SourceConfidence, string>> = {
  STATED: "Stated in the source document",
  INFERRED: "Inferred",
  ASSUMED: "Assumed by the data enterer",
  CONTRADICTED: "Contradicted by another source",
};
