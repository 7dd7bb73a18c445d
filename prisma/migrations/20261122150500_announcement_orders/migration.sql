-- CreateTable
CREATE TABLE "AnnouncementOrder" (
    "id" TEXT NOT NULL,
    "sendAt" TIMESTAMPTZ(3) NOT NULL,
    "orderedAt" TIMESTAMPTZ(3) NOT NULL,
    "orderedById" TEXT NOT NULL,
    "stoppedAt" TIMESTAMPTZ(3),
    "stoppedBecause" TEXT,

    CONSTRAINT "AnnouncementOrder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderedChange" (
    "changeSetId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "plannedOn" DATE,
    "position" INTEGER NOT NULL,
    "outlook" TEXT NOT NULL,

    CONSTRAINT "OrderedChange_pkey" PRIMARY KEY ("changeSetId")
);

-- CreateIndex
CREATE INDEX "AnnouncementOrder_sendAt_idx" ON "AnnouncementOrder"("sendAt");

-- CreateIndex
CREATE INDEX "OrderedChange_orderId_idx" ON "OrderedChange"("orderId");

-- AddForeignKey
ALTER TABLE "OrderedChange" ADD CONSTRAINT "OrderedChange_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "OrderedChange" ADD CONSTRAINT "OrderedChange_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "AnnouncementOrder"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- An order is no evidence: what was ordered, called back or stopped stands in the audit chain.
grant select, insert, update, delete on "AnnouncementOrder", "OrderedChange" to recital_app;
