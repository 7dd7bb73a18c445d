-- CreateEnum
CREATE TYPE "IncidentKind" AS ENUM ('ADVERSE_FACT', 'OBJECTION_ENTERED_LATE', 'USE_BEFORE_AUTHORISATION');

-- CreateEnum
CREATE TYPE "IncidentState" AS ENUM ('OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "Suspension" AS ENUM ('PROPOSED', 'DONE', 'NOT_POSSIBLE');

-- AlterEnum
ALTER TYPE "EffectiveGround" ADD VALUE 'OUTSIDE_GROUND';
ALTER TYPE "EffectiveGround" ADD VALUE 'REMEDY_RUN';

-- AlterTable
ALTER TABLE "CustomerAgreement" ADD COLUMN     "objectionGroundClause" TEXT,
ADD COLUMN     "remedyClause" TEXT,
ADD COLUMN     "remedyPeriod" TEXT;

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "remindedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Objection" ADD COLUMN     "decisionClause" TEXT,
ADD COLUMN     "remedyRanOn" DATE;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "acknowledgementReminderDays" INTEGER;

-- AlterTable
ALTER TABLE "TermsProfile" ADD COLUMN     "objectionGroundClause" TEXT,
ADD COLUMN     "remedyClause" TEXT,
ADD COLUMN     "remedyPeriod" TEXT;

-- CreateTable
CREATE TABLE "Incident" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "IncidentKind" NOT NULL,
    "state" "IncidentState" NOT NULL DEFAULT 'OPEN',
    "changeSetId" TEXT,
    "noticeId" TEXT,
    "objectionId" TEXT,
    "engagementRef" TEXT,
    "agreementRefs" TEXT[],
    "trueSince" DATE NOT NULL,
    "knownOn" DATE NOT NULL,
    "suspension" "Suspension",
    "suspensionOn" DATE,
    "suspensionReason" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedBy" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT,
    "closedReason" TEXT,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentTelling" (
    "id" TEXT NOT NULL,
    "incidentId" TEXT NOT NULL,
    "agreementRef" TEXT NOT NULL,
    "toldOn" DATE NOT NULL,
    "channel" "Channel" NOT NULL,
    "text" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "enteredBy" TEXT NOT NULL,

    CONSTRAINT "IncidentTelling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionAnswer" (
    "id" TEXT NOT NULL,
    "objectionId" TEXT NOT NULL,
    "decision" "ObjectionDecision" NOT NULL,
    "answeredOn" DATE NOT NULL,
    "channel" "Channel" NOT NULL,
    "text" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "enteredBy" TEXT NOT NULL,

    CONSTRAINT "ObjectionAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Incident_number_key" ON "Incident"("number");

-- CreateIndex
CREATE INDEX "Incident_state_idx" ON "Incident"("state");

-- CreateIndex
CREATE INDEX "Incident_changeSetId_idx" ON "Incident"("changeSetId");

-- CreateIndex
CREATE INDEX "Incident_noticeId_idx" ON "Incident"("noticeId");

-- CreateIndex
CREATE INDEX "Incident_objectionId_idx" ON "Incident"("objectionId");

-- CreateIndex
CREATE INDEX "Incident_engagementRef_idx" ON "Incident"("engagementRef");

-- CreateIndex
CREATE INDEX "IncidentTelling_incidentId_idx" ON "IncidentTelling"("incidentId");

-- CreateIndex
CREATE INDEX "ObjectionAnswer_objectionId_idx" ON "ObjectionAnswer"("objectionId");

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "IncidentTelling" ADD CONSTRAINT "IncidentTelling_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ObjectionAnswer" ADD CONSTRAINT "ObjectionAnswer_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What an incident is about stays, and so does the record of it; once it is closed, all of it does.
create function incident_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'CLOSED'
     or (new.id, new.number, new.kind, new."changeSetId", new."noticeId", new."objectionId", new."engagementRef", new."agreementRefs", new."openedAt", new."openedBy")
        is distinct from
        (old.id, old.number, old.kind, old."changeSetId", old."noticeId", old."objectionId", old."engagementRef", old."agreementRefs", old."openedAt", old."openedBy") then
    raise exception 'An incident stays as it was opened, and as it was closed.' using errcode = 'RC001';
  end if;
  if (new.state = 'CLOSED') <> (new."closedAt" is not null and new."closedBy" is not null and new."closedReason" is not null) then
    raise exception 'An incident is closed by somebody, on a day, with a reason.' using errcode = 'RC001';
  end if;
  return new;
end;
$$;
create trigger incident_stays before update or delete on "Incident" for each row execute function incident_stays();
create trigger incident_stays_whole before truncate on "Incident" for each statement execute function refuse_rewrite();
create trigger incident_telling_stays before update or delete on "IncidentTelling" for each row execute function refuse_rewrite();
create trigger incident_telling_stays_whole before truncate on "IncidentTelling" for each statement execute function refuse_rewrite();
create trigger objection_answer_stays before update or delete on "ObjectionAnswer" for each row execute function refuse_rewrite();
create trigger objection_answer_stays_whole before truncate on "ObjectionAnswer" for each statement execute function refuse_rewrite();

grant select, insert on "ObjectionAnswer" to recital_app;
grant select, insert, update on "Incident" to recital_app;
grant select, insert on "IncidentTelling" to recital_app;
