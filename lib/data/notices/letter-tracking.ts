import { type Actor, mayDo } from "@/lib/auth/actor";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import type { NoticeDates } from "@/lib/domain/change/dates";
import { withLaterYears } from "@/lib/domain/change/frozen-terms";
import { letterDates } from "@/lib/domain/change/letter-dates";
import { done, type Result, refuse } from "@/lib/domain/result";
import type {
  PlannedLetter,
  TrackedLetter,
  TrackingOutcome,
  TrackingTrouble,
} from "@/lib/domain/sending/tracked-letter";
import { termsOfNotice } from "../announcing/notice-terms";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { columnOf, dayOf } from "../days";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";
import { laterDates, letterDelivery, misdatedBy, overBy, standsFor } from "./notice-acts";

type Notice = Prisma.NoticeGetPayload<object>;
const letterParts = {
  delivery: { include: { notices: true, attempts: true, announcement: true } },
} as const satisfies Prisma.LetterTrackingInclude;
type Known = Prisma.LetterTrackingGetPayload<{ include: typeof letterParts }>;
type Planned = PlannedLetter & {
  readonly notice: Notice;
  readonly contactId: string;
  readonly known: Known | null;
  readonly dates: NoticeDates | null;
};

export type TrackingPlan = {
  readonly letters: readonly PlannedLetter[];
  readonly troubles: readonly TrackingTrouble[];
};

/** What recording a list of letters of one change would do, line by line; it writes nothing. */
export async function planTracking(
  actor: Actor,
  changeSetId: string,
  letters: readonly TrackedLetter[],
): Promise<TrackingPlan | null> {
  if (!mayDo(actor, "notice:record")) return null;
  if ((await database().changeSet.count({ where: { id: changeSetId } })) === 0) return null;
  const { planned, troubles } = await database().$transaction((tx) =>
    plannedLetters(tx, changeSetId, letters, actor),
  );
  return {
    troubles,
    letters: planned.map(
      ({ notice: _notice, contactId: _contactId, known: _known, dates: _dates, ...shown }) => shown,
    ),
  };
}

/**
 * Records a list of letters of one change, all or none: each that is new as a letter recorded by hand, each that is known with what its
 * carrier says since. One that came back tells nobody; the days that it set stay, as no day of a notice becomes earlier.
 *
 * Source: GDPR Art. 28(2) (the law names no form of telling); the agreement's terms of receipt.
 */
export async function recordTracking(
  actor: Actor,
  changeSetId: string,
  letters: readonly TrackedLetter[],
): Promise<
  Result<{ letters: number }, "notAllowed" | "nothingChanges" | "lettersWrong"> & {
    troubles?: readonly TrackingTrouble[];
  }
> {
  if (!mayDo(actor, "notice:record")) return refuse("notAllowed");
  let found: readonly TrackingTrouble[] = [];
  const recorded = await write<
    { letters: number; events: AuditEvent[] },
    "nothingChanges" | "lettersWrong"
  >(
    actor,
    ({ events }) => events,
    async (tx, entry) => {
      const { planned, troubles } = await plannedLetters(tx, changeSetId, letters, entry);
      found = troubles;
      if (troubles.length > 0) return refuse("lettersWrong");
      const news = planned.filter(({ outcome }) => outcome !== "KNOWN");
      if (news.length === 0) return refuse("nothingChanges");
      const events: AuditEvent[] = [];
      for (const letter of news) events.push(await recordOne(tx, changeSetId, letter, entry.at));
      return done({ letters: news.length, events });
    },
  );
  if (!recorded.ok) return { ...recorded, troubles: found };
  return done({ letters: recorded.value.letters });
}

async function plannedLetters(
  tx: Transaction,
  changeSetId: string,
  letters: readonly TrackedLetter[],
  { at }: Pick<Actor, "at">,
): Promise<{ planned: Planned[]; troubles: TrackingTrouble[] }> {
  const planned: Planned[] = [];
  const troubles: TrackingTrouble[] = [];
  for (const letter of letters) {
    const plan = await plannedLetter(tx, changeSetId, letter, at);
    if ("message" in plan) troubles.push(plan);
    else planned.push(plan);
  }
  return { planned, troubles };
}

