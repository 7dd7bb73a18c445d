-- CreateEnum
CREATE TYPE "ContactsToInform" AS ENUM ('ANY_CONTACT', 'ALL_CONTACTS');

-- CreateEnum
CREATE TYPE "DayCount" AS ENUM ('CALENDAR', 'BUSINESS');

-- AlterEnum
ALTER TYPE "DeemedReceipt" ADD VALUE 'ACCEPTANCE';
ALTER TYPE "DeemedReceipt" ADD VALUE 'AFTER_DAYS';
ALTER TYPE "DeemedReceipt" ADD VALUE 'CONFIRMATION';

-- AlterTable
ALTER TABLE "Acknowledgement" ADD COLUMN     "channel" "Channel",
ADD COLUMN     "confirmedOn" DATE,
ADD COLUMN     "enteredBy" TEXT;

-- AlterTable
ALTER TABLE "CustomerAgreement" ADD COLUMN     "agreedAsOf" DATE,
ADD COLUMN     "authorisationClause" TEXT,
ADD COLUMN     "contactsClause" TEXT,
ADD COLUMN     "contactsToInform" "ContactsToInform",
ADD COLUMN     "holidayCalendarIds" TEXT[],
ADD COLUMN     "noticeClauseM2" TEXT,
ADD COLUMN     "noticeDayCount" "DayCount",
ADD COLUMN     "noticeDayCountM2" "DayCount",
ADD COLUMN     "noticePeriodM2" TEXT,
ADD COLUMN     "objectionDayCount" "DayCount",
ADD COLUMN     "receiptDayCount" "DayCount",
ADD COLUMN     "receiptDays" INTEGER,
ADD COLUMN     "silenceApproves" BOOLEAN,
ADD COLUMN     "silenceClause" TEXT,
ADD COLUMN     "termsProfileId" TEXT;

-- CreateTable
CREATE TABLE "HolidayCalendar" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "firstYear" INTEGER,
    "lastYear" INTEGER,
    "days" DATE[],
    "basis" TEXT,
    "sourceUrl" TEXT,
    "checkedOn" DATE,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "HolidayCalendar_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "TermsProfile" (
    "ref" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "revisionSeq" INTEGER NOT NULL,
    "name" TEXT,
    "description" TEXT,
    "authorisation" "Authorisation",
    "authorisationClause" TEXT,
    "silenceApproves" BOOLEAN,
    "silenceClause" TEXT,
    "noticePeriod" TEXT,
    "noticeDayCount" "DayCount",
    "noticeClause" TEXT,
    "noticePeriodM2" TEXT,
    "noticeDayCountM2" "DayCount",
    "noticeClauseM2" TEXT,
    "objectionPeriod" TEXT,
    "objectionDayCount" "DayCount",
    "objectionClause" TEXT,
    "holidayCalendarIds" TEXT[],
    "zone" TEXT,
    "deemedReceipt" "DeemedReceipt",
    "receiptDays" INTEGER,
    "receiptDayCount" "DayCount",
    "receiptClause" TEXT,
    "contactsToInform" "ContactsToInform",
    "contactsClause" TEXT,
    "rollForward" BOOLEAN,
    "effectiveAfter" "EffectiveAfter",
    "objectionGround" "ObjectionGround",
    "remedy" "Remedy",
    "emergencyAllowed" BOOLEAN,
    "emergencyGrounds" TEXT[],
    "notes" TEXT,
    "fieldStates" JSONB,
    "sources" JSONB,
    "translations" JSONB,

    CONSTRAINT "TermsProfile_pkey" PRIMARY KEY ("ref")
);

-- CreateIndex
CREATE INDEX "CustomerAgreement_termsProfileId_idx" ON "CustomerAgreement"("termsProfileId");

