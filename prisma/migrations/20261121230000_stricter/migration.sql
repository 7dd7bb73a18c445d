-- A revision belongs to the audit entry that its own transaction writes, and to that entry's instant ---

create function revision_before_its_entry() returns trigger language plpgsql as $$
begin
  if exists (select from "AuditEntry" where position = new.position) then
    raise exception 'audit entry % is written already: it cannot take another revision', new.position using errcode = 'RC009';
  end if;
  return new;
end $$;

create trigger revision_before_its_entry before insert on "Revision"
  for each row execute function revision_before_its_entry();

create function revision_at_its_entry() returns trigger language plpgsql as $$
begin
  if not exists (select from "AuditEntry" where position = new.position and at = new."recordedAt") then
    raise exception 'revision % is not recorded at the instant of its audit entry', new.seq using errcode = 'RC009';
  end if;
  return null;
end $$;

create constraint trigger revision_at_its_entry after insert on "Revision"
  deferrable initially deferred for each row execute function revision_at_its_entry();

-- Corrections of the past are held to the fields and types of their kind, as the present is ---------------

create or replace function project_revision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  unknown_field text;
begin
  if to_regclass(quote_ident(new.kind)) is null
     or not exists (select from pg_attribute where attrelid = to_regclass(quote_ident(new.kind)) and attname = 'revisionSeq') then
    raise exception 'there is no kind of record named %', new.kind using errcode = 'RC003';
  end if;

  select key into unknown_field from jsonb_object_keys(new.body) as key
    where key in ('ref', 'validFrom', 'revisionSeq')
       or not exists (select from pg_attribute
                      where attrelid = to_regclass(quote_ident(new.kind)) and attname = key and attnum > 0 and not attisdropped)
    limit 1;
  if unknown_field is not null then
    raise exception '% has no field %', new.kind, unknown_field using errcode = 'RC004';
  end if;

  if new."validTo" is not null then
    execute format('select jsonb_populate_record(null::%I, $1)', new.kind) using new.body;
    return null;
  end if;

  delete from "Reference" where "fromKind" = new.kind and "fromRef" = new.ref;
  execute format('delete from %I where ref = $1', new.kind) using new.ref;

  if new.body is null then
    delete from "Present" where kind = new.kind and ref = new.ref;
    return null;
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

-- An item leaves the change set it is in as little as it changes there, once that is no draft --------------

create or replace function change_item_in_draft() returns trigger language plpgsql as $$
declare
  current_state "ChangeSetState";
begin
  if tg_op = 'UPDATE' and (new."changeSetId", new.kind, new.ref) is distinct from (old."changeSetId", old.kind, old.ref) then
    raise exception 'an item stays in its change set, with its record' using errcode = 'RC006';
  end if;
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

-- A notice stays with the customer it was made for -----------------------------------------------------------

create function notice_stays_addressed() returns trigger language plpgsql as $$
begin
  if (new.id, new."customerRef") is distinct from (old.id, old."customerRef") then
    raise exception 'the terms of a notice are frozen' using errcode = 'RC007';
  end if;
  return new;
end $$;

create trigger notice_stays_addressed before update on "Notice"
  for each row execute function notice_stays_addressed();
