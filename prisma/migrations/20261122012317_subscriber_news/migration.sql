-- AlterTable
ALTER TABLE "Subscriber" ADD COLUMN     "toldUpTo" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Subscriber_toldUpTo_idx" ON "Subscriber"("toldUpTo");
