-- CreateEnum
CREATE TYPE "OfficerCriterion" AS ENUM ('PUBLIC_AUTHORITY', 'REGULAR_MONITORING', 'LARGE_SCALE_SENSITIVE', 'NATIONAL_LAW');

-- CreateEnum
CREATE TYPE "CnilDataFamily" AS ENUM ('ETAT_CIVIL', 'VIE_PERSONNELLE', 'VIE_PROFESSIONNELLE', 'ECONOMIQUE', 'CONNEXION', 'LOCALISATION', 'INTERNET', 'AUTRE', 'SENSIBLE');

-- CreateEnum
CREATE TYPE "LawPeriod" AS ENUM ('MINIMUM', 'MAXIMUM');

-- CreateEnum
CREATE TYPE "CertificationScheme" AS ENUM ('ISO_27001', 'ISO_27701', 'ISO_27018', 'SOC_2', 'ART_42', 'C5', 'PCI_DSS', 'OTHER');

-- CreateEnum
CREATE TYPE "CertificationStatus" AS ENUM ('VALID', 'SUSPENDED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "AutomatedDecisionGround" AS ENUM ('CONTRACT', 'LAW', 'CONSENT', 'UK_22A_22D');

-- CreateEnum
CREATE TYPE "InterestOutcome" AS ENUM ('DRAFT', 'INTEREST_PREVAILS', 'WITH_SAFEGUARDS', 'RIGHTS_PREVAIL');

-- CreateEnum
CREATE TYPE "HighRiskCriterion" AS ENUM ('EVALUATION_OR_SCORING', 'AUTOMATED_DECISION', 'SYSTEMATIC_MONITORING', 'SENSITIVE_DATA', 'LARGE_SCALE', 'MATCHED_DATASETS', 'VULNERABLE_SUBJECTS', 'INNOVATIVE_TECHNOLOGY', 'PREVENTS_RIGHT_OR_SERVICE');

-- CreateEnum
CREATE TYPE "DpiaProgress" AS ENUM ('NOT_STARTED', 'IN_PROGRESS', 'WITH_OFFICER', 'COMPLETED', 'UNDER_REVIEW');

-- CreateEnum
CREATE TYPE "PriorConsultation" AS ENUM ('NOT_NEEDED', 'NEEDED', 'ASKED', 'ANSWERED');

-- CreateEnum
CREATE TYPE "ProcessorClause" AS ENUM ('A_INSTRUCTIONS', 'B_CONFIDENTIALITY', 'C_SECURITY', 'D_SUBPROCESSING', 'E_DATA_SUBJECT_RIGHTS', 'F_ASSISTANCE', 'G_DELETION_OR_RETURN', 'H_AUDITS');

-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('SOC_2', 'ISO_27001', 'ISO_27701', 'QUESTIONNAIRE', 'AUDIT', 'PENETRATION_TEST', 'CODE_OF_CONDUCT', 'ART_42_CERTIFICATION', 'OTHER');

-- CreateEnum
CREATE TYPE "DueDiligenceResult" AS ENUM ('SUFFICIENT', 'SUFFICIENT_WITH_CONDITIONS', 'INSUFFICIENT', 'OPEN');

-- CreateEnum
CREATE TYPE "Article49Derogation" AS ENUM ('ART49_1_A', 'ART49_1_B', 'ART49_1_C', 'ART49_1_D', 'ART49_1_E', 'ART49_1_F', 'ART49_1_G', 'ART49_1_SUB2');

-- CreateEnum
CREATE TYPE "NoticeChannel" AS ENUM ('EMAIL', 'IN_APP', 'WEB_PAGE', 'RSS', 'WEBHOOK', 'POSTAL', 'TRUST_PORTAL');

-- AlterTable
ALTER TABLE "ActivityData" ADD COLUMN     "anonymisationMethod" TEXT,
ADD COLUMN     "dataSourceEntityId" TEXT,
ADD COLUMN     "dataSourceText" TEXT;

-- AlterTable
ALTER TABLE "ActivityPurpose" ADD COLUMN     "subPurposes" TEXT[];

-- AlterTable
ALTER TABLE "Appointment" ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT,
ADD COLUMN     "statedTitle" TEXT;

-- AlterTable
ALTER TABLE "Commitment" ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT;

-- AlterTable
ALTER TABLE "CookiePolicy" ADD COLUMN     "documentId" TEXT,
ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "lastScannedOn" DATE,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT,
ADD COLUMN     "technologiesMentioned" "TrackerTechnology"[];

-- AlterTable
ALTER TABLE "CustomerAgreement" ADD COLUMN     "auditTerms" TEXT,
ADD COLUMN     "breachNoticeHours" INTEGER,
ADD COLUMN     "emergencyClause" TEXT,
ADD COLUMN     "emergencyMaxDelay" TEXT,
ADD COLUMN     "forum" TEXT,
ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "noticeChannels" "NoticeChannel"[],
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT;

-- AlterTable
ALTER TABLE "DataSubjectCategory" ADD COLUMN     "dpvIri" TEXT;

-- AlterTable
ALTER TABLE "DocumentBlock" ADD COLUMN     "shownColumns" TEXT[],
ADD COLUMN     "groupBy" TEXT,
ADD COLUMN     "query" TEXT,
ADD COLUMN     "sortBy" TEXT;

-- AlterTable
ALTER TABLE "DpfCertification" ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT;

-- AlterTable
ALTER TABLE "Engagement" ADD COLUMN     "contractClauses" "ProcessorClause"[],
ADD COLUMN     "contractClausesQuote" TEXT,
ADD COLUMN     "deletionCertificateOn" DATE,
ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT,
ALTER COLUMN "contractSignedOn" SET DATA TYPE TEXT;

-- AlterTable
ALTER TABLE "LegalBasisUse" ADD COLUMN     "consentExplicit" BOOLEAN,
ADD COLUMN     "consentRefresh" TEXT,
ADD COLUMN     "consentWording" TEXT,
ADD COLUMN     "lawUrl" TEXT,
ADD COLUMN     "softOptIn" BOOLEAN;

-- AlterTable
ALTER TABLE "LegalEntity" ADD COLUMN     "largeScaleHighRisk" BOOLEAN,
ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "officerCriteria" "OfficerCriterion"[],
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "recordExemption" TEXT,
ADD COLUMN     "reviewInterval" TEXT;

-- AlterTable
ALTER TABLE "Participation" ALTER COLUMN "from" SET DATA TYPE TEXT,
ALTER COLUMN "to" SET DATA TYPE TEXT;

-- AlterTable
ALTER TABLE "PersonalDataCategory" ADD COLUMN     "cnilFamily" "CnilDataFamily",
ADD COLUMN     "dpvIri" TEXT;

-- AlterTable
ALTER TABLE "ProcessingActivity" ADD COLUMN     "ageCheck" TEXT,
ADD COLUMN     "automatedDecisionConsequences" TEXT,
ADD COLUMN     "automatedDecisionGround" "AutomatedDecisionGround",
ADD COLUMN     "automatedDecisionHumanReview" TEXT,
ADD COLUMN     "automatedDecisionLogic" TEXT,
ADD COLUMN     "breachOccurred" BOOLEAN,
ADD COLUMN     "breachRecords" TEXT[],
ADD COLUMN     "childrenFromAge" INTEGER,
ADD COLUMN     "consentRecordUrl" TEXT,
ADD COLUMN     "dataLocation" TEXT,
ADD COLUMN     "noRecipientsReason" TEXT,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "provisionConsequence" TEXT,
ADD COLUMN     "provisionRequired" BOOLEAN,
ADD COLUMN     "provisionRequirement" TEXT,
ADD COLUMN     "retentionPolicyDeviation" TEXT,
ADD COLUMN     "retentionPolicyFollowed" BOOLEAN,
ADD COLUMN     "retentionPolicyUrl" TEXT,
ADD COLUMN     "ukSchedule1Condition" TEXT,
ADD COLUMN     "vulnerableSubjects" BOOLEAN;

-- AlterTable
ALTER TABLE "Product" ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT;

-- AlterTable
ALTER TABLE "RetentionRule" ADD COLUMN     "appliesToAnnex" BOOLEAN,
ADD COLUMN     "justification" TEXT,
ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "lawPeriod" "LawPeriod",
ADD COLUMN     "lawUrl" TEXT,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT;

-- AlterTable
ALTER TABLE "SecurityMeasure" ADD COLUMN     "activityIds" TEXT[],
ADD COLUMN     "implementedById" TEXT,
ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "locationIds" TEXT[],
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT,
ADD COLUMN     "transferIds" TEXT[],
ALTER COLUMN "verifiedOn" SET DATA TYPE TEXT;

-- A date keeps its precision in itself: "2026-04" for what was the last day of April, marked MONTH. Old bodies are lifted the same way.
ALTER TABLE "SourceDocument" ALTER COLUMN "lastUpdatedOn" SET DATA TYPE TEXT;
UPDATE "SourceDocument" SET "lastUpdatedOn" = left("lastUpdatedOn", CASE "lastUpdatedPrecision" WHEN 'MONTH' THEN 7 WHEN 'YEAR' THEN 4 ELSE 10 END);

-- AlterTable
ALTER TABLE "SourceDocument" DROP COLUMN "lastUpdatedPrecision",
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT,
ADD COLUMN     "supersedesId" TEXT,
ALTER COLUMN "effectiveFrom" SET DATA TYPE TEXT,
ALTER COLUMN "lastReviewedOn" SET DATA TYPE TEXT;

-- AlterTable
ALTER TABLE "TermsProfile" ADD COLUMN     "emergencyClause" TEXT,
ADD COLUMN     "emergencyMaxDelay" TEXT,
ADD COLUMN     "noticeChannels" "NoticeChannel"[];

-- AlterTable
ALTER TABLE "Tracker" ADD COLUMN     "followOnBasisId" TEXT,
ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "legalClassCh" "TrackerLegalClass",
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "partyReason" TEXT,
ADD COLUMN     "reviewInterval" TEXT,
ADD COLUMN     "transferIds" TEXT[];

-- AlterTable
ALTER TABLE "Transfer" ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "onwardFromId" TEXT,
ADD COLUMN     "organisation" TEXT,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT;

-- AlterTable
ALTER TABLE "TransferMechanismUse" ADD COLUMN     "authorityInformedOn" DATE,
ADD COLUMN     "conditionsAnswered" TEXT[],
ADD COLUMN     "conditionsCheckedOn" DATE,
ADD COLUMN     "derogation" "Article49Derogation",
ADD COLUMN     "derogationNecessity" TEXT,
ADD COLUMN     "derogationOccasional" BOOLEAN,
ADD COLUMN     "executedBy" TEXT,
ADD COLUMN     "importerSubjectToGdpr" BOOLEAN,
ADD COLUMN     "module4Combined" BOOLEAN,
ADD COLUMN     "peopleInformedOn" DATE,
ADD COLUMN     "riskInformation" TEXT,
ADD COLUMN     "suitableSafeguards" TEXT;

-- AlterTable
ALTER TABLE "Vendor" ADD COLUMN     "lastReviewedOn" DATE,
ADD COLUMN     "ownerId" TEXT,
ADD COLUMN     "reviewInterval" TEXT;

-- AlterTable
ALTER TABLE "VendorAlias" ALTER COLUMN "from" SET DATA TYPE TEXT,
ALTER COLUMN "to" SET DATA TYPE TEXT;

-- AlterTable
ALTER TABLE "VendorService" ADD COLUMN     "listCheckedOn" DATE,
ADD COLUMN     "listHash" TEXT,
ADD COLUMN     "statusUrl" TEXT;

-- DropEnum
DROP TYPE "DatePrecision";

-- CreateTable
CREATE TABLE "Certification" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "title" TEXT,
    "scheme" "CertificationScheme",
    "legalEntityId" TEXT,
    "vendorServiceId" TEXT,
    "productIds" TEXT[],
    "securityMeasureIds" TEXT[],
    "scope" TEXT,
    "issuer" TEXT,
    "number" TEXT,
    "status" "CertificationStatus",
    "issuedOn" DATE,
    "expiresOn" DATE,
    "documentUrl" TEXT,
    "ownerId" TEXT,
    "reviewInterval" TEXT,
    "lastReviewedOn" DATE,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Certification_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "DpiaScreening" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "title" TEXT,
    "activityIds" TEXT[],
    "criteria" "HighRiskCriterion"[],
    "nationalListEntry" TEXT,
    "exemption" TEXT,
    "required" BOOLEAN,
    "reasons" TEXT,
    "screenedOn" DATE,
    "progress" "DpiaProgress",
    "completedOn" DATE,
    "necessity" TEXT,
    "risks" TEXT,
    "measures" TEXT,
    "residualRisk" "RiskTier",
    "officerAdvice" TEXT,
    "subjectViews" TEXT,
    "priorConsultation" "PriorConsultation",
    "consultedOn" DATE,
    "consultationOutcome" TEXT,
    "documentUrl" TEXT,
    "reviewOn" DATE,
    "ownerId" TEXT,
    "reviewInterval" TEXT,
    "lastReviewedOn" DATE,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "DpiaScreening_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "DueDiligence" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "title" TEXT,
    "engagementId" TEXT,
    "evidenceKind" "EvidenceKind",
    "examinedOn" DATE,
    "result" "DueDiligenceResult",
    "findings" TEXT,
    "expiresOn" DATE,
    "documentUrl" TEXT,
    "ownerId" TEXT,
    "reviewInterval" TEXT,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "DueDiligence_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "EntityContact" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "legalEntityId" TEXT,
    "purposes" "ContactPurpose"[],
    "position" TEXT,
    "name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "postalAddress" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "EntityContact_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "LegitimateInterestAssessment" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "title" TEXT,
    "legalBasisIds" TEXT[],
    "interest" TEXT,
    "necessity" TEXT,
    "balancing" TEXT,
    "expectations" TEXT,
    "safeguards" TEXT,
    "outcome" "InterestOutcome",
    "assessedOn" DATE,
    "assessor" TEXT,
    "reviewOn" DATE,
    "ownerId" TEXT,
    "reviewInterval" TEXT,
    "lastReviewedOn" DATE,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "LegitimateInterestAssessment_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "TransferImpactAssessment" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "title" TEXT,
    "transferIds" TEXT[],
    "status" "AssessmentStatus",
    "assessedOn" DATE,
    "assessor" TEXT,
    "reviewOn" DATE,
    "lawsConsidered" TEXT[],
    "practicalExperience" TEXT,
    "conclusion" TEXT,
    "contractualMeasures" TEXT[],
    "technicalMeasures" TEXT[],
    "organisationalMeasures" TEXT[],
    "securityMeasureIds" TEXT[],
    "ownerId" TEXT,
    "reviewInterval" TEXT,
    "lastReviewedOn" DATE,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "TransferImpactAssessment_pkey" PRIMARY KEY ("ref")
);

