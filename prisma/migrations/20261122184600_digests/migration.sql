-- AlterTable
ALTER TABLE "CustomerContact" ADD COLUMN     "digestStoppedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "digestDay" INTEGER;

-- CreateTable
CREATE TABLE "Digest" (
    "month" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "upTo" TIMESTAMPTZ(3) NOT NULL,
    "publication" INTEGER NOT NULL,
    "announcementId" TEXT,

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("month")
);

-- CreateTable
CREATE TABLE "DigestedChange" (
    "month" TEXT NOT NULL,
    "customerRef" TEXT NOT NULL,
    "changeSetId" TEXT NOT NULL,

    CONSTRAINT "DigestedChange_pkey" PRIMARY KEY ("month","customerRef","changeSetId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Digest_announcementId_key" ON "Digest"("announcementId");

-- CreateIndex
CREATE INDEX "DigestedChange_changeSetId_idx" ON "DigestedChange"("changeSetId");

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_publication_fkey" FOREIGN KEY ("publication") REFERENCES "Publication"("number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DigestedChange" ADD CONSTRAINT "DigestedChange_month_fkey" FOREIGN KEY ("month") REFERENCES "Digest"("month") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DigestedChange" ADD CONSTRAINT "DigestedChange_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was told stays as it was told.
create trigger "Digest_is_append_only" before update or delete on "Digest"
  for each row execute function refuse_rewrite();
create trigger "Digest_stays_whole" before truncate on "Digest"
  for each statement execute function refuse_rewrite();
create trigger "DigestedChange_is_append_only" before update or delete on "DigestedChange"
  for each row execute function refuse_rewrite();
create trigger "DigestedChange_stays_whole" before truncate on "DigestedChange"
  for each statement execute function refuse_rewrite();

grant select, insert on "Digest", "DigestedChange" to recital_app;
