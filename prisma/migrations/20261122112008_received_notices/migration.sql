-- CreateEnum
CREATE TYPE "ReceivedState" AS ENUM ('OPEN', 'OBJECTED', 'ACCEPTED', 'CLOSED');

-- CreateEnum
CREATE TYPE "ObjectionSentBy" AS ENUM ('EMAIL', 'LETTER', 'PORTAL', 'HAND');

-- CreateTable
CREATE TABLE "ReceivedNotice" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "receivedOn" DATE NOT NULL,
    "sender" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "fileName" TEXT,
    "bytes" BYTEA,
    "sha256" TEXT NOT NULL,
    "attached" TEXT[],
    "vendorRef" TEXT,
    "engagementRefs" TEXT[],
    "changes" TEXT,
    "statedEffectiveOn" DATE,
    "state" "ReceivedState" NOT NULL DEFAULT 'OPEN',
    "answeredLastDay" DATE,
    "answeredOn" DATE,
    "answer" TEXT,
    "sentBy" "ObjectionSentBy",
    "changeSetId" TEXT,
    "enteredById" TEXT,
    "handledById" TEXT,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReceivedNotice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReceivedNotice_number_key" ON "ReceivedNotice"("number");

-- CreateIndex
CREATE INDEX "ReceivedNotice_vendorRef_idx" ON "ReceivedNotice"("vendorRef");

-- CreateIndex
CREATE INDEX "ReceivedNotice_state_idx" ON "ReceivedNotice"("state");

-- CreateIndex
CREATE INDEX "ReceivedNotice_sha256_idx" ON "ReceivedNotice"("sha256");

-- AddForeignKey
ALTER TABLE "ReceivedNotice" ADD CONSTRAINT "ReceivedNotice_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ReceivedNotice" ADD CONSTRAINT "ReceivedNotice_handledById_fkey" FOREIGN KEY ("handledById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- Its words can be erased and its state moves on; that it came, when and with which hash stays.
grant select, insert, update on "ReceivedNotice" to recital_app;
