-- What the database itself refuses, whoever asks: docs/decisions/0001-revisions-as-truth.md

-- The role as which the application works. A login that may not make roles is told what to ask for by `migrate`.
do $$ begin
  if not exists (select from pg_roles where rolname = 'recital_app') then
    create role recital_app nologin;
  end if;
end $$;

-- 1. The audit chain -------------------------------------------------------------------------

create function refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'RC001';
end $$;

create function audit_entry_follows() returns trigger language plpgsql as $$
declare
  previous text;
begin
  if new.position = 1 then
    previous := repeat('0', 64);
  else
    select hash into previous from "AuditEntry" where position = new.position - 1;
  end if;
  if previous is null or previous <> new."previousHash" then
    raise exception 'audit entry % does not follow the chain', new.position using errcode = 'RC002';
  end if;
  return new;
end $$;

create trigger audit_entry_follows before insert on "AuditEntry"
  for each row execute function audit_entry_follows();

-- A payload may be erased (personal data), nothing else.
create function audit_entry_only_forgets() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.payload is not null
     or (to_jsonb(new) - 'payload') is distinct from (to_jsonb(old) - 'payload') then
    raise exception 'AuditEntry rows are never changed or deleted' using errcode = 'RC001';
  end if;
  return new;
end $$;

create trigger audit_entry_only_forgets before update or delete on "AuditEntry"
  for each row execute function audit_entry_only_forgets();

do $$
declare
  name text;
