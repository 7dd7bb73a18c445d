-- CreateTable
CREATE TABLE "RecordHandover" (
    "id" TEXT NOT NULL,
    "register" "ActivityRegister" NOT NULL,
    "entityRef" TEXT NOT NULL,
    "asOf" DATE NOT NULL,
    "recordedUpTo" TIMESTAMPTZ(3) NOT NULL,
    "language" TEXT NOT NULL,
    "layout" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "receivedBy" TEXT NOT NULL,
    "handedOn" DATE NOT NULL,
    "note" TEXT,
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "factsHash" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "enteredBy" TEXT NOT NULL,

    CONSTRAINT "RecordHandover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RecordHandover_entityRef_idx" ON "RecordHandover"("entityRef");

-- What was handed over is evidence: it is added and read, never altered.
grant select, insert on "RecordHandover" to recital_app;
