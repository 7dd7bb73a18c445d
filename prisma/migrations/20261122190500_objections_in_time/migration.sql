-- An objection is judged when it is entered. Where the last day moves later after that, or the periods begin anew, one that came by then came in
-- time: docs/decisions/0056-ends-and-objections-once-more.md. The first days of a notice move nothing: before them every objection is in time.
create function objections_in_time() returns trigger language plpgsql as $$
begin
  update "Objection" set timely = true
  where "noticeId" = new.id and not timely and (decision is null or decision = 'REFUSED')
    and (new."objectionLastDay" is null or "receivedOn" <= new."objectionLastDay");
  return null;
end $$;

create trigger objections_in_time after update of "objectionLastDay" on "Notice"
  for each row when (old."objectionLastDay" is not null and new."objectionLastDay" is distinct from old."objectionLastDay")
  execute function objections_in_time();
