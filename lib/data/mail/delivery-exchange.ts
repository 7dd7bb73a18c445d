/** Any number, the first key of the advisory locks by which workers own their deliveries; the second is the worker's. */
export const ownerLock = 7_310_442;

/**
 * Records results and claims the next deliveries: one statement, and so one short transaction.
 *
 * $1 results, $2 worker key, $3 how many may be claimed, $4 the legal clock, $5 the real clock (for retries), $6 the bytes of
 * the mails, of which each result says where its own begin (from 1) and how many they are.
 *
 * A result counts only while the delivery is still this worker's and on the same attempt. While a delivery is
 * SENDING, its "nextAttemptAt" holds the start of the attempt. Of the days that mails to several contacts state,
 * the later count; once a change is in effect they stay. A mail that began before a correction states none that count. A mailbox that the relay refuses for good is no contact any more,
 * unless its contact has moved to another meanwhile. The bytes of a mail are kept with its attempt, unless the person was
 * erased while it went. A notice that came back is told to the webhooks that want to know.
 */
export const exchangeStatement = `
with result as materialized (
  select * from jsonb_to_recordset($1::jsonb) as given(
    id text, number int, state text, "retryAt" timestamptz, "startedAt" timestamptz, outcome text, stage text, reply text,
    relay text, tls text, "messageHash" text, dates jsonb, "sentFrom" int, "sentSize" int)
),
settled as (
  update "Delivery" delivery
  set state = result.state::"DeliveryState", "nextAttemptAt" = result."retryAt", "workerKey" = null
  from result
  where delivery.id = result.id and delivery.state = 'SENDING'
    and delivery."workerKey" = $2 and delivery."attemptCount" = result.number
  returning delivery.id, delivery.address
),
evidence as (
  insert into "Attempt" ("deliveryId", number, "startedAt", outcome, stage, reply, relay, tls, "messageHash", dates)
  select id, number, "startedAt", outcome::"AttemptOutcome", stage, reply, relay, tls, "messageHash", dates
  from result where outcome is not null and id in (select id from settled)
),
kept as (
  insert into "SentMail" ("deliveryId", number, bytes, "erasedAt")
  select id, number, case when settled.address is not null then substring($6::bytea from result."sentFrom" for result."sentSize") end,
    case when settled.address is null then $4::timestamptz end
  from result join settled using (id) where result."sentSize" is not null
),
bounced as (
  update "CustomerContact" contact set "bouncedAt" = $4::timestamptz
  from result join "Delivery" delivery on delivery.id = result.id
  where contact.id = delivery."contactId" and result.outcome = 'BOUNCED' and result.stage = 'RCPT'
    and lower(contact.email) = lower(delivery.address)
    and result.id in (select id from settled)
),
hooked as (
  insert into "WebhookDelivery" (id, "webhookId", "eventId", type, body, "createdAt", "nextAttemptAt")
  select gen_random_uuid()::text, hook.id, event.id, 'notice.bounced', jsonb_strip_nulls(jsonb_build_object(
      'id', event.id, 'type', 'notice.bounced', 'at', to_jsonb($4::timestamptz at time zone 'UTC') #>> '{}' || 'Z',
      'simulated', (select true from "Installation" where simulated), 'data', jsonb_build_object('delivery', delivery.id, 'customer', contact."customerRef", 'contact', delivery."contactId",
        'changes', (select jsonb_agg("changeSetId" order by "changeSetId") from "AnnouncedChange" change
                    where change."announcementId" = delivery."announcementId"))))::text, $5::timestamptz, $5::timestamptz
  from result join settled on settled.id = result.id
    join "Delivery" delivery on delivery.id = result.id
    join "CustomerContact" contact on contact.id = delivery."contactId"
    join "Webhook" hook on hook."endedAt" is null and 'notice.bounced' = any (hook.events)
    cross join lateral (select 'evt-' || delivery.id || '-' || result.number as id) event
  where result.outcome = 'BOUNCED' and result.stage = 'RCPT'
),
told as (
  select stated.key as id,
    max((stated.value ->> 'startsOn')::date) as "startsOn",
    max((stated.value ->> 'noticeLastDay')::date) as "noticeLastDay",
    max((stated.value ->> 'objectionLastDay')::date) as "objectionLastDay",
    max((stated.value ->> 'earliestEffectiveOn')::date) as "earliestEffectiveOn"
  from result cross join lateral jsonb_each(result.dates) stated join "Notice" meant on meant.id = stated.key
  where result."startedAt" >= coalesce(meant."restartedAt", '-infinity'::timestamptz) and result.outcome = 'ACCEPTED' and jsonb_typeof(result.dates) = 'object' and result.id in (select id from settled)
  group by stated.key
),
dated as (
  update "Notice" notice
  set "startsOn" = greatest(notice."startsOn", told."startsOn"),
    "noticeLastDay" = greatest(notice."noticeLastDay", told."noticeLastDay"),
    "objectionLastDay" = greatest(notice."objectionLastDay", told."objectionLastDay"),
    "earliestEffectiveOn" = greatest(notice."earliestEffectiveOn", told."earliestEffectiveOn")
  from told where notice.id = told.id and notice."effectiveOn" is null
),
room as materialized (
  select case when exists (select from "Installation" where "mailPaused") then 0 else $3::int end as places
),
fresh as materialized (
  select id from "Delivery" where state = 'PENDING' and channel = 'EMAIL'
  order by "nextAttemptAt" limit (select places from room) for update skip locked
),
again as materialized (
  select id from "Delivery" where state in ('DEFERRED', 'UNKNOWN') and channel = 'EMAIL' and "nextAttemptAt" <= $5
  limit (select places - (select count(*) from fresh) from room) for update skip locked
),
claimed as (
  update "Delivery" delivery
  set state = 'SENDING', "workerKey" = $2, "attemptCount" = delivery."attemptCount" + 1, "nextAttemptAt" = $4
  where delivery.id in (select id from fresh union all select id from again)
  returning delivery.id, delivery."announcementId", delivery."contactId", delivery.address, delivery.name,
    delivery."messageId", delivery."attemptCount"
)
select claimed.id, claimed."announcementId", claimed.address, claimed.name, claimed."messageId", claimed."attemptCount" as attempt,
  announcement.kind, contact.email as "presentAddress", contact.language, contact."customerRef", head.number as publication, head.hash as "publicationHash",
  earlier.failed as "failedAttempts", earlier.unknown as "unknownAttempts",
  (select jsonb_agg(jsonb_build_object(
      'id', notice.id, 'changeSetId', notice."changeSetId", 'agreementRef', notice."agreementRef",
      'changeClass', notice."changeClass", 'terms', notice.terms, 'items', notice.items, 'startsOn', notice."startsOn",
      'noticeLastDay', notice."noticeLastDay", 'objectionLastDay', notice."objectionLastDay",
      'earliestEffectiveOn', notice."earliestEffectiveOn", 'effectiveOn', notice."effectiveOn", 'ground', notice.ground,
      'isWithdrawn', "changeSet".state = 'WITHDRAWN') order by notice."agreementRef", "changeSet".number)
    from "DeliveredNotice" link join "Notice" notice on notice.id = link."noticeId"
    join "ChangeSet" "changeSet" on "changeSet".id = notice."changeSetId"
    where link."deliveryId" = claimed.id) as notices
from claimed
join "Announcement" announcement on announcement.id = claimed."announcementId"
join "CustomerContact" contact on contact.id = claimed."contactId"
left join lateral (select number, hash from "Publication" order by number desc limit 1) head on true
cross join lateral (
  select count(*) filter (where outcome <> 'ACCEPTED' and stage <> 'WORKER')::int as failed,
    count(*) filter (where outcome = 'UNKNOWN')::int as unknown
  from "Attempt" where "deliveryId" = claimed.id) earlier`;

/** $1 key of a worker that has ended, $2 the legal clock, $3 the real clock. Gives what it was sending back, as unknown. */
export const reclaimStatement = `
with lost as (
  update "Delivery" set state = 'UNKNOWN', "workerKey" = null, "nextAttemptAt" = $3
  from (select id as "lostId", "nextAttemptAt" as since from "Delivery"
        where state = 'SENDING' and "workerKey" is not distinct from $1 for update) before
  where id = before."lostId" and state = 'SENDING'
  returning id, "attemptCount", before.since
)
insert into "Attempt" ("deliveryId", number, "startedAt", outcome, stage, reply)
select id, "attemptCount", coalesce(since, $2), 'UNKNOWN', 'WORKER', 'The worker ended before it knew how this attempt went'
from lost`;
