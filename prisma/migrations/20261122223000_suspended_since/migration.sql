-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "suspendedSince" JSONB;