async function plannedLetter(
  tx: Transaction,
  changeSetId: string,
  letter: TrackedLetter,
  at: Actor["at"],
): Promise<Planned | TrackingTrouble> {
  const wrong = troubleOf(letter);
  const notice = await noticeFor(tx, changeSetId, letter);
  if (typeof notice === "string") return wrong("customer", ...noticeWords[notice]);
  const { register } = await presentRegister(tx);
  const terms = withLaterYears(termsOfNotice(notice), register);
  const known = await knownLetter(tx, letter);
  const trouble =
    laterThan(letter, dateIn(at, terms.zone)) ??
    (known === null ? await newTrouble(tx, notice, letter, at) : clashWith(known, notice, letter));
  if (trouble !== null) return wrong(...trouble);
  const contactId = known?.delivery.contactId ?? (await contactFor(tx, notice, letter.contact));
  if (contactId === null)
    return wrong(
      "contact",
      "there is no such confirmed contact of the customer",
      "name or confirm one on the customer's page",
    );
  const counted = letterDates(notice.changeClass, letter.postedOn, letter.deliveredOn, terms);
  if (!counted.ok)
    return wrong(
      "posted",
      "the days of this agreement cannot be counted",
      "complete its holiday calendar first",
    );
  const outcome = outcomeOf(known, letter);
  // What came back, what the customer knows as in effect, or what was corrected since sets no days.
  const tells = overBy(notice) === null && !isOvertaken(known, notice);
  const sets = outcome === "NEW" || (outcome === "DELIVERED" && tells);
  const dates = sets ? counted.value : null;
  return {
    ...letter,
    ...{ notice, contactId, known, outcome, dates, agreementRef: notice.agreementRef },
    objectionLastDay: dates?.objectionLastDay ?? null,
    earliestEffectiveOn: dates?.earliestEffectiveOn ?? null,
  };
}

type Trouble = readonly [TrackingTrouble["column"], string, string];

function laterThan(
  { postedOn, deliveredOn, returnedOn }: TrackedLetter,
  today: CalendarDate,
): Trouble | null {
  const days = [
    ["posted", postedOn],
    ["delivered", deliveredOn],
    ["returned", returnedOn],
  ] as const;
  const late = days.find(([, day]) => day !== null && day > today);
  return late === undefined
    ? null
    : [late[0], "the day lies in the future", "record the letter once it has come to that"];
}

/** Why a letter that is not known yet tells nothing of the change; null where it does. */
async function newTrouble(
  tx: Transaction,
  notice: Notice,
  { postedOn }: TrackedLetter,
  at: Actor["at"],
): Promise<Trouble | null> {
  if (overBy(notice) !== null)
    return [
      "customer",
      "the change is in effect for this agreement, or does not come for it",
      "leave the row out",
    ];
  const { zone } = termsOfNotice(notice);
  return (await misdatedBy(tx, notice, postedOn, at, zone)) === null
    ? null
    : [
        "posted",
        "the letter went before the change was announced, or corrected",
        "such a letter tells nothing of it",
      ];
}

function troubleOf({ line }: TrackedLetter) {
  return (column: TrackingTrouble["column"], message: string, hint: string): TrackingTrouble => ({
    line,
    column,
    message,
    hint,
  });
}

const noticeWords: Readonly<Record<"none" | "several", readonly [string, string]>> = {
  none: [
    "nobody of this name was to be told of the change",
    "write the ref of the customer or of its agreement, as the batch of letters names it",
  ],
  several: ["the customer has several agreements that the change concerns", "name the agreement"],
};

async function noticeFor(
  tx: Transaction,
  changeSetId: string,
  { customer, agreement }: TrackedLetter,
): Promise<Notice | keyof typeof noticeWords> {
  const notices = await tx.notice.findMany({
    where: {
      changeSetId,
      ...(agreement === null ? {} : { agreementRef: agreement }),
      ...(customer === null ? {} : { customerRef: customer }),
    },
    take: 2,
  });
  const [notice, another] = notices;
  if (notice === undefined) return "none";
  return another === undefined ? notice : "several";
}

function knownLetter(tx: Transaction, { carrier, number }: TrackedLetter): Promise<Known | null> {
  return tx.letterTracking.findFirst({
    where: { carrier, number },
    include: letterParts,
  });
}

