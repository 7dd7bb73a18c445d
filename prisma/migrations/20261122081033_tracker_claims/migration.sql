-- AlterTable
ALTER TABLE "Tracker" ADD COLUMN     "claimedAnonymous" BOOLEAN;
