-- What was settled before the agreement's last day settles nothing: docs/decisions/0056-ends-and-objections-once-more.md
create or replace function certificate_needs_all() returns trigger language plpgsql as $$
begin
  if not exists (select from "TerminationTask" where "agreementRef" = new."agreementRef")
     or exists (select from "TerminationTask" task left join "CustomerAgreement" agreement on agreement.ref = task."agreementRef"
                where task."agreementRef" = new."agreementRef"
                  and (task."outcome" is null or task."doneOn" < agreement."endsOn")) then
    raise exception 'a holder has not settled its part' using errcode = 'RC008';
  end if;
  return new;
end $$;
