import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { Body } from "@/lib/domain/kinds/kinds";
import type { Language } from "@/lib/domain/language/catalogue";
import type { ProcessingRole, RecipientKind, Regime } from "@/lib/domain/reference/enums";
import type { Told } from "./told";

type Chosen<T> = NonNullable<T>;
export type ActivityRegister = Chosen<Body<"ProcessingActivity">["register"]>;
export type Nature = Chosen<Body<"ProcessingActivity">["natureOfProcessing"]>[number];
export type DataSource = Chosen<Body<"ActivityData">["dataSource"]>;
export type LocationKind = Chosen<Body<"ProcessingLocation">["locationKind"]>;
export type MeasureCategory = Chosen<Body<"SecurityMeasure">["category"]>;
export type Mechanism = Chosen<Body<"TransferMechanismUse">["mechanism"]>;
type Rule = Body<"RetentionRule">;
type Basis = Body<"LegalBasisUse">;

/** What a record for the authority is asked for. */
export type RecordQuestion = {
  readonly register: ActivityRegister;
  /** Ref of the legal entity whose record it is. */
  readonly entity: string;
  /** The day on which it was true. */
  readonly asOf: CalendarDate;
  /** Up to which recording it is known. */
  readonly recordedAt: Instant;
  readonly language: Language;
  readonly simulated: boolean;
  /** First day of each activity, by its ref, as far as is known. */
  readonly createdOn: ReadonlyMap<string, CalendarDate>;
};

