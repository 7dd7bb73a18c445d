import { calendarDateOf } from "@/lib/domain/calendar";
import { isKindName, type KindName } from "@/lib/domain/kinds/kinds";
import {
  apply,
  emptyRegister,
  type RecordChange,
  type Register,
  type Row,
} from "@/lib/domain/register";
import {
  addendum,
  assistance,
  billing,
  builders,
  clausesSwiss,
  customerEntity,
  emergencyMeasures,
  representative,
  usualValidFrom,
  vendorEntity,
} from "./given-records";

type Records = { readonly [K in KindName]?: readonly Row<K>[] };

/** The day on which the complete register has no findings. */
const today = calendarDateOf("2026-11-21");

/** The records of a register of a small help-desk company, in which no rule finds anything on `given.today`. */
function completeRecords(): { [K in KindName]: Row<K>[] } {
  return {
    Organisation: [builders.organisation()],
    LegalEntity: [builders.legalEntity(), vendorEntity, customerEntity],
    Appointment: [builders.appointment(), representative],
    Product: [builders.product()],
    DataSubjectCategory: [builders.dataSubjectCategory()],
    PersonalDataCategory: [builders.personalDataCategory()],
    RetentionRule: [builders.retentionRule()],
    SecurityMeasure: [builders.securityMeasure(), assistance, ...emergencyMeasures],
    ProcessingActivity: [builders.processingActivity(), billing],
    Participation: [
      builders.participation(),
      builders.participation({
        ref: "helpdesk-billing",
        activityId: "billing",
        role: "CONTROLLER",
      }),
    ],
    ActivityPurpose: [
      builders.activityPurpose(),
      builders.activityPurpose({
        ref: "billing-purpose",
        activityId: "billing",
        text: "Invoice the subscription and collect what is owed",
      }),
    ],
    LegalBasisUse: [
      builders.legalBasisUse(),
      builders.legalBasisUse({ ref: "billing-basis-uk", regime: "UK_GDPR" }),
    ],
    ActivityData: [
      builders.activityData(),
      builders.activityData({ ref: "billing-data", activityId: "billing" }),
    ],
    Vendor: [builders.vendor()],
    VendorService: [builders.vendorService()],
    VendorAlias: [builders.vendorAlias()],
    Engagement: [builders.engagement()],
    ProcessingLocation: [builders.processingLocation()],
    Transfer: [builders.transfer()],
    TransferMechanismUse: [
      builders.framework(),
      builders.transferMechanismUse(),
      builders.framework({ ref: "framework-uk", regime: "UK_GDPR" }),
      addendum,
      builders.framework({ ref: "framework-ch", regime: "CH_FADP" }),
      clausesSwiss,
    ],
    DpfCertification: [builders.dpfCertification()],
    Disclosure: [builders.disclosure()],
    SourceDocument: [builders.sourceDocument()],
    DocumentBlock: [builders.documentBlock()],
    Commitment: [builders.commitment()],
    HolidayCalendar: [builders.holidayCalendar()],
    TermsProfile: [builders.termsProfile()],
    Customer: [builders.customer()],
    CookiePolicy: [builders.cookiePolicy()],
    Tracker: [builders.tracker()],
    CustomerAgreement: [builders.customerAgreement()],
    EntityContact: [builders.entityContact()],
    Certification: [builders.certification()],
    LegitimateInterestAssessment: [builders.legitimateInterestAssessment()],
    DpiaScreening: [builders.dpiaScreening()],
    DueDiligence: [builders.dueDiligence()],
    TransferImpactAssessment: [builders.transferImpactAssessment()],
    Waiver: [builders.waiver()],
  };
}

function register(records: Records): Register {
  return withRecords(emptyRegister, records);
}

/** The complete register, with these records added or, where the ref is the same, in their place. */
function completeRegister(records: Records = {}): Register {
  return withRecords(register(completeRecords()), records);
}

/** The register with these records added or put in the place of those with the same ref. */
function withRecords(before: Register, records: Records): Register {
  const changes = Object.entries(records).flatMap(([kind, rows]) =>
    isKindName(kind) ? rows.map((row) => changeTo(kind, row)) : [],
  );
  return apply(before, changes);
}

function changeTo(kind: KindName, { ref, validFrom, ...body }: Row<KindName>): RecordChange {
  return { kind, ref, validFrom, body };
}

/** The register without some records of a kind. */
function without(before: Register, kind: KindName, ...refs: string[]): Register {
  return apply(
    before,
    refs.map((ref) => ({ kind, ref, validFrom: usualValidFrom, body: null })),
  );
}

/** Fixed records for tests: each builder makes a whole record, of which a test changes what it is about. */
export const given = {
  today,
  day: calendarDateOf,
  register,
  completeRegister,
  withRecords,
  without,
  ...builders,
};
