-- AlterTable
ALTER TABLE "Engagement" ADD COLUMN     "dataRetention" TEXT;
