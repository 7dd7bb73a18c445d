-- CreateEnum
CREATE TYPE "ConsentControl" AS ENUM ('CONSENT_BANNER', 'PREFERENCE_CENTRE', 'BROWSER_SETTINGS', 'PROVIDER_OPT_OUT');

-- CreateEnum
CREATE TYPE "TrackerTechnology" AS ENUM ('COOKIE', 'LOCAL_STORAGE', 'SESSION_STORAGE', 'INDEXED_DB', 'PIXEL', 'SCRIPT', 'SDK', 'FINGERPRINT', 'LOG_FILE', 'LINK_DECORATION');

-- CreateEnum
CREATE TYPE "TrackerLegalClass" AS ENUM ('COMMUNICATION_EXEMPT', 'STRICTLY_NECESSARY', 'AUDIENCE_EXEMPT_NATIONAL', 'UK_STATISTICAL', 'UK_APPEARANCE', 'UK_EMERGENCY', 'CONSENT_REQUIRED');

-- CreateEnum
CREATE TYPE "TrackerDisplayCategory" AS ENUM ('ESSENTIAL', 'FUNCTIONAL', 'ANALYTICS', 'PERFORMANCE', 'ADVERTISING', 'SOCIAL_MEDIA');

-- CreateEnum
CREATE TYPE "TrackerParty" AS ENUM ('FIRST', 'THIRD');

-- CreateEnum
CREATE TYPE "LifetimeKind" AS ENUM ('SESSION', 'PERIOD', 'UNTIL_CLEARED');

-- CreateEnum
CREATE TYPE "EmergencyGround" AS ENUM ('SECURITY_INCIDENT', 'IMMINENT_LOSS_OF_SERVICE', 'PROVIDER_INSOLVENCY', 'PROVIDER_TERMINATION_SHORT_NOTICE', 'LEGAL_PROHIBITION', 'COURT_OR_AUTHORITY_ORDER');

-- AlterTable
ALTER TABLE "Engagement" ADD COLUMN     "emergencyApprovedBy" TEXT,
ADD COLUMN     "emergencyGround" "EmergencyGround",
ADD COLUMN     "emergencyReplacement" BOOLEAN;

-- CreateTable
CREATE TABLE "CookiePolicy" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "sites" TEXT[],
    "regimes" "Regime"[],
    "controls" "ConsentControl"[],
    "consentTool" TEXT,
    "consentFirst" BOOLEAN,
    "refuseAsEasy" BOOLEAN,
    "consentProof" TEXT,
    "repromptAfter" TEXT,
    "withdrawalLocation" TEXT,
    "gpcHonoured" BOOLEAN,
    "doNotTrackHonoured" BOOLEAN,
    "browserInstructions" TEXT[],
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "CookiePolicy_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Tracker" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "cookiePolicyId" TEXT,
    "technologies" "TrackerTechnology"[],
    "technicalName" TEXT,
    "host" TEXT,
    "path" TEXT,
    "sites" TEXT[],
    "party" "TrackerParty",
    "providerServiceId" TEXT,
    "engagementId" TEXT,
    "informationUrl" TEXT,
    "displayCategory" "TrackerDisplayCategory",
    "legalClass" "TrackerLegalClass",
    "legalClassUk" "TrackerLegalClass",
    "purposes" TEXT[],
    "elements" TEXT[],
    "lifetimeKind" "LifetimeKind",
    "lifetime" TEXT,
    "dataRetention" TEXT,
    "conditional" TEXT,
    "optOutUrl" TEXT,
    "optOutText" TEXT,
    "firstSeenOn" DATE,
    "lastSeenOn" DATE,
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Tracker_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "Waiver" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "rule" TEXT,
    "foundIn" TEXT,
    "field" TEXT,
    "regime" "Regime",
    "reason" TEXT,
    "decidedBy" TEXT,
    "until" DATE,
    "officerAdvice" TEXT,
    "officerAdvisedOn" DATE,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "Waiver_pkey" PRIMARY KEY ("ref")
);

-- CreateIndex
CREATE INDEX "Tracker_cookiePolicyId_idx" ON "Tracker"("cookiePolicyId");

-- CreateIndex
CREATE INDEX "Tracker_providerServiceId_idx" ON "Tracker"("providerServiceId");

-- CreateIndex
CREATE INDEX "Tracker_engagementId_idx" ON "Tracker"("engagementId");

-- AddForeignKey
ALTER TABLE "Tracker" ADD CONSTRAINT "Tracker_cookiePolicyId_fkey" FOREIGN KEY ("cookiePolicyId") REFERENCES "CookiePolicy"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Tracker" ADD CONSTRAINT "Tracker_providerServiceId_fkey" FOREIGN KEY ("providerServiceId") REFERENCES "VendorService"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Tracker" ADD CONSTRAINT "Tracker_engagementId_fkey" FOREIGN KEY ("engagementId") REFERENCES "Engagement"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;
