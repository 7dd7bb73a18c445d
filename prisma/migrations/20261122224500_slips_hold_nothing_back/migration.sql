-- Where all contacts have to be told, those count for whom a telling was meant. A correction by which no day moves is none: a contact that came
-- since and read it alone holds nothing back, as the gate in code has it.
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
    if old."declinedAt" is not null and new."declinedAt" is null and new."restartedAt" is not distinct from old."restartedAt" then
      raise exception 'a notice that is open again is told anew' using errcode = 'RC007';
    end if;
    if new."restartedAt" is distinct from old."restartedAt" then
      if old."effectiveOn" is not null or new."restartedAt" is null
         or new."restartedAt" <= coalesce(old."restartedAt", '-infinity'::timestamptz)
         or new."startsOn" is not null or new."noticeLastDay" is not null
         or new."objectionLastDay" is not null or new."earliestEffectiveOn" is not null
         or not (exists (select from "Correction" where "changeSetId" = new."changeSetId" and restarts and "sentAt" = new."restartedAt")
                 or (old."declinedAt" is not null and new."declinedAt" is null
                     and exists (select from "Reopening" where "noticeId" = new.id and "objectionId" is null and "reopenedAt" = new."restartedAt"))) then
        raise exception 'the days of a notice begin anew with a correction alone, or where it is open again' using errcode = 'RC007';
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
  if new."changeClass" in ('M1', 'M2') and waits_for <> 'AT_ONCE'
     and exists (select from "CustomerAgreement" agreement join "ChangeSet" changes on changes.id = new."changeSetId"
                 where agreement.ref = new."agreementRef" and agreement."endsOn" < new."effectiveOn"
                   and (changes.gating = 'PER_CUSTOMER' or agreement."onEnd" is null or agreement."dataHeldUntil" < new."effectiveOn")) then
    raise exception 'the agreement is over' using errcode = 'RC008';
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
    join "Announcement" telling on telling.id = sent."announcementId"
    left join "Correction" correction on correction.id = telling."correctionId"
    join "CustomerContact" contact on contact.id = sent."contactId"
    where meant."noticeId" = new.id and (telling.kind in ('NOTICE', 'ADVERSE') or correction.restarts) and contact."erasedAt" is null and contact.purpose = 'DPA_NOTICE' and sent.state <> 'CANCELLED'
      and not exists (select from "DeliveredNotice" told join "Delivery" delivery on delivery.id = told."deliveryId"
                      join "Attempt" attempt on attempt."deliveryId" = delivery.id and attempt.outcome = 'ACCEPTED' and delivery.state = 'ACCEPTED'
                      where told."noticeId" = new.id and delivery."contactId" = contact.id
                        and counts_as_telling(delivery."announcementId", new."restartedAt"))) then
    raise exception 'not every contact was told' using errcode = 'RC008';
  end if;
  return new;
end $$;
