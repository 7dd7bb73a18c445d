-- Revisions that are written together are projected together: an import of thousands of records asks the database as
-- often as it has kinds, not as often as it has records. What is projected is what it was row by row.

drop trigger project_revision on "Revision";
drop function project_revision();
drop function searchable_text(text, text, jsonb);

-- The fields of a kind whose words a list searches. Codes, days and references are no texts: lists filter by those.
create function searched_fields(kind text) returns text[] language sql stable set search_path = public, pg_temp as $$
  select coalesce(array_agg(a.attname::text order by a.attnum), '{}')
  from pg_attribute a
  where a.attrelid = to_regclass(quote_ident(kind)) and a.attnum > 0 and not a.attisdropped
    and a.atttypid in ('text'::regtype, 'text[]'::regtype)
    and not exists (select from "ReferenceField" known where known.kind = searched_fields.kind and known.field = a.attname)
$$;

-- A field's words, one each: a text is one, a list has as many as it has, anything else none.
create function words_of(value jsonb) returns setof text language sql immutable set search_path = public, pg_temp as $$
  select jsonb_array_elements_text(
    case jsonb_typeof(value) when 'array' then value when 'string' then jsonb_build_array(value) else '[]'::jsonb end)
$$;

create function project_revisions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one text;
  unknown_field text;
begin
  for one in select distinct kind from added order by kind loop
    if to_regclass(quote_ident(one)) is null
       or not exists (select from pg_attribute where attrelid = to_regclass(quote_ident(one)) and attname = 'revisionSeq') then
      raise exception 'there is no kind of record named %', one using errcode = 'RC003';
    end if;

    select key into unknown_field
      from (select distinct jsonb_object_keys(body) as key from added where kind = one and body is not null) given
      where key in ('ref', 'validFrom', 'revisionSeq')
         or not exists (select from pg_attribute
                        where attrelid = to_regclass(quote_ident(one)) and attname = key and attnum > 0 and not attisdropped)
      limit 1;
    if unknown_field is not null then
      raise exception '% has no field %', one, unknown_field using errcode = 'RC004';
    end if;

    -- Corrections of the past are held to the types of their kind, as the present is.
    execute format('select count(made) from added cross join lateral jsonb_populate_record(null::%1$I, added.body) as made
                    where added.kind = $1 and added."validTo" is not null and added.body is not null', one) using one;

    delete from "Reference" where "fromKind" = one
      and "fromRef" in (select ref from added where kind = one and "validTo" is null);
    execute format('delete from %I where ref in (select ref from added where kind = $1 and "validTo" is null)', one) using one;

    -- Of several open revisions of one record the last one counts.
    delete from "Present" where kind = one and ref in (
      select ref from (select distinct on (ref) ref, body from added where kind = one and "validTo" is null order by ref, seq desc) newest
      where body is null);
    insert into "Present" (kind, ref, seq, search)
      select one, ref, seq, lower(ref || coalesce((
          select string_agg(E'\n' || word, '' order by place)
          from unnest(searched) with ordinality as field (name, place) cross join lateral words_of(body -> field.name) as word), ''))
      from (select distinct on (ref) ref, seq, body from added where kind = one and "validTo" is null order by ref, seq desc) newest,
        searched_fields(one) as searched
      where body is not null
      on conflict (kind, ref) do update set seq = excluded.seq, search = excluded.search;
    execute format('insert into %1$I select made.*
      from (select distinct on (ref) ref, seq, "validFrom", body from added where kind = $1 and "validTo" is null order by ref, seq desc) newest
      cross join lateral jsonb_populate_record(null::%1$I,
        body || jsonb_build_object(''ref'', ref, ''validFrom'', "validFrom", ''revisionSeq'', seq)) as made
      where body is not null', one) using one;

    insert into "Reference" ("fromKind", "fromRef", field, "toKind", "toRef")
      select distinct one, newest.ref, reference.field, reference."toKind", target
      from (select distinct on (ref) ref, body from added where kind = one and "validTo" is null order by ref, seq desc) newest
      join "ReferenceField" reference on reference.kind = one
      cross join lateral words_of(newest.body -> reference.field) as target
      where newest.body is not null;
  end loop;
  return null;
end $$;

create trigger project_revisions after insert on "Revision" referencing new table as added
  for each statement execute function project_revisions();
