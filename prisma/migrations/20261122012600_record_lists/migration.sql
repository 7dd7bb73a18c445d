-- What a list searches: the texts of each present record in one place, beside the record itself.

-- AlterTable
ALTER TABLE "Present" ADD COLUMN     "search" TEXT NOT NULL DEFAULT '';

-- Trigrams find a word in the middle of 100,000 texts in some milliseconds; without them every text is read, which
-- takes ten times as long and finds the same. So a server that lacks the extension still migrates.
do $$ begin
  create extension if not exists pg_trgm;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise notice 'pg_trgm is not available: searches read every text';
end $$;
do $$ begin
  CREATE INDEX "Present_search_idx" ON "Present" USING GIN ("search" gin_trgm_ops);
exception when undefined_object then
  raise notice 'no index for searches';
end $$;

-- The ref and all texts of a body in lower case. Codes, days and references are no texts: lists filter by those.
create function searchable_text(kind text, ref text, body jsonb) returns text language sql stable set search_path = public, pg_temp as $$
  select lower(ref || coalesce(string_agg(E'\n' || word, '' order by a.attnum), ''))
  from pg_attribute a
  cross join lateral jsonb_array_elements_text(
    case jsonb_typeof(body -> a.attname)
      when 'array' then body -> a.attname
      when 'string' then jsonb_build_array(body -> a.attname)
      else '[]'::jsonb
    end) as word
  where a.attrelid = to_regclass(quote_ident(kind)) and a.attnum > 0 and not a.attisdropped
    and a.atttypid in ('text'::regtype, 'text[]'::regtype)
    and not exists (select from "ReferenceField" known where known.kind = searchable_text.kind and known.field = a.attname)
$$;

update "Present" p set search = searchable_text(r.kind, r.ref, r.body) from "Revision" r where r.seq = p.seq;

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

  insert into "Present" (kind, ref, seq, search)
    values (new.kind, new.ref, new.seq, searchable_text(new.kind, new.ref, new.body))
    on conflict (kind, ref) do update set seq = excluded.seq, search = excluded.search;
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