-- CreateIndex
CREATE INDEX "Certification_legalEntityId_idx" ON "Certification"("legalEntityId");

-- CreateIndex
CREATE INDEX "Certification_vendorServiceId_idx" ON "Certification"("vendorServiceId");

-- CreateIndex
CREATE INDEX "DueDiligence_engagementId_idx" ON "DueDiligence"("engagementId");

-- CreateIndex
CREATE INDEX "EntityContact_legalEntityId_idx" ON "EntityContact"("legalEntityId");

-- CreateIndex
CREATE INDEX "ActivityData_dataSourceEntityId_idx" ON "ActivityData"("dataSourceEntityId");

-- CreateIndex
CREATE INDEX "CookiePolicy_documentId_idx" ON "CookiePolicy"("documentId");

-- CreateIndex
CREATE INDEX "SecurityMeasure_implementedById_idx" ON "SecurityMeasure"("implementedById");

-- CreateIndex
CREATE INDEX "SourceDocument_supersedesId_idx" ON "SourceDocument"("supersedesId");

-- CreateIndex
CREATE INDEX "Tracker_followOnBasisId_idx" ON "Tracker"("followOnBasisId");

-- CreateIndex
CREATE INDEX "Transfer_onwardFromId_idx" ON "Transfer"("onwardFromId");