begin
  foreach name in array array['Record', 'Revision', 'Attempt', 'Publication', 'PublicationFile', 'PublicationListing', 'Annex'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_rewrite()', name || '_stays', name);
  end loop;
  foreach name in array array['AuditEntry', 'Record', 'Revision', 'Attempt', 'Publication', 'PublicationFile', 'PublicationListing', 'Annex'] loop
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_rewrite()', name || '_stays_whole', name);
  end loop;
end $$;

alter table "Revision" alter constraint "Revision_position_fkey" deferrable initially deferred;
alter table "Reference" alter constraint "Reference_toKind_toRef_fkey" deferrable initially deferred;

-- What is planned is a change set: nothing is recorded as true from a later day on. (+14 h: the easternmost zone.)
alter table "Revision" add constraint "Revision_not_from_the_future"
  check ("validFrom" <= (("recordedAt" at time zone 'UTC') + interval '14 hours')::date);
alter table "Revision" add constraint "Revision_to_after_from"
  check ("validTo" is null or ("validTo" > "validFrom" and "validTo" <= (("recordedAt" at time zone 'UTC') + interval '14 hours')::date));

-- 2. The typed tables: the present, projected from the newest open revision ---------------------

create function project_revision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  unknown_field text;
begin
  if new."validTo" is not null then
    return null;
  end if;
  if to_regclass(quote_ident(new.kind)) is null
     or not exists (select from pg_attribute where attrelid = to_regclass(quote_ident(new.kind)) and attname = 'revisionSeq') then
    raise exception 'there is no kind of record named %', new.kind using errcode = 'RC003';
  end if;

  delete from "Reference" where "fromKind" = new.kind and "fromRef" = new.ref;
  execute format('delete from %I where ref = $1', new.kind) using new.ref;

  if new.body is null then
    delete from "Present" where kind = new.kind and ref = new.ref;
    return null;
  end if;

  select key into unknown_field from jsonb_object_keys(new.body) as key
    where key in ('ref', 'validFrom', 'revisionSeq')
       or not exists (select from pg_attribute
                      where attrelid = to_regclass(quote_ident(new.kind)) and attname = key and attnum > 0 and not attisdropped)
    limit 1;
  if unknown_field is not null then
    raise exception '% has no field %', new.kind, unknown_field using errcode = 'RC004';
  end if;

  insert into "Present" (kind, ref, seq) values (new.kind, new.ref, new.seq)
    on conflict (kind, ref) do update set seq = excluded.seq;
  execute format('insert into %1$I select * from jsonb_populate_record(null::%1$I, $1)', new.kind)
    using new.body || jsonb_build_object('ref', new.ref, 'validFrom', new."validFrom", 'revisionSeq', new.seq);

  insert into "Reference" ("fromKind", "fromRef", field, "toKind", "toRef")
    select distinct new.kind, new.ref, reference.field, reference."toKind", target
    from "ReferenceField" reference
    cross join lateral jsonb_array_elements_text(
      case jsonb_typeof(new.body -> reference.field)
        when 'array' then new.body -> reference.field
        when 'string' then jsonb_build_array(new.body -> reference.field)
        else '[]'::jsonb
      end) as target
    where reference.kind = new.kind;
  return null;
end $$;

create trigger project_revision after insert on "Revision"
  for each row execute function project_revision();

-- Makes the foreign keys of every kind's table deferrable and the table readable, not writable, by the application.
-- `migrate` calls it after each migration, so that a new kind or field needs no statement of its own.
create function settle_kinds() returns void language plpgsql as $$
declare
  kind record;
  key record;
begin
  for kind in select c.oid, c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
              where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'revisionSeq' loop
    execute format('revoke all on %I from recital_app', kind.relname);
    execute format('grant select on %I to recital_app', kind.relname);
    for key in select conname from pg_constraint where conrelid = kind.oid and contype = 'f' and not condeferrable loop
      execute format('alter table %I alter constraint %I deferrable initially deferred', kind.relname, key.conname);
    end loop;
  end loop;
end $$;

-- 3. Change sets --------------------------------------------------------------------------------

insert into "ChangeSetStep" ("from", "to") values
  ('DRAFT', 'IN_REVIEW'), ('DRAFT', 'WITHDRAWN'), ('DRAFT', 'ACTIVE'),
  ('IN_REVIEW', 'DRAFT'), ('IN_REVIEW', 'APPROVED'), ('IN_REVIEW', 'REJECTED'), ('IN_REVIEW', 'WITHDRAWN'),
  ('REJECTED', 'DRAFT'),
  ('APPROVED', 'DRAFT'), ('APPROVED', 'ANNOUNCED'), ('APPROVED', 'ACTIVE'), ('APPROVED', 'WITHDRAWN'),
  ('ANNOUNCED', 'ACTIVE'), ('ANNOUNCED', 'WITHDRAWN');

alter table "ChangeSet" add constraint "ChangeSet_approver_is_no_author"
  check ("approvedById" is null or not ("approvedById" = any (authors)));
alter table "ChangeSet" add constraint "ChangeSet_needs_approval"
  check (state not in ('APPROVED', 'ANNOUNCED', 'ACTIVE') or "approvedById" is not null
         or (state = 'ACTIVE' and (internal or number = 0)));
alter table "ChangeSet" add constraint "ChangeSet_draft_has_no_approval"
  check (state not in ('DRAFT', 'IN_REVIEW', 'REJECTED') or ("approvedById" is null and frozen is null));

create function change_set_steps() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a change set is withdrawn, never deleted' using errcode = 'RC005';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'DRAFT' then
      raise exception 'a change set begins as a draft' using errcode = 'RC005';
    end if;
    return new;
  end if;
  if new.state <> old.state and not exists (select from "ChangeSetStep" where "from" = old.state and "to" = new.state) then
    raise exception 'a change set cannot go from % to %', old.state, new.state using errcode = 'RC005';
  end if;
  if old.state in ('APPROVED', 'ANNOUNCED', 'ACTIVE') and new.state <> 'DRAFT'
     and (new.frozen is distinct from old.frozen or new."approvedById" is distinct from old."approvedById") then
    raise exception 'what was approved does not change' using errcode = 'RC005';
  end if;
  if not (new.authors @> old.authors) then
    raise exception 'an author stays an author' using errcode = 'RC005';
  end if;
  return new;
end $$;

create trigger change_set_steps before insert or update or delete on "ChangeSet"
  for each row execute function change_set_steps();

create function change_item_in_draft() returns trigger language plpgsql as $$
declare
  current_state "ChangeSetState";
begin
  select state into current_state from "ChangeSet"
    where id = case tg_op when 'DELETE' then old."changeSetId" else new."changeSetId" end for update;
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

create trigger change_item_in_draft before insert or update or delete on "ChangeItem"
  for each row execute function change_item_in_draft();

-- 4. Notices: nothing is effective for a customer before that customer was told in time -----------

alter table "Notice" add constraint "Notice_effective_has_ground"
  check (("effectiveOn" is null) = (ground is null));
alter table "Notice" add constraint "Notice_declined_is_not_effective"
  check ("declinedAt" is null or "effectiveOn" is null);

create function notice_gate() returns trigger language plpgsql as $$
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
  if new."earliestEffectiveOn" is null or new."effectiveOn" < new."earliestEffectiveOn" then
    raise exception 'before the earliest effective day' using errcode = 'RC008';
  end if;
  if not exists (select from "DeliveredNotice" told join "Delivery" delivery on delivery.id = told."deliveryId"
                 join "Attempt" attempt on attempt."deliveryId" = delivery.id and attempt.outcome = 'ACCEPTED' and delivery.state = 'ACCEPTED'
                 where told."noticeId" = new.id) then
    raise exception 'no notice was accepted' using errcode = 'RC008';
  end if;
  return new;
end $$;

create trigger notice_gate before insert or update or delete on "Notice"
  for each row execute function notice_gate();

-- 5. Rights ---------------------------------------------------------------------------------------

grant usage on schema public to recital_app;
grant select on all tables in schema public to recital_app;
grant insert on "AuditEntry", "Record", "Revision", "ChangeSet", "ChangeItem", "Announcement", "AnnouncedChange", "Notice",
  "DeliveredNotice", "Delivery", "Attempt", "Objection", "Approval", "Publication", "PublicationFile", "PublicationListing",
  "SigningKey", "Annex", "User", "CustomerContact", "Installation" to recital_app;
grant update (payload) on "AuditEntry" to recital_app;
grant update on "ChangeSet", "ChangeItem", "Notice", "Delivery", "Objection", "User", "CustomerContact", "Installation", "SigningKey" to recital_app;
grant delete on "ChangeItem" to recital_app;
grant usage on all sequences in schema public to recital_app;

-- 6. Waking the worker ----------------------------------------------------------------------------

create function wake_worker() returns trigger language plpgsql as $$
begin
  perform pg_notify('recital_work', tg_table_name);
  return null;
end $$;

create trigger wake_worker after insert on "Delivery" for each statement execute function wake_worker();
create trigger wake_worker after insert on "Publication" for each statement execute function wake_worker();
create trigger wake_worker after update on "ChangeSet" for each statement execute function wake_worker();
