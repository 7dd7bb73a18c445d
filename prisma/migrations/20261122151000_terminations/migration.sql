-- CreateEnum
CREATE TYPE "OnEnd" AS ENUM ('DELETE', 'RETURN');

-- CreateEnum
CREATE TYPE "EndOutcome" AS ENUM ('DELETED', 'RETURNED', 'RETAINED');

-- AlterTable
ALTER TABLE "CustomerAgreement" ADD COLUMN     "dataDueOn" DATE,
ADD COLUMN     "dataHeldUntil" DATE,
ADD COLUMN     "onEnd" "OnEnd";

-- CreateTable
CREATE TABLE "Termination" (
    "agreementRef" TEXT NOT NULL,
    "customerRef" TEXT NOT NULL,
    "orderedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Termination_pkey" PRIMARY KEY ("agreementRef")
);

-- CreateTable
CREATE TABLE "TerminationTask" (
    "id" TEXT NOT NULL,
    "agreementRef" TEXT NOT NULL,
    "engagementRef" TEXT,
    "holder" TEXT NOT NULL,
    "ownerId" TEXT,
    "outcome" "EndOutcome",
    "doneOn" DATE,
    "evidence" TEXT,
    "attachmentId" TEXT,
    "retentionLaw" TEXT,
    "retainedUntil" DATE,
    "settledBy" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "TerminationTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeletionCertificate" (
    "agreementRef" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedBy" TEXT NOT NULL,

    CONSTRAINT "DeletionCertificate_pkey" PRIMARY KEY ("agreementRef","language")
);

-- CreateIndex
CREATE INDEX "TerminationTask_agreementRef_idx" ON "TerminationTask"("agreementRef");

-- AddForeignKey
ALTER TABLE "TerminationTask" ADD CONSTRAINT "TerminationTask_agreementRef_fkey" FOREIGN KEY ("agreementRef") REFERENCES "Termination"("agreementRef") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DeletionCertificate" ADD CONSTRAINT "DeletionCertificate_agreementRef_fkey" FOREIGN KEY ("agreementRef") REFERENCES "Termination"("agreementRef") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- One task for each holder; null stands for ourselves.
create unique index "TerminationTask_holder" on "TerminationTask" ("agreementRef", coalesce("engagementRef", ''));

-- A part is settled with its day and by somebody; what is kept by law names the law and until when.
alter table "TerminationTask" add constraint "TerminationTask_settled_whole"
  check (("outcome" is null) = ("doneOn" is null) and ("outcome" is null) = ("settledBy" is null) and ("outcome" is null) = ("settledAt" is null));
alter table "TerminationTask" add constraint "TerminationTask_retained_by_law"
  check (("outcome" is not distinct from 'RETAINED') = ("retentionLaw" is not null) and ("retentionLaw" is null) = ("retainedUntil" is null));

create trigger "DeletionCertificate_stays" before update or delete on "DeletionCertificate"
  for each row execute function refuse_rewrite();
create trigger "DeletionCertificate_stays_whole" before truncate on "DeletionCertificate"
  for each statement execute function refuse_rewrite();

-- Nothing is certified while a holder's part is open, and nothing moves once it was.
create function certificate_needs_all() returns trigger language plpgsql as $$
begin
  if exists (select from "TerminationTask" where "agreementRef" = new."agreementRef" and "outcome" is null)
     or not exists (select from "TerminationTask" where "agreementRef" = new."agreementRef") then
    raise exception 'a holder has not settled its part' using errcode = 'RC008';
  end if;
  return new;
end $$;
create trigger certificate_needs_all before insert on "DeletionCertificate"
  for each row execute function certificate_needs_all();

create function certified_task_stays() returns trigger language plpgsql as $$
begin
  if exists (select from "DeletionCertificate"
             where "agreementRef" = case tg_op when 'DELETE' then old."agreementRef" else new."agreementRef" end) then
    raise exception 'what was certified does not change' using errcode = 'RC008';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger certified_task_stays before insert or update or delete on "TerminationTask"
  for each row execute function certified_task_stays();

grant select, insert on "Termination" to recital_app;
grant select, insert, update on "TerminationTask" to recital_app;
grant select, insert on "DeletionCertificate" to recital_app;
