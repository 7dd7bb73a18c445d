-- AlterEnum
ALTER TYPE "EffectiveGround" ADD VALUE 'EMERGENCY';

-- AlterTable
ALTER TABLE "ChangeSet" ADD COLUMN     "emergencyGround" "EmergencyGround";

-- AlterTable
ALTER TABLE "CustomerAgreement" ADD COLUMN     "emergencyNoticePeriod" TEXT,
ADD COLUMN     "emergencyObjectionPeriod" TEXT;

-- AlterTable
ALTER TABLE "TermsProfile" ADD COLUMN     "emergencyNoticePeriod" TEXT,
ADD COLUMN     "emergencyObjectionPeriod" TEXT;

-- What was approved as an emergency, or as none, stays so.
create function emergency_in_draft() returns trigger language plpgsql as $$
begin
  if new."emergencyGround" is distinct from old."emergencyGround" and old.state <> 'DRAFT' then
    raise exception 'a change becomes an emergency, or ceases to be one, only while it is a draft' using errcode = 'RC005';
  end if;
  return new;
end $$;

create trigger emergency_in_draft before update on "ChangeSet"
  for each row execute function emergency_in_draft();

-- A notice may be shortened by an emergency only where the agreement, as it stands, covers it: docs/decisions/0048-emergency-replacement.md
create function emergency_is_covered(agreement_ref text, ground text) returns boolean language sql stable as $$
  select exists (
    select from "CustomerAgreement" own
    left join "TermsProfile" shared on shared.ref = own."termsProfileId"
    cross join lateral (select
      case when own."emergencyAllowed" is null then shared."emergencyAllowed" else own."emergencyAllowed" end as allowed,
      coalesce(own."emergencyClause", case when own."emergencyAllowed" is null then shared."emergencyClause" end) as clause,
      case when cardinality(own."emergencyGrounds") > 0 then own."emergencyGrounds"
           when own."emergencyAllowed" is null then shared."emergencyGrounds" end as grounds,
      coalesce(own.authorisation, shared.authorisation) as authorisation) term
    where own.ref = agreement_ref and term.allowed and term.clause is not null and term.authorisation = 'GENERAL'
      and own.basis is distinct from 'SCC_2021_915'
      and not (coalesce(own."sccModules", '{}') && array['M2', 'M3']::"SccModule"[])
      and not (own.basis is not distinct from 'SCC_2021_914' and cardinality(coalesce(own."sccModules", '{}')) = 0)
      and (cardinality(coalesce(term.grounds, '{}')) = 0
           or exists (select from unnest(term.grounds) named where upper(regexp_replace(btrim(named), '[\s-]+', '_', 'g')) = ground)))
$$;

create function notice_emergency() returns trigger language plpgsql as $$
declare
  is_emergency boolean := coalesce(new.terms ->> 'effect', 'PERIODS') = 'EMERGENCY';
  ground text;
begin
  if tg_op = 'INSERT' and is_emergency then
    select "emergencyGround"::text into ground from "ChangeSet" where id = new."changeSetId";
    if ground is null or new.terms -> 'emergency' ->> 'ground' is distinct from ground or new."changeClass" not in ('M1', 'M2') then
      raise exception 'the change is no such emergency' using errcode = 'RC008';
    end if;
    if not emergency_is_covered(new."agreementRef", ground) then
      raise exception 'the agreement does not cover the emergency' using errcode = 'RC008';
    end if;
  end if;
  if new."effectiveOn" is not null and is_emergency and coalesce(new.ground::text, '') not in ('EMERGENCY', 'APPROVAL') then
    raise exception 'its periods have not run' using errcode = 'RC008';
  end if;
  if new.ground = 'EMERGENCY' and not is_emergency then
    raise exception 'the notice is of no emergency' using errcode = 'RC008';
  end if;
  return new;
end $$;

create trigger notice_emergency before insert or update on "Notice"
  for each row execute function notice_emergency();
