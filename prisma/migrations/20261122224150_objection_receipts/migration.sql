-- AlterEnum
ALTER TYPE "AnnouncementKind" ADD VALUE 'RECEIPT';

-- AlterTable
ALTER TABLE "DecisionMail" ALTER COLUMN "decision" DROP NOT NULL;
