-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "howKnown" TEXT,
ADD COLUMN     "subprocessor" TEXT,
ADD COLUMN     "title" TEXT,
ADD COLUMN     "what" TEXT;

-- What an incident is about stays, its words among it. Once it is closed, all of it does, until somebody opens it again.
create or replace function incident_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (new.id, new.number, new.kind, new."changeSetId", new."noticeId", new."objectionId", new."engagementRef", new."agreementRefs", new."openedAt", new."openedBy",
         new."title", new."subprocessor", new."what", new."howKnown")
        is distinct from
        (old.id, old.number, old.kind, old."changeSetId", old."noticeId", old."objectionId", old."engagementRef", old."agreementRefs", old."openedAt", old."openedBy",
         old."title", old."subprocessor", old."what", old."howKnown")
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
