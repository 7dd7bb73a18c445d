-- AlterTable
ALTER TABLE "Announcement" ADD COLUMN     "correctionId" TEXT;

-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "overtakenAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "restartedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Correction" (
    "id" TEXT NOT NULL,
    "changeSetId" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "items" JSONB NOT NULL,
    "restarts" BOOLEAN NOT NULL,
    "authorId" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "sentById" TEXT,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Correction_changeSetId_idx" ON "Correction"("changeSetId");

-- CreateIndex
CREATE INDEX "Announcement_correctionId_idx" ON "Announcement"("correctionId");

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "Correction"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

create unique index "Correction_one_draft" on "Correction" ("changeSetId") where "sentAt" is null;
alter table "Correction" add constraint "Correction_sent_whole" check (("sentAt" is null) = ("sentById" is null));
alter table "Correction" add constraint "Correction_sender_is_no_author" check ("sentById" is null or "sentById" <> "authorId");

-- What was sent stays; what was only written can be taken back, or sent once.
create function correction_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new."sentAt" is not null then
      raise exception 'a correction is written before it is sent' using errcode = 'RC005';
    end if;
    return new;
  end if;
  if old."sentAt" is not null then
    raise exception 'a correction that was sent stays as it was' using errcode = 'RC005';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if new."sentAt" is null or (to_jsonb(new) - 'sentAt' - 'sentById') is distinct from (to_jsonb(old) - 'sentAt' - 'sentById') then
    raise exception 'a correction is sent as it was written' using errcode = 'RC005';
  end if;
  if not exists (select from "ChangeSet" where id = new."changeSetId" and state = 'ANNOUNCED') then
    raise exception 'only what is announced, and not in effect, is corrected' using errcode = 'RC005';
  end if;
  return new;
end $$;
create trigger correction_stays before insert or update or delete on "Correction"
  for each row execute function correction_stays();

-- An item of an announced change reads otherwise by a correction that was sent, and by nothing else.
create or replace function change_item_in_draft() returns trigger language plpgsql as $$
declare
  current_state "ChangeSetState";
begin
  if tg_op = 'UPDATE' and (new."changeSetId", new.kind, new.ref) is distinct from (old."changeSetId", old.kind, old.ref) then
    raise exception 'an item stays in its change set, with its record' using errcode = 'RC006';
  end if;
  select state into current_state from "ChangeSet"
    where id = case tg_op when 'DELETE' then old."changeSetId" else new."changeSetId" end for update;
  if tg_op = 'UPDATE' and current_state = 'ANNOUNCED' then
    if (to_jsonb(new) - 'body') is distinct from (to_jsonb(old) - 'body')
       or not exists (select from "Correction" correction cross join lateral jsonb_array_elements(correction.items) item
                      where correction."changeSetId" = new."changeSetId" and correction."sentAt" is not null
                        and item ->> 'kind' = new.kind and item ->> 'ref' = new.ref
                        and item -> 'before' = old.body and item -> 'after' = new.body) then
      raise exception 'an announced item reads otherwise by a correction alone' using errcode = 'RC006';
    end if;
    return new;
  end if;
  if current_state is distinct from 'DRAFT' then
    raise exception 'the items of a change set change only while it is a draft' using errcode = 'RC006';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  update "ChangeSet" set authors = array_append(authors, new."authorId")
    where id = new."changeSetId" and not (new."authorId" = any (authors));
  return new;
end $$;

-- Whether an announcement tells of a change as it counts: all do until a correction, then those of it and of after it.
create function counts_as_telling(announcement text, restarted timestamptz) returns boolean language sql stable as $$
  select exists (select from "Announcement" telling left join "Correction" correction on correction.id = telling."correctionId"
               where telling.id = announcement and telling.at >= coalesce(restarted, '-infinity'::timestamptz)
                 and (telling.kind in ('NOTICE', 'ADVERSE') or (telling.kind = 'CORRECTION' and correction.restarts)))
$$;

-- Once a correction put right what a customer judges by, only what was told since counts: the days begin anew, an approval of before opens
-- nothing, and so does a mail of before.
create or replace function notice_gate() returns trigger language plpgsql as $$
declare
  waits_for text := coalesce(new.terms ->> 'effect', 'PERIODS');
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
    if new."restartedAt" is distinct from old."restartedAt" then
      if old."effectiveOn" is not null or new."restartedAt" is null
         or new."restartedAt" <= coalesce(old."restartedAt", '-infinity'::timestamptz)
         or new."startsOn" is not null or new."noticeLastDay" is not null
         or new."objectionLastDay" is not null or new."earliestEffectiveOn" is not null
         or not exists (select from "Correction" where "changeSetId" = new."changeSetId" and restarts and "sentAt" = new."restartedAt") then
        raise exception 'the days of a notice begin anew with a correction alone' using errcode = 'RC007';
      end if;
    elsif old."earliestEffectiveOn" is not null
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
    if new."changeClass" in ('M1', 'M2') and not (new."changeClass" = 'M2' and waits_for = 'AT_ONCE') then
      raise exception 'a change of class % has a gate', new."changeClass" using errcode = 'RC008';
    end if;
    return new;
  end if;
  if waits_for = 'SIGNATURE' and not exists (select from "SignedAnnex" where "noticeId" = new.id and "agreementRef" = new."agreementRef" and "removedAt" is null) then
    raise exception 'no signature is recorded' using errcode = 'RC008';
  end if;
  if new.ground = 'SIGNED' then
    if waits_for <> 'SIGNATURE' then
      raise exception 'a change of these terms is not signed' using errcode = 'RC008';
    end if;
    if new."changeClass" = 'M2' or exists (select from "Approval" where "noticeId" = new.id and "overtakenAt" is null) then
      return new;
    end if;
  end if;
  if new.ground = 'APPROVAL' then
    if not exists (select from "Approval" where "noticeId" = new.id and "overtakenAt" is null) then
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
                 where told."noticeId" = new.id and counts_as_telling(delivery."announcementId", new."restartedAt")) then
    raise exception 'no notice was accepted' using errcode = 'RC008';
  end if;
  if new.terms ->> 'contactsToInform' = 'ALL_CONTACTS' and exists (
    select from "DeliveredNotice" meant
    join "Delivery" sent on sent.id = meant."deliveryId"
    join "Announcement" telling on telling.id = sent."announcementId" and telling.kind in ('NOTICE', 'ADVERSE', 'CORRECTION')
    join "CustomerContact" contact on contact.id = sent."contactId"
    where meant."noticeId" = new.id and contact."erasedAt" is null and contact.purpose = 'DPA_NOTICE' and sent.state <> 'CANCELLED'
      and not exists (select from "DeliveredNotice" told join "Delivery" delivery on delivery.id = told."deliveryId"
                      join "Attempt" attempt on attempt."deliveryId" = delivery.id and attempt.outcome = 'ACCEPTED' and delivery.state = 'ACCEPTED'
                      where told."noticeId" = new.id and delivery."contactId" = contact.id
                        and counts_as_telling(delivery."announcementId", new."restartedAt"))) then
    raise exception 'not every contact was told' using errcode = 'RC008';
  end if;
  return new;
end $$;

grant select, insert, update, delete on "Correction" to recital_app;
grant update ("overtakenAt") on "Approval" to recital_app;
grant update (at, "confirmedOn", channel, "enteredBy") on "Acknowledgement" to recital_app;
