-- AlterTable
ALTER TABLE "CustomerAgreement" ADD COLUMN     "features" TEXT[];

-- AlterTable
ALTER TABLE "Engagement" ADD COLUMN     "features" TEXT[];
