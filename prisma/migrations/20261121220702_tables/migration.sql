-- CreateEnum
CREATE TYPE "ChangeSetState" AS ENUM ('DRAFT', 'IN_REVIEW', 'APPROVED', 'ANNOUNCED', 'ACTIVE', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "Gating" AS ENUM ('GLOBAL_LATEST', 'PER_CUSTOMER');

-- CreateEnum
CREATE TYPE "ChangeClass" AS ENUM ('A', 'M1', 'M2', 'DS', 'I', 'E', 'R');

-- CreateEnum
CREATE TYPE "ActivityRegister" AS ENUM ('CONTROLLER', 'PROCESSOR');

-- CreateEnum
CREATE TYPE "AppointmentKind" AS ENUM ('DPO', 'REP_EU', 'REP_UK', 'REP_CH', 'JOINT_CONTROLLER_CONTACT');

-- CreateEnum
CREATE TYPE "Article10Basis" AS ENUM ('EU_10_OFFICIAL_AUTHORITY', 'EU_10_AUTHORISED_BY_LAW', 'UK_10_DPA2018_SCH1');

-- CreateEnum
CREATE TYPE "Article9Condition" AS ENUM ('EU_9_2_A', 'EU_9_2_B', 'EU_9_2_C', 'EU_9_2_D', 'EU_9_2_E', 'EU_9_2_F', 'EU_9_2_G', 'EU_9_2_H', 'EU_9_2_I', 'EU_9_2_J');

-- CreateEnum
CREATE TYPE "AssessmentStatus" AS ENUM ('NOT_REQUIRED', 'MISSING', 'DRAFT', 'APPROVED', 'OUTDATED', 'NEGATIVE');

-- CreateEnum
CREATE TYPE "Authorisation" AS ENUM ('SPECIFIC', 'GENERAL');

-- CreateEnum
CREATE TYPE "LegalBasis" AS ENUM ('EU_6_1_A', 'EU_6_1_B', 'EU_6_1_C', 'EU_6_1_D', 'EU_6_1_E', 'EU_6_1_F', 'UK_6_1_EA', 'CH_NONE_REQUIRED');

-- CreateEnum
CREATE TYPE "MeasureCategory" AS ENUM ('PSEUDONYMISATION_ENCRYPTION', 'CIA_RESILIENCE', 'RESTORE', 'TESTING', 'IDENTIFICATION_AUTHORISATION', 'PROTECTION_TRANSMISSION', 'PROTECTION_STORAGE', 'PHYSICAL_SECURITY', 'EVENT_LOGGING', 'SYSTEM_CONFIGURATION', 'IT_GOVERNANCE', 'CERTIFICATION_ASSURANCE', 'DATA_MINIMISATION', 'DATA_QUALITY', 'LIMITED_RETENTION', 'ACCOUNTABILITY', 'PORTABILITY_ERASURE', 'SUBPROCESSOR_CONTROL', 'STAFF_CONFIDENTIALITY_TRAINING', 'INCIDENT_RESPONSE', 'SUPPLEMENTARY_MEASURE');

-- CreateEnum
CREATE TYPE "Clause13Case" AS ENUM ('A', 'B', 'C');

-- CreateEnum
CREATE TYPE "SccOption" AS ENUM ('OPTION_1', 'OPTION_2');

-- CreateEnum
CREATE TYPE "ContractType" AS ENUM ('VENDOR_DPA', 'SCC_2021_915', 'SCC_2021_914', 'OWN_DPA', 'OTHER_LEGAL_ACT');

-- CreateEnum
CREATE TYPE "ControllersServed" AS ENUM ('PRODUCT_CUSTOMERS');

-- CreateEnum
CREATE TYPE "AgreementForm" AS ENUM ('OWN_DPA', 'SCC_2021_915', 'SCC_2021_914');

-- CreateEnum
CREATE TYPE "Remedy" AS ENUM ('ACCOMMODATE', 'TERMINATE_SERVICE', 'REFUND');

-- CreateEnum
CREATE TYPE "DataSource" AS ENUM ('DATA_SUBJECT', 'DEVICE', 'OTHER_PERSON', 'THIRD_PARTY', 'PUBLIC_SOURCE', 'GENERATED');

-- CreateEnum
CREATE TYPE "DeemedReceipt" AS ENUM ('DISPATCH', 'NEXT_DAY', 'NEXT_WORKING_DAY');

-- CreateEnum
CREATE TYPE "DefaultRole" AS ENUM ('PROCESSOR', 'INDEPENDENT_CONTROLLER', 'JOINT_CONTROLLER', 'MIXED');

-- CreateEnum
CREATE TYPE "DisposalMethod" AS ENUM ('DELETION', 'CRYPTO_ERASURE', 'ANONYMISATION', 'RETURN_AND_DELETE', 'ARCHIVE_RESTRICTED', 'OVERWRITE_BY_ROTATION', 'PSEUDONYMISATION_NOT_DISPOSAL');

-- CreateEnum
CREATE TYPE "DpfCoverage" AS ENUM ('HR', 'NON_HR');

-- CreateEnum
CREATE TYPE "DpfProgramme" AS ENUM ('EU_US', 'UK_EXT', 'CH_US');

-- CreateEnum
CREATE TYPE "DpfStatus" AS ENUM ('ACTIVE', 'INACTIVE', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "EffectiveAfter" AS ENUM ('LATER_OF_BOTH', 'NOTICE_ONLY');

-- CreateEnum
CREATE TYPE "EndingParty" AS ENUM ('IMPORTER', 'EXPORTER', 'NEITHER');

-- CreateEnum
CREATE TYPE "Frequency" AS ENUM ('CONTINUOUS', 'PERIODIC', 'ONE_OFF', 'ON_DEMAND');

-- CreateEnum
CREATE TYPE "ImpactAssessment" AS ENUM ('YES', 'NO', 'SCREENED');

-- CreateEnum
CREATE TYPE "LocationKind" AS ENUM ('STORAGE', 'BACKUP', 'COMPUTE', 'REMOTE_ACCESS', 'SUPPORT', 'TRANSIT');

-- CreateEnum
CREATE TYPE "NatureOfProcessing" AS ENUM ('COLLECT', 'STORE', 'HOST', 'TRANSMIT', 'ANALYSE', 'DISPLAY', 'DELETE', 'SUPPORT_ACCESS', 'PROFILE');

-- CreateEnum
CREATE TYPE "ObjectionGround" AS ENUM ('REASONABLE_DATA_PROTECTION', 'ANY');

-- CreateEnum
CREATE TYPE "OnProcessorEnd" AS ENUM ('RETURN', 'DELETE', 'CUSTOMER_CHOICE');

-- CreateEnum
CREATE TYPE "ProcessingRole" AS ENUM ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR', 'SUB_PROCESSOR');

-- CreateEnum
CREATE TYPE "Regime" AS ENUM ('EU_GDPR', 'UK_GDPR', 'CH_FADP');

-- CreateEnum
CREATE TYPE "RetentionTrigger" AS ENUM ('COLLECTION', 'LAST_CONTACT', 'ACCOUNT_CLOSURE', 'CONTRACT_END', 'FINANCIAL_YEAR_END', 'CONSENT_WITHDRAWAL', 'TICKET_CLOSED', 'RECRUITMENT_END', 'EMPLOYMENT_END', 'LAST_LOGIN', 'OTHER');

-- CreateEnum
CREATE TYPE "RiskTier" AS ENUM ('LOW', 'MEDIUM', 'HIGH');

-- CreateEnum
CREATE TYPE "SccModule" AS ENUM ('M1', 'M2', 'M3', 'M4');

-- CreateEnum
CREATE TYPE "SwissCase" AS ENUM ('CASE_1_FADP_ONLY', 'CASE_2_1_SEPARATE', 'CASE_2_2_GDPR_STANDARD');

-- CreateEnum
CREATE TYPE "TransferMechanism" AS ENUM ('NONE_REQUIRED_INTERNAL', 'ADEQUACY', 'DPF', 'SCC_2021_914', 'UK_ADDENDUM_B1_0', 'UK_IDTA_A1_0', 'SCC_2021_914_SWISS', 'BCR_C', 'BCR_P', 'SA_SCC', 'CODE_OF_CONDUCT', 'CERTIFICATION', 'PUBLIC_INSTRUMENT', 'AD_HOC_CLAUSES', 'ADMIN_ARRANGEMENT', 'ART_49', 'SAFE_HARBOUR', 'PRIVACY_SHIELD', 'SWISS_PRIVACY_SHIELD', 'SCC_2001_497', 'SCC_2004_915', 'SCC_2010_87', 'UK_LEGACY_SCC', 'SWISS_LEGACY_SCC', 'CONSENT_BY_USE');

-- CreateEnum
CREATE TYPE "CustomerRole" AS ENUM ('CONTROLLER', 'PROCESSOR');

-- CreateEnum
CREATE TYPE "AnnouncementKind" AS ENUM ('NOTICE', 'CONFIRMATION', 'WITHDRAWAL', 'ADVERSE', 'CORRECTION', 'DIGEST');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('PENDING', 'SENDING', 'ACCEPTED', 'DEFERRED', 'BOUNCED', 'UNKNOWN', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "AttemptOutcome" AS ENUM ('ACCEPTED', 'DEFERRED', 'BOUNCED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "EffectiveGround" AS ENUM ('LAPSE', 'APPROVAL', 'ACCOMMODATED', 'NO_GATE');

-- CreateEnum
CREATE TYPE "ApprovalKind" AS ENUM ('EARLY', 'SPECIFIC');

-- CreateEnum
CREATE TYPE "ObjectionDecision" AS ENUM ('ACCOMMODATED_BY_SAFEGUARD', 'ACCOMMODATED_BY_LEAVING_OUT', 'WITHDRAWN', 'UNTIMELY', 'OUTSIDE_GROUND', 'AGREEMENT_ENDED', 'REMEDY_RUN', 'REFUSED');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('EMAIL', 'LETTER', 'HAND', 'PORTAL', 'LINK', 'PHONE');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('REQUESTER', 'EDITOR', 'APPROVER', 'DPO', 'AUDITOR', 'ADMINISTRATOR');

-- CreateTable
CREATE TABLE "ActivityData" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "activityId" TEXT,
    "dataSubjectCategoryIds" TEXT[],
    "personalDataCategoryIds" TEXT[],
    "elements" TEXT[],
    "dataSource" "DataSource",
    "sensitiveSafeguards" TEXT,
    "mandatoryToProvide" BOOLEAN,
    "retentionRuleId" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "ActivityData_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "ActivityPurpose" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "activityId" TEXT,
    "purposeCode" TEXT,
    "text" TEXT,
    "groupLabel" TEXT,
    "displayOrder" INTEGER,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "ActivityPurpose_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "appointmentKind" "AppointmentKind",
    "appointedById" TEXT,
    "personName" TEXT,
    "nameWithheld" BOOLEAN,
    "organisationName" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "postalAddress" TEXT,
    "country" CHAR(2),
    "mandateFrom" DATE,
    "mandateTo" DATE,
    "notifiedToAuthorityOn" DATE,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "ChangeSetStep" (
    "from" "ChangeSetState" NOT NULL,
    "to" "ChangeSetState" NOT NULL,

    CONSTRAINT "ChangeSetStep_pkey" PRIMARY KEY ("from","to")
);

-- CreateTable
CREATE TABLE "ChangeSet" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT,
    "state" "ChangeSetState" NOT NULL DEFAULT 'DRAFT',
    "internal" BOOLEAN NOT NULL DEFAULT false,
    "gating" "Gating" NOT NULL DEFAULT 'GLOBAL_LATEST',
    "plannedOn" DATE,
    "authors" TEXT[],
    "approvedById" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "announcedAt" TIMESTAMPTZ(3),
    "activatedAt" TIMESTAMPTZ(3),
    "frozen" JSONB,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ChangeSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChangeItem" (
    "changeSetId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "baseSeq" INTEGER,
    "body" JSONB,
    "validFrom" DATE,
    "validTo" DATE,
    "overrides" JSONB,
    "authorId" TEXT NOT NULL,

    CONSTRAINT "ChangeItem_pkey" PRIMARY KEY ("changeSetId","kind","ref")
);

-- CreateTable
CREATE TABLE "CustomerAgreement" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "customerId" TEXT,
    "processorEntityId" TEXT,
    "title" TEXT,
    "productIds" TEXT[],
    "basis" "AgreementForm",
    "templateVersion" TEXT,
    "signedOn" DATE,
    "effectiveFrom" DATE,
    "endsOn" DATE,
    "authorisation" "Authorisation",
    "noticePeriod" TEXT,
    "noticeClause" TEXT,
    "objectionPeriod" TEXT,
    "objectionClause" TEXT,
    "zone" TEXT,
    "deemedReceipt" "DeemedReceipt",
    "receiptClause" TEXT,
    "rollForward" BOOLEAN,
    "effectiveAfter" "EffectiveAfter",
    "objectionGround" "ObjectionGround",
    "remedy" "Remedy",
    "emergencyAllowed" BOOLEAN,
    "emergencyGrounds" TEXT[],
    "language" TEXT,
    "governingLaw" CHAR(2),
    "residencyCountries" CHAR(2)[],
    "excludedVendorIds" TEXT[],
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "CustomerAgreement_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Customer" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "legalEntityId" TEXT,
    "role" "CustomerRole",
    "regimes" "Regime"[],
    "countries" CHAR(2)[],
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "DataSubjectCategory" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "label" TEXT,
    "code" TEXT,
    "vulnerable" BOOLEAN,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "DataSubjectCategory_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "DpfCertification" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "legalEntityId" TEXT,
    "programmes" "DpfProgramme"[],
    "coverage" "DpfCoverage"[],
    "status" "DpfStatus",
    "activeFrom" DATE,
    "nextDueOn" DATE,
    "checkedOn" DATE,
    "evidenceUrl" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "DpfCertification_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Engagement" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "engagerEntityId" TEXT,
    "vendorServiceId" TEXT,
    "parentEngagementId" TEXT,
    "activityIds" TEXT[],
    "productIds" TEXT[],
    "feature" TEXT,
    "optional" BOOLEAN,
    "perTenantSwitch" BOOLEAN,
    "standby" BOOLEAN,
    "subjectMatter" TEXT,
    "purpose" TEXT,
    "nature" "NatureOfProcessing"[],
    "duration" TEXT,
    "delimitation" TEXT,
    "personalDataCategoryIds" TEXT[],
    "dataSubjectCategoryIds" TEXT[],
    "actualUseFrom" DATE,
    "actualUseTo" DATE,
    "contractType" "ContractType",
    "contractSignedOn" DATE,
    "contractVersion" TEXT,
    "contractExpiresOn" DATE,
    "contractFlowDown" BOOLEAN,
    "contractThirdPartyBeneficiary" BOOLEAN,
    "vendorNoticePeriod" TEXT,
    "vendorObjectionPeriod" TEXT,
    "breachNoticeHours" INTEGER,
    "dueDiligenceKind" TEXT,
    "dueDiligenceOn" DATE,
    "chainReviewedOn" DATE,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Engagement_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "databaseAt" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "actor" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB,
    "payloadHash" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "Record" (
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,

    CONSTRAINT "Record_pkey" PRIMARY KEY ("kind","ref")
);

-- CreateTable
CREATE TABLE "Revision" (
    "seq" SERIAL NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "body" JSONB,
    "changeSetId" TEXT,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Present" (
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "Present_pkey" PRIMARY KEY ("kind","ref")
);

-- CreateTable
CREATE TABLE "Reference" (
    "fromKind" TEXT NOT NULL,
    "fromRef" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "toKind" TEXT NOT NULL,
    "toRef" TEXT NOT NULL,

    CONSTRAINT "Reference_pkey" PRIMARY KEY ("fromKind","fromRef","field","toKind","toRef")
);

-- CreateTable
CREATE TABLE "ReferenceField" (
    "kind" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "toKind" TEXT NOT NULL,

    CONSTRAINT "ReferenceField_pkey" PRIMARY KEY ("kind","field")
);

-- CreateTable
CREATE TABLE "LegalBasisUse" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "purposeId" TEXT,
    "regime" "Regime",
    "basisCode" "LegalBasis",
    "legitimateInterest" TEXT,
    "interestsAssessedOn" DATE,
    "contractReference" TEXT,
    "lawJurisdiction" TEXT,
    "lawCitation" TEXT,
    "consentMechanism" TEXT,
    "consentWithdrawal" TEXT,
    "consentRecord" TEXT,
    "article9Conditions" "Article9Condition"[],
    "article10Basis" "Article10Basis",
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "LegalBasisUse_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "LegalEntity" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "legalName" TEXT,
    "tradeName" TEXT,
    "spellings" TEXT[],
    "ownGroup" BOOLEAN,
    "registrationNumber" TEXT,
    "registerName" TEXT,
    "vatNumber" TEXT,
    "street" TEXT,
    "city" TEXT,
    "postalCode" TEXT,
    "country" CHAR(2),
    "establishmentCountries" CHAR(2)[],
    "mainEstablishment" CHAR(2),
    "phone" TEXT,
    "website" TEXT,
    "contactPosition" TEXT,
    "contactName" TEXT,
    "contactEmail" TEXT,
    "publicAuthority" BOOLEAN,
    "employeeCount" INTEGER,
    "regimesApplicable" "Regime"[],
    "leadAuthority" TEXT,
    "parentEntityId" TEXT,
    "ultimateParentCountry" CHAR(2),
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "LegalEntity_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" TEXT NOT NULL,
    "kind" "AnnouncementKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnnouncedChange" (
    "announcementId" TEXT NOT NULL,
    "changeSetId" TEXT NOT NULL,

    CONSTRAINT "AnnouncedChange_pkey" PRIMARY KEY ("announcementId","changeSetId")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "changeSetId" TEXT NOT NULL,
    "agreementRef" TEXT NOT NULL,
    "customerRef" TEXT NOT NULL,
    "changeClass" "ChangeClass" NOT NULL,
    "terms" JSONB NOT NULL,
    "items" JSONB NOT NULL,
    "startsOn" DATE,
    "noticeLastDay" DATE,
    "objectionLastDay" DATE,
    "earliestEffectiveOn" DATE,
    "effectiveOn" DATE,
    "ground" "EffectiveGround",
    "declinedAt" TIMESTAMPTZ(3),
    "declinedBecause" TEXT,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliveredNotice" (
    "deliveryId" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,

    CONSTRAINT "DeliveredNotice_pkey" PRIMARY KEY ("deliveryId","noticeId")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "announcementId" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "address" TEXT,
    "name" TEXT,
    "messageId" TEXT NOT NULL,
    "channel" "Channel" NOT NULL DEFAULT 'EMAIL',
    "state" "DeliveryState" NOT NULL DEFAULT 'PENDING',
    "nextAttemptAt" TIMESTAMPTZ(3),
    "attemptCount" INTEGER NOT NULL DEFAULT 0,
    "workerKey" INTEGER,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "deliveryId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "databaseAt" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "outcome" "AttemptOutcome" NOT NULL,
    "stage" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "relay" TEXT,
    "tls" TEXT,
    "messageHash" TEXT,
    "dates" JSONB,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("deliveryId","number")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedOn" DATE NOT NULL,
    "timely" BOOLEAN NOT NULL,
    "channel" "Channel" NOT NULL,
    "text" TEXT,
    "enteredBy" TEXT NOT NULL,
    "decision" "ObjectionDecision",
    "decisionReason" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "kind" "ApprovalKind" NOT NULL,
    "receivedOn" DATE NOT NULL,
    "channel" "Channel" NOT NULL,
    "text" TEXT,
    "enteredBy" TEXT NOT NULL,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "legalEntityId" TEXT,
    "website" TEXT,
    "privacyEmail" TEXT,
    "objectionEmail" TEXT,
    "zone" TEXT,
    "regimes" "Regime"[],
    "publicIntroduction" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Participation" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "activityId" TEXT,
    "legalEntityId" TEXT,
    "role" "ProcessingRole",
    "from" DATE,
    "to" DATE,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "roles" "Role"[],
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerContact" (
    "id" TEXT NOT NULL,
    "customerRef" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "language" TEXT,
    "purpose" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "bouncedAt" TIMESTAMPTZ(3),
    "erasedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "instanceId" TEXT NOT NULL,
    "mailPaused" BOOLEAN NOT NULL DEFAULT false,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonalDataCategory" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "label" TEXT,
    "code" TEXT,
    "special" BOOLEAN,
    "criminal" BOOLEAN,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "PersonalDataCategory_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "ProcessingActivity" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "register" "ActivityRegister",
    "description" TEXT,
    "natureOfProcessing" "NatureOfProcessing"[],
    "categoriesOfProcessing" TEXT[],
    "productIds" TEXT[],
    "controllersServed" "ControllersServed",
    "duration" TEXT,
    "businessFunction" TEXT,
    "software" TEXT,
    "securityMeasureIds" TEXT[],
    "jointArrangement" TEXT,
    "jointContactPoint" TEXT,
    "impactAssessment" "ImpactAssessment",
    "impactAssessmentCriteria" TEXT[],
    "automatedDecision" BOOLEAN,
    "lastReviewedOn" DATE,
    "reviewInterval" TEXT,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "ProcessingActivity_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "ProcessingLocation" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "engagementId" TEXT,
    "locationKind" "LocationKind",
    "country" CHAR(2),
    "region" TEXT,
    "city" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "ProcessingLocation_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Product" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "description" TEXT,
    "regions" CHAR(2)[],
    "features" TEXT[],
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Publication" (
    "number" INTEGER NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "templateVersion" TEXT NOT NULL,
    "previousHash" TEXT,
    "publicPart" TEXT NOT NULL,
    "publicHash" TEXT NOT NULL,
    "customersPart" TEXT NOT NULL,
    "customersHash" TEXT NOT NULL,
    "auditHead" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "hash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "changeSetId" TEXT,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "PublicationFile" (
    "number" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "PublicationFile_pkey" PRIMARY KEY ("number","path")
);

-- CreateTable
CREATE TABLE "PublicationListing" (
    "number" INTEGER NOT NULL,
    "listing" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PublicationListing_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "keyId" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("keyId")
);

-- CreateTable
CREATE TABLE "Annex" (
    "inputHash" TEXT NOT NULL,
    "agreementRef" TEXT NOT NULL,
    "publicationNumber" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "templateVersion" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Annex_pkey" PRIMARY KEY ("inputHash")
);

-- CreateTable
CREATE TABLE "RetentionRule" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "duration" TEXT,
    "criteria" TEXT,
    "trigger" "RetentionTrigger",
    "triggerText" TEXT,
    "lawJurisdiction" TEXT,
    "lawCitation" TEXT,
    "statutory" BOOLEAN,
    "disposalMethod" "DisposalMethod",
    "backupRotation" TEXT,
    "onProcessorEnd" "OnProcessorEnd",
    "exceptionIds" TEXT[],
    "reviewEvery" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "RetentionRule_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "SecurityMeasure" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "category" "MeasureCategory",
    "text" TEXT,
    "productIds" TEXT[],
    "assistance" BOOLEAN,
    "negativeFact" BOOLEAN,
    "shownPublicly" BOOLEAN,
    "verifiedOn" DATE,
    "evidence" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "SecurityMeasure_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "TransferMechanismUse" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "transferId" TEXT,
    "regime" "Regime",
    "mechanism" "TransferMechanism",
    "priority" INTEGER,
    "adequacyDecision" TEXT,
    "conditionsMet" BOOLEAN,
    "dpfCertificationId" TEXT,
    "sccModule" "SccModule",
    "dockingClause" BOOLEAN,
    "clause9aOption" "SccOption",
    "clause9aPeriod" TEXT,
    "clause11Redress" BOOLEAN,
    "clause13Case" "Clause13Case",
    "clause17Option" "SccOption",
    "clause17Law" CHAR(2),
    "clause18Forum" CHAR(2),
    "swissCase" "SwissCase",
    "endingParty" "EndingParty",
    "concludedOn" DATE,
    "copyInstructions" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "TransferMechanismUse_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Transfer" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "engagementId" TEXT,
    "exporterEntityId" TEXT,
    "importerEntityId" TEXT,
    "exporterRole" "ProcessingRole",
    "importerRole" "ProcessingRole",
    "fromRegimes" "Regime"[],
    "destination" CHAR(2),
    "frequency" "Frequency",
    "assessmentStatus" "AssessmentStatus",
    "assessedOn" DATE,
    "assessmentReviewOn" DATE,
    "assessmentConclusion" TEXT,
    "supplementaryMeasures" TEXT[],
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Transfer_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "VendorService" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "vendorId" TEXT,
    "name" TEXT,
    "function" TEXT,
    "defaultRole" "DefaultRole",
    "policyUrl" TEXT,
    "dpaUrl" TEXT,
    "subprocessorListUrl" TEXT,
    "securityUrl" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "VendorService_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Vendor" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "legalEntityId" TEXT,
    "website" TEXT,
    "riskTier" "RiskTier",
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Vendor_pkey" PRIMARY KEY ("ref")
);

-- CreateIndex
CREATE INDEX "ActivityData_activityId_idx" ON "ActivityData"("activityId");

-- CreateIndex
CREATE INDEX "ActivityData_retentionRuleId_idx" ON "ActivityData"("retentionRuleId");

-- CreateIndex
CREATE INDEX "ActivityPurpose_activityId_idx" ON "ActivityPurpose"("activityId");

-- CreateIndex
CREATE INDEX "Appointment_appointedById_idx" ON "Appointment"("appointedById");

-- CreateIndex
CREATE UNIQUE INDEX "ChangeSet_number_key" ON "ChangeSet"("number");

-- CreateIndex
CREATE INDEX "ChangeItem_kind_ref_idx" ON "ChangeItem"("kind", "ref");

-- CreateIndex
CREATE INDEX "CustomerAgreement_customerId_idx" ON "CustomerAgreement"("customerId");

-- CreateIndex
CREATE INDEX "CustomerAgreement_processorEntityId_idx" ON "CustomerAgreement"("processorEntityId");

-- CreateIndex
CREATE INDEX "Customer_legalEntityId_idx" ON "Customer"("legalEntityId");

-- CreateIndex
CREATE INDEX "DpfCertification_legalEntityId_idx" ON "DpfCertification"("legalEntityId");

-- CreateIndex
CREATE INDEX "Engagement_engagerEntityId_idx" ON "Engagement"("engagerEntityId");

-- CreateIndex
CREATE INDEX "Engagement_vendorServiceId_idx" ON "Engagement"("vendorServiceId");

-- CreateIndex
CREATE INDEX "Engagement_parentEngagementId_idx" ON "Engagement"("parentEngagementId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_previousHash_key" ON "AuditEntry"("previousHash");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_hash_key" ON "AuditEntry"("hash");

-- CreateIndex
CREATE INDEX "Revision_kind_ref_seq_idx" ON "Revision"("kind", "ref", "seq");

-- CreateIndex
CREATE INDEX "Revision_changeSetId_idx" ON "Revision"("changeSetId");

-- CreateIndex
CREATE INDEX "Revision_position_idx" ON "Revision"("position");

-- CreateIndex
CREATE INDEX "Reference_toKind_toRef_idx" ON "Reference"("toKind", "toRef");

-- CreateIndex
CREATE INDEX "LegalBasisUse_purposeId_idx" ON "LegalBasisUse"("purposeId");

-- CreateIndex
CREATE INDEX "LegalEntity_parentEntityId_idx" ON "LegalEntity"("parentEntityId");

-- CreateIndex
CREATE INDEX "Notice_agreementRef_idx" ON "Notice"("agreementRef");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_changeSetId_agreementRef_key" ON "Notice"("changeSetId", "agreementRef");

-- CreateIndex
CREATE INDEX "DeliveredNotice_noticeId_idx" ON "DeliveredNotice"("noticeId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_messageId_key" ON "Delivery"("messageId");

-- CreateIndex
CREATE INDEX "Delivery_state_nextAttemptAt_idx" ON "Delivery"("state", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_announcementId_contactId_key" ON "Delivery"("announcementId", "contactId");

-- CreateIndex
CREATE INDEX "Objection_noticeId_idx" ON "Objection"("noticeId");

-- CreateIndex
CREATE INDEX "Approval_noticeId_idx" ON "Approval"("noticeId");

-- CreateIndex
CREATE INDEX "Organisation_legalEntityId_idx" ON "Organisation"("legalEntityId");

-- CreateIndex
CREATE INDEX "Participation_activityId_idx" ON "Participation"("activityId");

-- CreateIndex
CREATE INDEX "Participation_legalEntityId_idx" ON "Participation"("legalEntityId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerContact_customerRef_email_key" ON "CustomerContact"("customerRef", "email");

-- CreateIndex
CREATE INDEX "ProcessingLocation_engagementId_idx" ON "ProcessingLocation"("engagementId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_previousHash_key" ON "Publication"("previousHash");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_hash_key" ON "Publication"("hash");

-- CreateIndex
CREATE INDEX "Annex_agreementRef_publicationNumber_idx" ON "Annex"("agreementRef", "publicationNumber");

-- CreateIndex
CREATE INDEX "TransferMechanismUse_transferId_idx" ON "TransferMechanismUse"("transferId");

-- CreateIndex
CREATE INDEX "TransferMechanismUse_dpfCertificationId_idx" ON "TransferMechanismUse"("dpfCertificationId");

-- CreateIndex
CREATE INDEX "Transfer_engagementId_idx" ON "Transfer"("engagementId");

-- CreateIndex
CREATE INDEX "Transfer_exporterEntityId_idx" ON "Transfer"("exporterEntityId");

-- CreateIndex
CREATE INDEX "Transfer_importerEntityId_idx" ON "Transfer"("importerEntityId");

-- CreateIndex
CREATE INDEX "VendorService_vendorId_idx" ON "VendorService"("vendorId");

-- CreateIndex
CREATE INDEX "Vendor_legalEntityId_idx" ON "Vendor"("legalEntityId");

-- AddForeignKey
ALTER TABLE "ActivityData" ADD CONSTRAINT "ActivityData_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "ProcessingActivity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ActivityData" ADD CONSTRAINT "ActivityData_retentionRuleId_fkey" FOREIGN KEY ("retentionRuleId") REFERENCES "RetentionRule"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ActivityPurpose" ADD CONSTRAINT "ActivityPurpose_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "ProcessingActivity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_appointedById_fkey" FOREIGN KEY ("appointedById") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ChangeItem" ADD CONSTRAINT "ChangeItem_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CustomerAgreement" ADD CONSTRAINT "CustomerAgreement_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CustomerAgreement" ADD CONSTRAINT "CustomerAgreement_processorEntityId_fkey" FOREIGN KEY ("processorEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_legalEntityId_fkey" FOREIGN KEY ("legalEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DpfCertification" ADD CONSTRAINT "DpfCertification_legalEntityId_fkey" FOREIGN KEY ("legalEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Engagement" ADD CONSTRAINT "Engagement_engagerEntityId_fkey" FOREIGN KEY ("engagerEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Engagement" ADD CONSTRAINT "Engagement_vendorServiceId_fkey" FOREIGN KEY ("vendorServiceId") REFERENCES "VendorService"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Engagement" ADD CONSTRAINT "Engagement_parentEngagementId_fkey" FOREIGN KEY ("parentEngagementId") REFERENCES "Engagement"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_position_fkey" FOREIGN KEY ("position") REFERENCES "AuditEntry"("position") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_kind_ref_fkey" FOREIGN KEY ("kind", "ref") REFERENCES "Record"("kind", "ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Reference" ADD CONSTRAINT "Reference_toKind_toRef_fkey" FOREIGN KEY ("toKind", "toRef") REFERENCES "Present"("kind", "ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "LegalBasisUse" ADD CONSTRAINT "LegalBasisUse_purposeId_fkey" FOREIGN KEY ("purposeId") REFERENCES "ActivityPurpose"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "LegalEntity" ADD CONSTRAINT "LegalEntity_parentEntityId_fkey" FOREIGN KEY ("parentEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AnnouncedChange" ADD CONSTRAINT "AnnouncedChange_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AnnouncedChange" ADD CONSTRAINT "AnnouncedChange_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DeliveredNotice" ADD CONSTRAINT "DeliveredNotice_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DeliveredNotice" ADD CONSTRAINT "DeliveredNotice_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "CustomerContact"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_legalEntityId_fkey" FOREIGN KEY ("legalEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "ProcessingActivity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_legalEntityId_fkey" FOREIGN KEY ("legalEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ProcessingLocation" ADD CONSTRAINT "ProcessingLocation_engagementId_fkey" FOREIGN KEY ("engagementId") REFERENCES "Engagement"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "SigningKey"("keyId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "PublicationFile" ADD CONSTRAINT "PublicationFile_number_fkey" FOREIGN KEY ("number") REFERENCES "Publication"("number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "PublicationListing" ADD CONSTRAINT "PublicationListing_number_fkey" FOREIGN KEY ("number") REFERENCES "Publication"("number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Annex" ADD CONSTRAINT "Annex_publicationNumber_fkey" FOREIGN KEY ("publicationNumber") REFERENCES "Publication"("number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "TransferMechanismUse" ADD CONSTRAINT "TransferMechanismUse_transferId_fkey" FOREIGN KEY ("transferId") REFERENCES "Transfer"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "TransferMechanismUse" ADD CONSTRAINT "TransferMechanismUse_dpfCertificationId_fkey" FOREIGN KEY ("dpfCertificationId") REFERENCES "DpfCertification"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Transfer" ADD CONSTRAINT "Transfer_engagementId_fkey" FOREIGN KEY ("engagementId") REFERENCES "Engagement"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Transfer" ADD CONSTRAINT "Transfer_exporterEntityId_fkey" FOREIGN KEY ("exporterEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Transfer" ADD CONSTRAINT "Transfer_importerEntityId_fkey" FOREIGN KEY ("importerEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "VendorService" ADD CONSTRAINT "VendorService_vendorId_fkey" FOREIGN KEY ("vendorId") REFERENCES "Vendor"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Vendor" ADD CONSTRAINT "Vendor_legalEntityId_fkey" FOREIGN KEY ("legalEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;
