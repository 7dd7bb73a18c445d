-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- The end of the chain, written down beside it. Only the entry that follows it moves it on: once an end was cut off, what
-- is written behind the cut does not cover it up.
insert into "AuditHead" (position, hash) select position, hash from "AuditEntry" order by position desc limit 1;

create function keep_audit_head() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first record;
  last record;
begin
  select position, "previousHash" into first from added order by position limit 1;
  if not found then
    return null;
  end if;
  select position, hash into last from added order by position desc limit 1;
  insert into "AuditHead" as head (id, position, hash) values (1, last.position, last.hash)
    on conflict (id) do update set position = excluded.position, hash = excluded.hash
    where head.position = first.position - 1 and head.hash = first."previousHash";
  return null;
end $$;

create trigger keep_audit_head after insert on "AuditEntry" referencing new table as added
  for each statement execute function keep_audit_head();

grant select on "AuditHead" to recital_app;
