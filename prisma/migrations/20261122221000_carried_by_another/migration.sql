-- What is announced is put on a newer register by somebody who wrote none of it, neither of the change nor of what was put right of it.
create or replace function carry_over_is_looked_at() returns trigger language plpgsql as $$
begin
  if not exists (select from "ChangeSet" where id = new."changeSetId" and state = 'ANNOUNCED') then
    raise exception 'only what is announced is carried over' using errcode = 'RC006';
  end if;
  if exists (select from "ChangeSet" where id = new."changeSetId" and new."byId" = any (authors))
     or exists (select from "Correction" where "changeSetId" = new."changeSetId" and "sentAt" is not null and "authorId" = new."byId") then
    raise exception 'whoever wrote any part of a change set may not carry it over' using errcode = 'RC005';
  end if;
  return new;
end $$;
