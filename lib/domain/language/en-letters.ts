import { longDate } from "./en-date";

/** The words of letters to customers: answers to objections, and incidents. */
export const enLetters = {
  tag: "en",
  name: "English",
  day: (day: string): string => longDate(day),
  subject: {
    objection: (title: string) => `Your objection to the change “${title}”`,
    incident: (about: string) => `Information about “${about}”`,
  },
  to: (customer: string, agreement: string) => `To ${customer}\nYour agreement: ${agreement}`,
  greeting: "Dear Sir or Madam,",
  closing: "Yours faithfully",
  received: (day: string, title: string, id: string) =>
    `We received your objection on ${day}. It concerns the change “${title}” (our reference ${id}).`,
  open: {
    late: "It reached us after the last day to object, or the change gives no right to object. It is on record, and we will answer it; it does not hold the change back.",
    heldBack:
      "It came in time. The change does not take effect for your agreement while your objection is open. We are looking for a solution and will write to you again.",
    inEffect: (day: string) =>
      `It came in time. We entered it only after the change had taken effect for your agreement on ${day}. We have recorded that as an incident and will write to you about what we do.`,
    inOrder: (day: string) =>
      `It came in time. Your agreement lets the change take effect before the time to object has ended, and it has been in effect for your agreement since ${day}. We are looking for a solution and will write to you again.`,
  },
  outcome: {
    safeguard: "We meet your objection by a safeguard.",
    leftOut:
      "We meet your objection by leaving the change out for your agreement. For you, the list of sub-processors stays as it was.",
    withdrawn: "You have taken your objection back. We have recorded that.",
    untimely: (received: string, lastDay: string) =>
      `Your last day to object was ${lastDay}. Your objection reached us on ${received}, after that day, and so it does not hold the change back.`,
    noRight: "Your agreement gives no right to object to a change of this kind.",
    outsideGround:
      "Your objection does not rest on a ground for which your agreement lets you object.",
    ended:
      "Your agreement ends, and this objection is settled with it. Until its end the list of sub-processors stays as it was for you.",
    endedInEffect: (day: string) =>
      `Your agreement ends, and this objection is settled with it. The change has been in effect for you since ${day}.`,
    remedyRun: (day: string | null) =>
      day === null
        ? "We could not meet your objection, and the time for the remedy that your agreement gives you has run."
        : `We could not meet your objection. The time for the remedy that your agreement gives you ended on ${day}.`,
    refused: "We cannot meet your objection.",
    staysHeldBack:
      "That alone does not let the change take effect: it stays held back for your agreement.",
  },
  safeguard: "The safeguard:",
  reason: "Our reasons:",
  clause: "The clause of your agreement:",
  remedy: "What your agreement gives you in this case:",
  remedyUntil: (day: string) => `The last day for that is ${day}.`,
  inEffect: (day: string) => `The change has been in effect for your agreement since ${day}.`,
  closed:
    "The change does not take effect for your agreement: it was withdrawn, or left out for you.",
  afterApproval: "The change takes effect for your agreement only with your approval.",
  mayFollow:
    "The change may take effect for your agreement once your notice period has run. We will confirm the day.",
  mayFollowFrom: (day: string) =>
    `The change may take effect for your agreement from ${day} at the earliest. We will confirm the day.`,
  incident: {
    ADVERSE_FACT: (about: string) =>
      `We inform you of a fact that concerns processing under your agreement: “${about}”.`,
    OBJECTION_ENTERED_LATE: (about: string) =>
      `Your objection to the change “${about}” reached us in time, but we entered it only after the change had taken effect for your agreement.`,
    USE_BEFORE_AUTHORISATION: (about: string) =>
      `“${about}” was used for processing under your agreement before your agreement authorised it.`,
  },
  atSubprocessors: (names: string, count: number) =>
    `It concerns ${count === 1 ? "this sub-processor" : "these sub-processors"}: ${names}.`,
  whatHappened: "What happened:",
  howKnown: "How we know of it:",
  days: (since: string, known: string) =>
    `This has been so since ${since}. We have known of it since ${known}.`,
  suspension: {
    PROPOSED: (_day: string | null) =>
      "We propose to suspend the processing that depends on it. Please tell us whether you want that.",
    DONE: (day: string | null) =>
      `We have suspended the processing that depends on it${day === null ? "" : ` on ${day}`}.`,
    NOT_POSSIBLE: (_day: string | null) => "We cannot suspend the processing that depends on it.",
    LIFTED: (day: string | null) =>
      `We had suspended the processing that depends on it. The suspension was lifted${day === null ? "" : ` on ${day}`}.`,
  },
  noBreach:
    "This letter is not a notification of a personal data breach under Article 33 of the General Data Protection Regulation.",
  askUs:
    "The rights that the law and your agreement give you are not affected. Please write to us if you have questions.",
} as const;

type Told<Value> = Value extends string
  ? string
  : Value extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof Value]: Told<Value[Key]> };

/** The same in each language. */
export type LetterWords = Told<typeof enLetters>;
