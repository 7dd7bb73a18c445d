-- CreateEnum
CREATE TYPE "BlockKind" AS ENUM ('TEXT', 'FACT_TABLE', 'FACT_LIST', 'FACT_INLINE');

-- CreateEnum
CREATE TYPE "ChangeChannel" AS ENUM ('WEB_PAGE', 'EMAIL', 'IN_PRODUCT', 'LETTER');

-- CreateEnum
CREATE TYPE "CommitmentKind" AS ENUM ('POSITIVE', 'NEGATIVE');

-- CreateEnum
CREATE TYPE "ContactPurpose" AS ENUM ('PRIVACY', 'DPA_NOTICE', 'SECURITY', 'BILLING', 'COMPLAINT', 'COOKIE', 'RIGHTS');

-- CreateEnum
CREATE TYPE "DataSubjectRight" AS ENUM ('INFORMATION', 'ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'NOTIFICATION', 'PORTABILITY', 'OBJECTION', 'OBJECTION_MARKETING', 'ADM', 'WITHDRAW_CONSENT', 'COMPLAINT', 'UK_COMPLAINT_TO_CONTROLLER');

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('DAY', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "DocumentType" AS ENUM ('PRIVACY_POLICY', 'PRIVACY_NOTICE', 'COOKIE_POLICY', 'SUBPROCESSOR_LIST', 'DPA', 'OTHER');

-- CreateEnum
CREATE TYPE "LegalBasesStated" AS ENUM ('LINKED_TO_PURPOSES', 'LISTED_ONLY', 'NONE');

-- CreateEnum
CREATE TYPE "NamedAs" AS ENUM ('NAME', 'EXAMPLE', 'CATEGORY');

-- CreateEnum
CREATE TYPE "PromisedContent" AS ENUM ('LOCATIONS', 'RECIPIENTS', 'RETENTION', 'SAFEGUARDS');

-- CreateEnum
CREATE TYPE "RecipientKind" AS ENUM ('INTERNAL_DEPARTMENT', 'GROUP_COMPANY', 'PROCESSOR', 'SUB_PROCESSOR', 'INDEPENDENT_CONTROLLER', 'JOINT_CONTROLLER', 'PUBLIC_AUTHORITY', 'CUSTOMER_ADMINISTRATOR', 'PUBLIC', 'ACQUIRER', 'CATEGORY_ONLY');

-- CreateEnum
CREATE TYPE "RetentionPhase" AS ENUM ('ACTIVE', 'INTERMEDIATE_ARCHIVE', 'FINAL');

-- CreateEnum
CREATE TYPE "StatedRole" AS ENUM ('PROCESSOR', 'INDEPENDENT_CONTROLLER', 'JOINT_CONTROLLER');

-- AlterTable
ALTER TABLE "ActivityData" ADD COLUMN     "claimedAnonymous" BOOLEAN,
ADD COLUMN     "groupLabel" TEXT,
ADD COLUMN     "keptByUs" BOOLEAN;

-- AlterTable
ALTER TABLE "Engagement" ADD COLUMN     "statedRole" "StatedRole";

-- AlterTable
ALTER TABLE "LegalEntity" ADD COLUMN     "contactPurposes" "ContactPurpose"[],
ADD COLUMN     "monitorsRegimes" "Regime"[],
ADD COLUMN     "offersToRegimes" "Regime"[],
ADD COLUMN     "officerExemption" TEXT,
ADD COLUMN     "representativeExemption" TEXT;

-- AlterTable
ALTER TABLE "ProcessingActivity" ADD COLUMN     "informationUrl" TEXT,
ADD COLUMN     "instructions" TEXT;

-- AlterTable
ALTER TABLE "RetentionRule" ADD COLUMN     "followedById" TEXT,
ADD COLUMN     "phase" "RetentionPhase",
ADD COLUMN     "scopeText" TEXT;

-- AlterTable
ALTER TABLE "SecurityMeasure" ADD COLUMN     "algorithm" TEXT,
ADD COLUMN     "keyLength" INTEGER,
ADD COLUMN     "mitigation" TEXT,
ADD COLUMN     "protocol" TEXT,
ADD COLUMN     "protocolVersion" TEXT,
ADD COLUMN     "scopeText" TEXT;

-- AlterTable
ALTER TABLE "Transfer" ADD COLUMN     "directCollection" BOOLEAN,
ADD COLUMN     "notes" TEXT,
ADD COLUMN     "originText" TEXT;

-- AlterTable
ALTER TABLE "Vendor" ADD COLUMN     "namedAs" "NamedAs";

-- AlterTable
ALTER TABLE "VendorService" ADD COLUMN     "roleExplanation" TEXT;

-- CreateTable
CREATE TABLE "Commitment" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "text" TEXT,
    "commitmentKind" "CommitmentKind",
    "documentId" TEXT,
    "matchNames" TEXT[],
    "matchCategories" TEXT[],
    "evidence" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Disclosure" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "recipientKind" "RecipientKind",
    "namedAs" "NamedAs",
    "activityIds" TEXT[],
    "engagementId" TEXT,
    "legalEntityId" TEXT,
    "groupLabel" TEXT,
    "purposeText" TEXT,
    "condition" TEXT,
    "personalDataCategoryIds" TEXT[],
    "becomesController" BOOLEAN,
    "listed" BOOLEAN,
    "optOutUrl" TEXT,
    "roleExplanation" TEXT,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Disclosure_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "DocumentBlock" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "documentId" TEXT,
    "blockKind" "BlockKind",
    "heading" TEXT,
    "text" TEXT,
    "displayOrder" INTEGER,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "DocumentBlock_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "SourceDocument" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "title" TEXT,
    "documentType" "DocumentType",
    "controllerEntityId" TEXT,
    "language" TEXT,
    "version" TEXT,
    "audience" TEXT,
    "regimes" "Regime"[],
    "url" TEXT,
    "fileName" TEXT,
    "contentHash" TEXT,
    "capturedOn" DATE,
    "effectiveFrom" DATE,
    "lastUpdatedOn" DATE,
    "lastUpdatedPrecision" "DatePrecision",
    "lastUpdatedText" TEXT,
    "lastReviewedOn" DATE,
    "activityIds" TEXT[],
    "listedServiceIds" TEXT[],
    "promises" "PromisedContent"[],
    "rightsStated" "DataSubjectRight"[],
    "rightsLimits" TEXT,
    "legalBasesStated" "LegalBasesStated",
    "consentStatement" TEXT,
    "acceptedByUse" BOOLEAN,
    "transferStatement" TEXT,
    "requirementStatement" TEXT,
    "changePolicy" TEXT,
    "changeChannels" "ChangeChannel"[],
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "SourceDocument_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "VendorAlias" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "vendorServiceId" TEXT,
    "name" TEXT,
    "supersededBy" TEXT,
    "from" DATE,
    "to" DATE,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "VendorAlias_pkey" PRIMARY KEY ("ref")
);

-- CreateIndex
CREATE INDEX "Commitment_documentId_idx" ON "Commitment"("documentId");

-- CreateIndex
CREATE INDEX "Disclosure_engagementId_idx" ON "Disclosure"("engagementId");

-- CreateIndex
CREATE INDEX "Disclosure_legalEntityId_idx" ON "Disclosure"("legalEntityId");

-- CreateIndex
CREATE INDEX "DocumentBlock_documentId_idx" ON "DocumentBlock"("documentId");

-- CreateIndex
CREATE INDEX "SourceDocument_controllerEntityId_idx" ON "SourceDocument"("controllerEntityId");

-- CreateIndex
CREATE INDEX "VendorAlias_vendorServiceId_idx" ON "VendorAlias"("vendorServiceId");

-- CreateIndex
CREATE INDEX "RetentionRule_followedById_idx" ON "RetentionRule"("followedById");

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "SourceDocument"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_engagementId_fkey" FOREIGN KEY ("engagementId") REFERENCES "Engagement"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_legalEntityId_fkey" FOREIGN KEY ("legalEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DocumentBlock" ADD CONSTRAINT "DocumentBlock_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "SourceDocument"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RetentionRule" ADD CONSTRAINT "RetentionRule_followedById_fkey" FOREIGN KEY ("followedById") REFERENCES "RetentionRule"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "SourceDocument" ADD CONSTRAINT "SourceDocument_controllerEntityId_fkey" FOREIGN KEY ("controllerEntityId") REFERENCES "LegalEntity"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "VendorAlias" ADD CONSTRAINT "VendorAlias_vendorServiceId_fkey" FOREIGN KEY ("vendorServiceId") REFERENCES "VendorService"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;
