import { activityData } from "./activity-data";
import { activityPurpose } from "./activity-purpose";
import { appointment } from "./appointment";
import { certification } from "./certification";
import { commitment } from "./commitment";
import { cookiePolicy } from "./cookie-policy";
import { customer } from "./customer";
import { customerAgreement } from "./customer-agreement";
import { dataSubjectCategory } from "./data-subject-category";
import { disclosure } from "./disclosure";
import { documentBlock } from "./document-block";
import { dpfCertification } from "./dpf-certification";
import { dpiaScreening } from "./dpia-screening";
import { dueDiligence } from "./due-diligence";
import { engagement } from "./engagement";
import { entityContact } from "./entity-contact";
import { holidayCalendar } from "./holiday-calendar";
import type { RecordOf } from "./kind";
import { legalBasisUse } from "./legal-basis-use";
import { legalEntity } from "./legal-entity";
import { legitimateInterestAssessment } from "./legitimate-interest-assessment";
import { organisation } from "./organisation";
import { participation } from "./participation";
import { personalDataCategory } from "./personal-data-category";
import { processingActivity } from "./processing-activity";
import { processingLocation } from "./processing-location";
import { product } from "./product";
import { retentionRule } from "./retention-rule";
import { securityMeasure } from "./security-measure";
import { sourceDocument } from "./source-document";
import { termsProfile } from "./terms-profile";
import { tracker } from "./tracker";
import { transfer } from "./transfer";
import { transferImpactAssessment } from "./transfer-impact-assessment";
import { transferMechanismUse } from "./transfer-mechanism-use";
import { vendor } from "./vendor";
import { vendorAlias } from "./vendor-alias";
import { vendorService } from "./vendor-service";
import { waiver } from "./waiver";

/** Every kind of the register, in the order in which a reader meets them. */
export const kinds = {
  Organisation: organisation,
  LegalEntity: legalEntity,
  Appointment: appointment,
  EntityContact: entityContact,
  Product: product,
  DataSubjectCategory: dataSubjectCategory,
  PersonalDataCategory: personalDataCategory,
  RetentionRule: retentionRule,
  SecurityMeasure: securityMeasure,
  Certification: certification,
  ProcessingActivity: processingActivity,
  Participation: participation,
  ActivityPurpose: activityPurpose,
  LegalBasisUse: legalBasisUse,
  LegitimateInterestAssessment: legitimateInterestAssessment,
  ActivityData: activityData,
  DpiaScreening: dpiaScreening,
  Vendor: vendor,
  VendorService: vendorService,
  VendorAlias: vendorAlias,
  Engagement: engagement,
  ProcessingLocation: processingLocation,
  DueDiligence: dueDiligence,
  Transfer: transfer,
  TransferMechanismUse: transferMechanismUse,
  TransferImpactAssessment: transferImpactAssessment,
  DpfCertification: dpfCertification,
  Disclosure: disclosure,
  SourceDocument: sourceDocument,
  DocumentBlock: documentBlock,
  Commitment: commitment,
  CookiePolicy: cookiePolicy,
  Tracker: tracker,
  HolidayCalendar: holidayCalendar,
  TermsProfile: termsProfile,
  Customer: customer,
  CustomerAgreement: customerAgreement,
  Waiver: waiver,
};

export type KindName = keyof typeof kinds;
export type Body<K extends KindName> = RecordOf<(typeof kinds)[K]>;
export const kindNames = Object.keys(kinds) as KindName[];

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}
