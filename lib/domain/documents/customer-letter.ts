import type { CalendarDate } from "@/lib/domain/calendar";
import type { ObjectionDecision } from "@/lib/domain/change/gate";
import type { IncidentKind, Suspension } from "@/lib/domain/incident/incident-view";
import type { LetterWords } from "@/lib/domain/language/en-letters";

/** A letter as text: whoever sends it reads it first, and may change every word. */
export type LetterDraft = { readonly subject: string; readonly text: string };

/** Who writes to whom about what; nothing of it is made up, what is not known is left out. */
export type LetterFrame = {
  readonly on: CalendarDate;
  readonly organisation: string;
  readonly customer: string;
  readonly agreement: string;
  /** Number and title of the change; null where an incident is about none. */
  readonly change: { readonly id: string; readonly title: string } | null;
};

export type AnsweredObjection = LetterFrame & {
  readonly decision: ObjectionDecision | null;
  readonly receivedOn: CalendarDate;
  readonly timely: boolean;
  readonly objectionLastDay: CalendarDate | null;
  /** The day on which the change took effect for this agreement; null while it has not. */
  readonly effectiveOn: CalendarDate | null;
  /** It came before the effect, and somebody entered it only after: an incident. */
  readonly wasEnteredLate: boolean;
  /** The change does not come for this agreement at all: it was withdrawn, or left out for it. */
  readonly isClosed: boolean;
  /** Nothing but the customer's approval, which is not recorded, lets it take effect. */
  readonly needsApproval: boolean;
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly reason: string | null;
  readonly clause: string | null;
  /** The clause on what the customer may do against a refusal, and the last day for it. */
  readonly remedyClause: string | null;
  readonly remedyLastDay: CalendarDate | null;
};

/**
 * The draft of our answer to an objection, from what the register says of it.
 *
 * Source: GDPR Art. 28(2), second sentence; product rule 2.7.
 * Reading: an objection wants an answer in writing: what becomes of the change for this customer, on which ground and by which
 * clause. Reasons and clauses are quoted as they were recorded. A letter to somebody who was refused names what the
 * agreement gives against that, where it is known.
 */
export function objectionAnswer(facts: AnsweredObjection, words: LetterWords): LetterDraft {
  const { change, receivedOn } = facts;
  const received = words.received(words.day(receivedOn), change?.title ?? "", change?.id ?? "");
  return letter(facts, words, words.subject.objection(change?.title ?? ""), [
    received,
    ...(facts.decision === null ? undecided(facts, words) : decided(facts.decision, facts, words)),
  ]);
}

function undecided(facts: AnsweredObjection, words: LetterWords): string[] {
  const { timely, effectiveOn, wasEnteredLate, isClosed } = facts;
  const { open } = words;
  if (isClosed) return [words.closed];
  if (!timely) return [open.late];
  if (effectiveOn === null) return [open.heldBack];
  return [(wasEnteredLate ? open.inEffect : open.inOrder)(words.day(effectiveOn))];
}

function decided(
  decision: ObjectionDecision,
  facts: AnsweredObjection,
  words: LetterWords,
): string[] {
  const { outcome } = words;
  switch (decision) {
    case "ACCOMMODATED_BY_SAFEGUARD":
      return [outcome.safeguard, ...quoted(words.safeguard, facts.reason), effect(facts, words)];
    case "ACCOMMODATED_BY_LEAVING_OUT":
      return [outcome.leftOut, ...quoted(words.reason, facts.reason)];
    case "WITHDRAWN":
      return [outcome.withdrawn, effect(facts, words)];
    case "UNTIMELY":
      return [
        facts.objectionLastDay === null
          ? outcome.noRight
          : outcome.untimely(words.day(facts.receivedOn), words.day(facts.objectionLastDay)),
        ...quoted(words.reason, facts.reason),
        effect(facts, words),
      ];
    case "OUTSIDE_GROUND":
      return [
        outcome.outsideGround,
        ...quoted(words.clause, facts.clause),
        ...quoted(words.reason, facts.reason),
        effect(facts, words),
      ];
    case "AGREEMENT_ENDED":
      return [
        facts.effectiveOn === null
          ? outcome.ended
          : outcome.endedInEffect(words.day(facts.effectiveOn)),
        ...quoted(words.reason, facts.reason),
      ];
    case "REMEDY_RUN":
      return [
        outcome.remedyRun(facts.remedyLastDay && words.day(facts.remedyLastDay)),
        ...quoted(words.clause, facts.clause),
        ...quoted(words.reason, facts.reason),
        effect(facts, words),
      ];
    case "REFUSED":
      return refused(facts, words);
  }
}