-- AddForeignKey
ALTER TABLE "ActivityData" ADD CONSTRAINT "ActivityData_dataSourceEntityId_fkey" FOREIGN KEY ("dataSourceEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Certification" ADD CONSTRAINT "Certification_legalEntityId_fkey" FOREIGN KEY ("legalEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Certification" ADD CONSTRAINT "Certification_vendorServiceId_fkey" FOREIGN KEY ("vendorServiceId") REFERENCES "VendorService"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CookiePolicy" ADD CONSTRAINT "CookiePolicy_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "SourceDocument"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DueDiligence" ADD CONSTRAINT "DueDiligence_engagementId_fkey" FOREIGN KEY ("engagementId") REFERENCES "Engagement"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "EntityContact" ADD CONSTRAINT "EntityContact_legalEntityId_fkey" FOREIGN KEY ("legalEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "SecurityMeasure" ADD CONSTRAINT "SecurityMeasure_implementedById_fkey" FOREIGN KEY ("implementedById") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "SourceDocument" ADD CONSTRAINT "SourceDocument_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "SourceDocument"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Tracker" ADD CONSTRAINT "Tracker_followOnBasisId_fkey" FOREIGN KEY ("followOnBasisId") REFERENCES "LegalBasisUse"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Transfer" ADD CONSTRAINT "Transfer_onwardFromId_fkey" FOREIGN KEY ("onwardFromId") REFERENCES "Transfer"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;
