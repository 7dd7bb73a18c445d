-- AlterEnum
ALTER TYPE "Suspension" ADD VALUE 'LIFTED';

-- AlterTable
ALTER TABLE "ChangeSet" ADD COLUMN     "knownOn" DATE,
ADD COLUMN     "trueSince" DATE;

-- AlterTable
ALTER TABLE "Engagement" ADD COLUMN     "adverseFact" TEXT;

-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "suspendedRefs" TEXT[];

-- What an incident is about stays, and so does the record of it. Once it is closed, all of it does, until somebody opens it again.
create or replace function incident_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (new.id, new.number, new.kind, new."changeSetId", new."noticeId", new."objectionId", new."engagementRef", new."agreementRefs", new."openedAt", new."openedBy")
        is distinct from
        (old.id, old.number, old.kind, old."changeSetId", old."noticeId", old."objectionId", old."engagementRef", old."agreementRefs", old."openedAt", old."openedBy")
     or old.state = 'CLOSED' and (new.state = 'CLOSED'
        or (new."trueSince", new."knownOn", new."suspension", new."suspensionOn", new."suspensionReason", new."suspendedRefs")
           is distinct from
           (old."trueSince", old."knownOn", old."suspension", old."suspensionOn", old."suspensionReason", old."suspendedRefs")) then
    raise exception 'An incident stays as it was opened, and as it was closed.' using errcode = 'RC001';
  end if;
  if (new.state = 'CLOSED') <> (new."closedAt" is not null and new."closedBy" is not null and new."closedReason" is not null) then
    raise exception 'An incident is closed by somebody, on a day, with a reason.' using errcode = 'RC001';
  end if;
  return new;
end;
$$;

-- What was suspended so far: the sub-processor that the incident names, else those of its change.
alter table "Incident" disable trigger incident_stays;
update "Incident" incident set "suspendedRefs" = coalesce(
  case when incident."engagementRef" is not null then array[incident."engagementRef"]
       else (select array_agg(distinct coalesce(item.body->>'engagementId', item.ref)) from "ChangeItem" item
             where item."changeSetId" = incident."changeSetId" and (item.kind = 'Engagement' and item.body is not null or item.body->>'engagementId' is not null))
  end, '{}')
where incident.suspension = 'DONE';
alter table "Incident" enable trigger incident_stays;
