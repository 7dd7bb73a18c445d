-- AlterTable
ALTER TABLE "ChangeSet" ADD COLUMN     "afterEndWords" TEXT;