function refused(facts: AnsweredObjection, words: LetterWords): string[] {
  const { outcome } = words;
  const { effectiveOn, isClosed, remedyLastDay, remedyClause } = facts;
  const stays = isClosed ? words.closed : outcome.staysHeldBack;
  return [
    outcome.refused,
    ...quoted(words.clause, facts.clause),
    ...quoted(words.reason, facts.reason),
    effectiveOn === null ? stays : words.inEffect(words.day(effectiveOn)),
    ...quoted(words.remedy, remedyClause),
    ...(remedyLastDay === null ? [] : [words.remedyUntil(words.day(remedyLastDay))]),
  ];
}

function effect(
  { effectiveOn, earliestEffectiveOn, isClosed, needsApproval }: AnsweredObjection,
  words: LetterWords,
): string {
  if (effectiveOn !== null) return words.inEffect(words.day(effectiveOn));
  if (isClosed) return words.closed;
  if (needsApproval) return words.afterApproval;
  return earliestEffectiveOn === null
    ? words.mayFollow
    : words.mayFollowFrom(words.day(earliestEffectiveOn));
}

function quoted(introduction: string, text: string | null): string[] {
  return text === null || text.trim() === "" ? [] : [`${introduction}\n${text.trim()}`];
}

export type ToldIncident = LetterFrame & {
  readonly kind: IncidentKind;
  /** What it is about where that is no change: a sub-processor. */
  readonly subject: string;
  readonly trueSince: CalendarDate;
  readonly knownOn: CalendarDate;
  readonly suspension: Suspension | null;
  readonly suspensionOn: CalendarDate | null;
  readonly suspensionReason: string | null;
  /** What happened, in this letter's language as far as it is ours to word; null where there is no fact to tell. */
  readonly fact: LetterFact | null;
};

/** The fact that an incident tells: at which sub-processors, what, and how we know. */
export type LetterFact = {
  readonly subprocessors: readonly string[];
  readonly what: string;
  readonly howKnown: string | null;
};

/**
 * The draft of a letter that tells a customer of an incident, from what the register says of it.
 *
 * Source: none, product rule 2.4 (customers are told of adverse facts without undue delay).
 * Reading: it says what happened and at which sub-processor, since when, since when and how we know, and what became of suspension or
 * what we ask. It is no notification of a personal data breach (GDPR Art. 33), and says so.
 */
export function incidentLetter(facts: ToldIncident, words: LetterWords): LetterDraft {
  const { kind, suspension, suspensionOn, suspensionReason } = facts;
  const about = facts.change?.title ?? facts.subject;
  return letter(facts, words, words.subject.incident(about), [
    words.incident[kind](about),
    ...factOf(facts.fact, words),
    words.days(words.day(facts.trueSince), words.day(facts.knownOn)),
    words.suspension[suspension ?? "PROPOSED"](suspensionOn && words.day(suspensionOn)),
    ...quoted(words.reason, suspensionReason),
    words.noBreach,
    words.askUs,
  ]);
}

function factOf(fact: LetterFact | null, words: LetterWords): string[] {
  if (fact === null) return [];
  const { subprocessors, what, howKnown } = fact;
  return [
    ...(subprocessors.length === 0
      ? []
      : [words.atSubprocessors(subprocessors.join("; "), subprocessors.length)]),
    ...quoted(words.whatHappened, what),
    ...quoted(words.howKnown, howKnown),
  ];
}

function letter(
  { on, organisation, customer, agreement }: LetterFrame,
  words: LetterWords,
  subject: string,
  paragraphs: readonly string[],
): LetterDraft {
  const text = [
    words.day(on),
    words.to(customer, agreement),
    words.greeting,
    ...paragraphs,
    `${words.closing}\n${organisation}`,
  ].join("\n\n");
  return { subject, text };
}
