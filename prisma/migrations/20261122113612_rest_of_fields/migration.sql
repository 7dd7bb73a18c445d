-- DropForeignKey
ALTER TABLE "ActivityData" DROP CONSTRAINT "ActivityData_retentionRuleId_fkey";

-- DropIndex
DROP INDEX "ActivityData_retentionRuleId_idx";

-- AlterTable: data may have several rules, and keep the one that they had.
ALTER TABLE "ActivityData" ADD COLUMN     "retentionRuleIds" TEXT[];
update "ActivityData" set "retentionRuleIds" = array["retentionRuleId"] where "retentionRuleId" is not null;
update "Reference" set field = 'retentionRuleIds' where "fromKind" = 'ActivityData' and field = 'retentionRuleId';
ALTER TABLE "ActivityData" DROP COLUMN "retentionRuleId";

-- AlterTable
ALTER TABLE "Tracker" ADD COLUMN     "displayGroup" TEXT,
ADD COLUMN     "purposeCodes" TEXT[];

-- AlterTable
ALTER TABLE "TransferMechanismUse" ADD COLUMN     "consentExplicit" BOOLEAN;
