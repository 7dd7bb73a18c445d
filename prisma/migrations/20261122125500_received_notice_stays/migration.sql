-- A vendor's notice stays as it came, under its number, its hash and the moment it was taken down. Its words can be erased, once and
-- whole; what was erased does not come back.
-- Until now an erased notice kept what we said it changes.
update "ReceivedNotice" set changes = null where "erasedAt" is not null;

create function received_notice_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.id, new.number, new.sha256, new."enteredAt") is distinct from (old.id, old.number, old.sha256, old."enteredAt") then
    raise exception 'A notice stays as it was taken down.' using errcode = 'RC001';
  end if;
  if new."erasedAt" is null or old."erasedAt" is not null then
    if new."erasedAt" is distinct from old."erasedAt" or (new."erasedAt" is not null and new.changes is not null)
       or (new.sender, new.subject, new.text, new.attached, new."fileName", new.bytes)
          is distinct from (old.sender, old.subject, old.text, old.attached, old."fileName", old.bytes) then
      raise exception 'The words of a notice stay as they came, and erased ones do not come back.' using errcode = 'RC001';
    end if;
  elsif new.sender <> '' or new.subject <> '' or new.text <> '' or cardinality(new.attached) > 0
     or new."fileName" is not null or new.bytes is not null or new.changes is not null then
    raise exception 'The words of a notice are erased whole.' using errcode = 'RC001';
  end if;
  return new;
end;
$$;
create trigger received_notice_stays before update or delete on "ReceivedNotice" for each row execute function received_notice_stays();
create trigger received_notice_stays_whole before truncate on "ReceivedNotice" for each statement execute function refuse_rewrite();