export type Appointee = {
  readonly kind: Chosen<Body<"Appointment">["appointmentKind"]>;
  readonly name: Told<string>;
  readonly organisation: string | null;
  readonly address: string | null;
  readonly country: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

/** A legal entity as the law wants it in a record: name and contact details. */
export type RecordParty = {
  readonly ref: string | null;
  readonly name: Told<string>;
  readonly tradeName: string | null;
  readonly registration: string | null;
  readonly street: Told<string>;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: Told<string>;
  readonly contact: string | null;
  readonly email: Told<string>;
  readonly phone: Told<string>;
  readonly officers: readonly Appointee[];
  readonly officerExemption: string | null;
  readonly representatives: readonly Appointee[];
  readonly representativeExemption: string | null;
};

export type RecordBasis = {
  readonly regime: Regime | null;
  readonly code: Told<Chosen<Basis["basisCode"]>>;
  readonly interest: string | null;
  readonly interestsAssessedOn: string | null;
  /** The assessment, where it is a record of its own. */
  readonly interestsAssessment: string | null;
  readonly contract: string | null;
  readonly law: string | null;
  readonly consent: string | null;
  readonly consentRecord: string | null;
  readonly article9: readonly string[];
  readonly article10: string | null;
};

export type RecordPurpose = {
  readonly code: string | null;
  readonly text: Told<string>;
  readonly bases: readonly RecordBasis[];
};

/** A category of people or of data. */
export type RecordCategory = {
  readonly ref: string;
  readonly label: string;
  readonly code: string | null;
  /** Family of the CNIL's template and term of DPV, where the category says its own. */
  readonly family: string | null;
  readonly dpvIri: string | null;
  readonly sensitive: boolean;
  readonly vulnerable: boolean;
};

export type RecordRetention = {
  readonly name: string;
  /** The rule itself, what follows it, or an exception from it. */
  readonly part: "RULE" | "THEN" | "EXCEPTION";
  readonly period: Told<string>;
  readonly criteria: string | null;
  readonly trigger: Chosen<Rule["trigger"]> | null;
  readonly triggerText: string | null;
  readonly law: string | null;
  readonly disposal: Chosen<Rule["disposalMethod"]> | null;
  readonly backups: string | null;
  readonly atEnd: Chosen<Rule["onProcessorEnd"]> | null;
};

export type RecordData = {
  readonly group: string | null;
  readonly people: Told<readonly RecordCategory[]>;
  readonly categories: Told<readonly RecordCategory[]>;
  readonly items: readonly string[];
  readonly source: Told<DataSource>;
  readonly sourceText: string | null;
  readonly safeguards: string | null;
  readonly retention: Told<readonly RecordRetention[]>;
};

export type RecordPlace = {
  readonly country: Told<string>;
  readonly place: string | null;
  readonly kinds: readonly LocationKind[];
};

export type RecordRecipient = {
  /** The engagement or disclosure that it stands in. */
  readonly ref: string;
  readonly name: string;
  readonly service: string | null;
  readonly kind: Told<RecipientKind>;
  readonly isNamed: boolean;
  readonly purpose: string | null;
  readonly condition: string | null;
  /** Who engages it, where it is not the holder of the record. */
  readonly under: string | null;
  readonly standby: boolean;
  /** Null where a place of processing says nothing: whoever has no engagement. */
  readonly places: Told<readonly RecordPlace[]> | null;
  readonly contract: string | null;
};

export type RecordMechanism = {
  readonly regime: Regime | null;
  readonly code: Told<Mechanism>;
  readonly module: string | null;
  readonly act: string | null;
  readonly certification: string | null;
  /** Of a derogation of Art. 49: which, why it is needed, and the suitable safeguards that must be documented. */
  readonly derogation: string | null;
  readonly necessity: string | null;
  readonly suitableSafeguards: string | null;
  readonly priority: number | null;
};

export type RecordTransfer = {
  /** Null where only a place shows that there is one. */
  readonly ref: string | null;
  readonly recipient: Told<string>;
  /** Code of a country, or of an international organisation. */
  readonly destination: Told<string>;
  readonly mechanisms: Told<readonly RecordMechanism[]>;
  readonly supplementary: readonly string[];
  readonly copies: readonly string[];
};

export type RecordMeasure = {
  readonly ref: string;
  readonly category: Told<MeasureCategory>;
  readonly text: Told<string>;
};

/** What the authorities' templates ask for beyond Art. 30. */
export type RecordAccountability = {
  readonly impactAssessment: Told<Chosen<Body<"ProcessingActivity">["impactAssessment"]>>;
  readonly impactCriteria: readonly string[];
  readonly impactProgress: Chosen<Body<"DpiaScreening">["progress"]> | null;
  readonly impactUrl: string | null;
  readonly automatedDecision: Told<boolean>;
  readonly decisionDetails: readonly string[];
  readonly breachOccurred: Told<boolean>;
  readonly breachRecords: readonly string[];
  readonly consentRecordUrl: string | null;
  readonly ukSchedule1Condition: string | null;
  readonly retentionPolicyUrl: string | null;
  readonly retentionPolicyFollowed: boolean | null;
  readonly retentionPolicyDeviation: string | null;
};

/** One entry of the record. */
export type RecordActivity = RecordAccountability & {
  readonly ref: string;
  readonly name: string;
  readonly role: ProcessingRole;
  readonly description: string | null;
  readonly businessFunction: string | null;
  readonly software: string | null;
  readonly createdOn: CalendarDate | null;
  readonly changedOn: CalendarDate;
  readonly reviewedOn: string | null;
  readonly jointControllers: readonly RecordParty[];
  readonly jointArrangement: string | null;
  readonly jointContactPoint: string | null;
  readonly natures: Told<readonly Nature[]>;
  readonly categoriesOfProcessing: Told<readonly string[]>;
  readonly purposes: Told<readonly RecordPurpose[]>;
  readonly data: Told<readonly RecordData[]>;
  readonly recipients: Told<readonly RecordRecipient[]>;
  readonly transfers: readonly RecordTransfer[];
  readonly dataLocation: string | null;
  /** Recipients of whom nobody knows where they process. */
  readonly placesUnknown: readonly string[];
  readonly measures: Told<readonly RecordMeasure[]>;
};

/** A controller on whose behalf the holder processes, and what it has done. */
export type ServedController = {
  readonly ref: string;
  readonly party: RecordParty;
  /** True where the customer is itself a processor: its own controllers are not known here. */
  readonly actsForOthers: boolean;
  readonly activities: readonly string[];
  readonly agreements: readonly { title: string; since: string | null; until: string | null }[];
};

/** A term of law in the record that nobody has compared with its source. */
export type UnverifiedTerm = {
  readonly what:
    | "BASIS"
    | "CONDITION"
    | "MEASURE"
    | "MECHANISM"
    | "MODULE"
    | "DEROGATION"
    | "DECISION"
    | "DESTINATION";
  readonly code: string;
  readonly source: string;
  readonly checkedOn: string;
};

/** A record of processing activities under Art. 30 as a value: everything that any of its files says. */
export type RecordFacts = {
  readonly format: "recital-record-1";
  readonly register: ActivityRegister;
  readonly organisation: string;
  readonly asOf: CalendarDate;
  readonly recordedAt: Instant;
  readonly language: Language;
  readonly simulated: boolean;
  readonly holder: RecordParty;
  readonly activities: readonly RecordActivity[];
  /** Of the processor's record: each controller. */
  readonly controllers: readonly ServedController[];
  /** Activities for which the register does not say which controllers they serve. */
  readonly controllersUnknown: readonly string[];
  /** Transfers of the holder that belong to no activity. */
  readonly otherTransfers: readonly RecordTransfer[];
  /** Activities of this register that name no legal entity, and so stand in nobody's record. */
  readonly unattributed: readonly { readonly ref: string; readonly name: string }[];
  /** What it says of the law that was recalled and not looked up. */
  readonly unverified: readonly UnverifiedTerm[];
};
