-- CreateTable
CREATE TABLE "SenderCheck" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answers" JSONB NOT NULL,

    CONSTRAINT "SenderCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailboxProof" (
    "id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "provedAt" TIMESTAMPTZ(3),
    "signedDomain" TEXT,
    "signedWith" TEXT,

    CONSTRAINT "MailboxProof_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailboxProof_codeHash_key" ON "MailboxProof"("codeHash");

-- CreateIndex
CREATE INDEX "MailboxProof_address_idx" ON "MailboxProof"("address");

grant select, insert, update on "SenderCheck", "MailboxProof" to recital_app;
