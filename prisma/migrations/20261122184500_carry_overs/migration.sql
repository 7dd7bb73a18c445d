-- CreateTable
CREATE TABLE "CarryOver" (
    "id" TEXT NOT NULL,
    "changeSetId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT NOT NULL,
    "factsHash" TEXT NOT NULL,
    "items" JSONB NOT NULL,

    CONSTRAINT "CarryOver_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CarryOver_changeSetId_idx" ON "CarryOver"("changeSetId");

-- AddForeignKey
ALTER TABLE "CarryOver" ADD CONSTRAINT "CarryOver_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was announced is put on a newer register by somebody who wrote none of it, and in no other state.
create function carry_over_is_looked_at() returns trigger language plpgsql as $$
begin
  if not exists (select from "ChangeSet" where id = new."changeSetId" and state = 'ANNOUNCED') then
    raise exception 'only what is announced is carried over' using errcode = 'RC006';
  end if;
  if exists (select from "ChangeSet" where id = new."changeSetId" and new."byId" = any (authors)) then
    raise exception 'whoever wrote any part of a change set may not carry it over' using errcode = 'RC005';
  end if;
  return new;
end $$;
create trigger carry_over_is_looked_at before insert on "CarryOver"
  for each row execute function carry_over_is_looked_at();

create trigger "CarryOver_is_append_only" before update or delete on "CarryOver"
  for each row execute function refuse_rewrite();
create trigger "CarryOver_stays_whole" before truncate on "CarryOver"
  for each statement execute function refuse_rewrite();

-- An announced item moves onto the revision that a carry-over names for it, once, and changes in nothing but what that brings; or it
-- reads as a correction says that was sent.
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
    if new."baseSeq" is distinct from old."baseSeq"
       and (new."validFrom", new."validTo", new.overrides, new."authorId")
           is not distinct from (old."validFrom", old."validTo", old.overrides, old."authorId")
       and exists (select from "CarryOver" c
                   where c."changeSetId" = new."changeSetId"
                     and c.items @> jsonb_build_array(jsonb_build_object(
                           'kind', new.kind, 'ref', new.ref, 'from', old."baseSeq", 'to', new."baseSeq"))) then
      return new;
    end if;
    if (to_jsonb(new) - 'body') is not distinct from (to_jsonb(old) - 'body')
       and exists (select from "Correction" correction cross join lateral jsonb_array_elements(correction.items) item
                   where correction."changeSetId" = new."changeSetId" and correction."sentAt" is not null
                     and item ->> 'kind' = new.kind and item ->> 'ref' = new.ref
                     and item -> 'before' = old.body and item -> 'after' = new.body) then
      return new;
    end if;
    raise exception 'an announced item reads otherwise by a correction, or upon a newer revision, alone' using errcode = 'RC006';
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

grant select, insert on "CarryOver" to recital_app;
