-- AlterTable
ALTER TABLE "CustomerAgreement" ADD COLUMN     "clause11Redress" BOOLEAN,
ADD COLUMN     "clause13Case" "Clause13Case",
ADD COLUMN     "clause17Law" CHAR(2),
ADD COLUMN     "clause17Option" "SccOption",
ADD COLUMN     "clause18Forum" CHAR(2),
ADD COLUMN     "dockingClause" BOOLEAN,
ADD COLUMN     "endingParty" "EndingParty",
ADD COLUMN     "module4Combined" BOOLEAN,
ADD COLUMN     "ownDataSubjects" TEXT,
ADD COLUMN     "ownDuration" TEXT,
ADD COLUMN     "ownMeasures" TEXT,
ADD COLUMN     "ownNature" TEXT,
ADD COLUMN     "ownPersonalData" TEXT,
ADD COLUMN     "ownPurposes" TEXT,
ADD COLUMN     "ownRetention" TEXT,
ADD COLUMN     "ownSensitiveData" TEXT,
ADD COLUMN     "ownSubprocessing" TEXT,
ADD COLUMN     "sccModules" "SccModule"[],
ADD COLUMN     "swissCase" "SwissCase",
ADD COLUMN     "transferFrequency" "Frequency";

-- CreateTable
CREATE TABLE "SignedAnnex" (
    "id" TEXT NOT NULL,
    "agreementRef" TEXT NOT NULL,
    "customerRef" TEXT NOT NULL,
    "signedOn" DATE NOT NULL,
    "publicationNumber" INTEGER,
    "parties" JSONB NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BYTEA,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignedAnnex_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SignedAnnex_agreementRef_idx" ON "SignedAnnex"("agreementRef");

-- CreateIndex
CREATE INDEX "SignedAnnex_publicationNumber_idx" ON "SignedAnnex"("publicationNumber");

-- AddForeignKey
ALTER TABLE "SignedAnnex" ADD CONSTRAINT "SignedAnnex_publicationNumber_fkey" FOREIGN KEY ("publicationNumber") REFERENCES "Publication"("number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was signed stays as it is; only a file that was put there by mistake is taken away, and the row says so.
grant select, insert, update ("bytes", "removedAt") on "SignedAnnex" to recital_app;

create function signed_annex_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old."removedAt" is not null or new."removedAt" is null or new."bytes" is not null
    or (to_jsonb(new) - 'bytes' - 'removedAt') is distinct from (to_jsonb(old) - 'bytes' - 'removedAt') then
    raise exception 'A countersigned file stays as it was recorded; it can only be taken away whole.';
  end if;
  return new;
end;
$$;
create trigger signed_annex_stays before update or delete on "SignedAnnex" for each row execute function signed_annex_stays();