/** What a list says otherwise of a letter that is recorded; null where it only adds to it. */
function clashWith(
  known: Known,
  notice: Notice,
  { postedOn, deliveredOn, returnedOn }: TrackedLetter,
): Trouble | null {
  if (!known.delivery.notices.some(({ noticeId }) => noticeId === notice.id))
    return ["number", "this letter is recorded as one to somebody else", "put the number right"];
  const otherwise = "it is recorded otherwise already, and what is recorded stays";
  const hint = "leave the row out, or record another letter";
  if (dayOf(known.postedOn) !== postedOn) return ["posted", otherwise, hint];
  const delivered = dayOf(known.deliveredOn);
  if (delivered !== null && deliveredOn !== delivered) return ["delivered", otherwise, hint];
  const returned = dayOf(known.returnedOn);
  if (returned !== null && returnedOn !== returned) return ["returned", otherwise, hint];
  return null;
}

/** Whether a recorded letter told what was put right since, so that its days count no more. */
function isOvertaken(known: Known | null, { restartedAt }: Notice): boolean {
  return known !== null && restartedAt !== null && known.delivery.announcement.at < restartedAt;
}

function outcomeOf(
  known: Known | null,
  { deliveredOn, returnedOn }: TrackedLetter,
): TrackingOutcome {
  if (known === null) return returnedOn === null ? "NEW" : "RETURNED_NEW";
  if (returnedOn !== null && known.returnedOn === null) return "RETURNED";
  if (deliveredOn !== null && known.deliveredOn === null) return "DELIVERED";
  return "KNOWN";
}

/** The contact who is named, or the one who was confirmed first, whether or not mail to it came back. */
async function contactFor(
  tx: Transaction,
  { customerRef }: Notice,
  named: string | null,
): Promise<string | null> {
  const { bouncedAt: _whetherOrNot, ...confirmed } = reachable;
  const contact = await tx.customerContact.findFirst({
    where: { ...confirmed, customerRef, ...(named === null ? {} : { id: named }) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return standsFor(contact, customerRef) ? contact.id : null;
}

async function recordOne(
  tx: Transaction,
  changeSetId: string,
  letter: Planned,
  at: Actor["at"],
): Promise<AuditEvent> {
  const { notice, known, dates, contactId, postedOn, deliveredOn, returnedOn } = letter;
  const isReturned = returnedOn !== null;
  const words = evidenceWords(letter);
  const { agreementRef } = notice;
  const days = { deliveredOn: columnOf(deliveredOn), returnedOn: columnOf(returnedOn) };
  // Another letter, or a mail of before, of this very list may have moved the notice meanwhile.
  const present = await tx.notice.findUniqueOrThrow({ where: { id: notice.id } });
  if (dates !== null)
    await tx.notice.update({ where: { id: notice.id }, data: laterDates(present, dates) });
  if (known === null) {
    const draft = { changeSetId, contactId, channel: "LETTER" as const, text: words };
    const deliveryId = await letterDelivery(tx, draft, notice, at, dates, isReturned);
    const { carrier, number } = letter;
    await tx.letterTracking.create({
      data: { deliveryId, carrier, number, postedOn: new Date(postedOn), ...days },
    });
    return { type: "letter.recorded", deliveryId, changeSetId, agreementRef };
  }
  const { deliveryId } = known;
  await tx.letterTracking.update({ where: { deliveryId }, data: days });
  const number = known.delivery.attempts.length + 1;
  await tx.attempt.create({
    data: {
      ...{ deliveryId, number, startedAt: at, stage: "LETTER", reply: words },
      outcome: isReturned ? "BOUNCED" : "ACCEPTED",
      ...(dates === null ? {} : { dates: { [notice.id]: { ...dates } } }),
    },
  });
  await tx.delivery.update({
    where: { id: deliveryId },
    data: { attemptCount: number, ...(isReturned ? { state: "BOUNCED" as const } : {}) },
  });
  return isReturned
    ? { type: "delivery.bounced", deliveryId }
    : { type: "letter.recorded", deliveryId, changeSetId, agreementRef };
}

/** "DHL 123, posted 2027-03-01, delivered 2027-03-03" */
function evidenceWords({ carrier, number, postedOn, deliveredOn, returnedOn }: TrackedLetter) {
  return [
    `${carrier} ${number}, posted ${postedOn}`,
    ...(deliveredOn === null ? [] : [`delivered ${deliveredOn}`]),
    ...(returnedOn === null ? [] : [`returned ${returnedOn}`]),
  ].join(", ");
}