-- AddForeignKey
ALTER TABLE "CustomerAgreement" ADD CONSTRAINT "CustomerAgreement_termsProfileId_fkey" FOREIGN KEY ("termsProfileId") REFERENCES "TermsProfile"("ref") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- The database refuses what terms now can say: specific authorisation without a recorded approval (silence counts only where
-- its clause was frozen with the notice), and an agreement that wants all its contacts told while one of them was not.
create or replace function notice_gate() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a notice is never deleted' using errcode = 'RC007';
  end if;
  if tg_op = 'UPDATE' then
    if new.terms is distinct from old.terms or new.items is distinct from old.items
       or new."changeClass" <> old."changeClass" or new."changeSetId" <> old."changeSetId" or new."agreementRef" <> old."agreementRef" then
      raise exception 'the terms of a notice are frozen' using errcode = 'RC007';
    end if;
    if old."effectiveOn" is not null
       and (new."effectiveOn" is distinct from old."effectiveOn" or new.ground is distinct from old.ground
            or new."earliestEffectiveOn" is distinct from old."earliestEffectiveOn") then
      raise exception 'a change that took effect stays in effect' using errcode = 'RC007';
    end if;
    if old."earliestEffectiveOn" is not null
       and (new."earliestEffectiveOn" is null or new."earliestEffectiveOn" < old."earliestEffectiveOn") then
      raise exception 'the dates of a notice never become earlier' using errcode = 'RC007';
    end if;
  end if;
  if new."effectiveOn" is null or (tg_op = 'UPDATE' and old."effectiveOn" is not null) then
    return new;
  end if;

  if exists (select from "Objection" where "noticeId" = new.id and timely and (decision is null or decision = 'REFUSED')) then
    raise exception 'an objection is open' using errcode = 'RC008';
  end if;
  if new.ground = 'NO_GATE' then
    if new."changeClass" in ('M1', 'M2') then
      raise exception 'a change of class % has a gate', new."changeClass" using errcode = 'RC008';
    end if;
    return new;
  end if;
  if new.ground = 'APPROVAL' then
    if not exists (select from "Approval" where "noticeId" = new.id) then
      raise exception 'no approval is recorded' using errcode = 'RC008';
    end if;
    return new;
  end if;
  if new."changeClass" = 'M1' and new.terms ->> 'authorisation' = 'SPECIFIC'
     and not coalesce((new.terms ->> 'silenceApproves')::boolean, false) then
    raise exception 'no approval is recorded' using errcode = 'RC008';
  end if;
  if new."earliestEffectiveOn" is null or new."effectiveOn" < new."earliestEffectiveOn" then
    raise exception 'before the earliest effective day' using errcode = 'RC008';
  end if;
  if not exists (select from "DeliveredNotice" told join "Delivery" delivery on delivery.id = told."deliveryId"
                 join "Attempt" attempt on attempt."deliveryId" = delivery.id and attempt.outcome = 'ACCEPTED' and delivery.state = 'ACCEPTED'
                 where told."noticeId" = new.id) then
    raise exception 'no notice was accepted' using errcode = 'RC008';
  end if;
  if new.terms ->> 'contactsToInform' = 'ALL_CONTACTS' and exists (
    select from "DeliveredNotice" meant
    join "Delivery" sent on sent.id = meant."deliveryId"
    join "Announcement" telling on telling.id = sent."announcementId" and telling.kind in ('NOTICE', 'ADVERSE')
    join "CustomerContact" contact on contact.id = sent."contactId"
    where meant."noticeId" = new.id and contact."erasedAt" is null and contact.purpose = 'DPA_NOTICE' and sent.state <> 'CANCELLED'
      and not exists (select from "DeliveredNotice" told join "Delivery" delivery on delivery.id = told."deliveryId"
                      join "Attempt" attempt on attempt."deliveryId" = delivery.id and attempt.outcome = 'ACCEPTED' and delivery.state = 'ACCEPTED'
                      where told."noticeId" = new.id and delivery."contactId" = contact.id)) then
    raise exception 'not every contact was told' using errcode = 'RC008';
  end if;
  return new;
end $$;

