/** The state of a change, as product rules name it. */
type State = "DRAFT" | "IN_REVIEW" | "APPROVED" | "ANNOUNCED" | "ACTIVE" | "REJECTED" | "WITHDRAWN";

export type Decision =
  | "ACCOMMODATED_BY_SAFEGUARD"
  | "ACCOMMODATED_BY_LEAVING_OUT"
  | "WITHDRAWN"
  | "OUTSIDE_GROUND"
  | "UNTIMELY"
  | "REFUSED";

/** A customer with its own terms, in days; its day begins 12 hours before that of the organisation where it lies far east. */
export type LifeCustomer = {
  readonly ref: string;
  readonly noticeDays: number;
  readonly objectionDays: number;
  readonly receiptDays: number;
  readonly contacts: number;
  readonly wantsAll: boolean;
  readonly isSpecific: boolean;
  readonly isFarEast: boolean;
};

type Fate = "waiting" | "effective" | "declined";

type Standing = {
  readonly customer: LifeCustomer;
  fate: Fate;
  /** By which way which contact was told, as "mail 1". */
  readonly told: Set<string>;
  /** Days on which anyone was told, of contacts since dead, too: dates once told are not taken back. */
  latest: number | null;
  readonly over: Set<number>;
  readonly objections: { timely: boolean; decision: Decision | null }[];
  isApproved: boolean;
};

/** Noon and later: the day in the far east is the next one. */
export type Moment = { readonly day: number; readonly isEvening: boolean };

/** What a step is answered with: null where it is done. */
type Answer = string | null;

const opens: ReadonlySet<Decision | null> = new Set([null, "REFUSED"]);

/**
 * The whole life of one change in memory, with days as plain numbers, written from the rules and not from the product's
 * code, so that the two can be compared at every step.
 */
export function lifeModel(customers: readonly LifeCustomer[], isPerCustomer: boolean) {
  let state: State = "DRAFT";
  let authors = new Set<string>();
  let announced: { on: Moment; planned: number } | null = null;
  let standings: Standing[] = [];
  let proposed = "start";
  let present = "start";

  const of = (ref: string) => standings.find(({ customer }) => customer.ref === ref);
  const localDay = ({ isFarEast }: LifeCustomer, { day, isEvening }: Moment) =>
    day + Number(isFarEast && isEvening);
  const move = (from: readonly State[], to: State): Answer => {
    if (!from.includes(state)) return "wrongState";
    state = to;
    return null;
  };

  function isOpen({ customer, told, latest, objections, isApproved }: Standing, now: Moment) {
    if (objections.some(({ timely, decision }) => timely && opens.has(decision))) return false;
    if (isApproved) return true;
    if (customer.isSpecific || latest === null || announced === null) return false;
    const contacts = new Set([...told].map((way) => way.split(" ")[1]));
    if (contacts.size < (customer.wantsAll ? customer.contacts : 1)) return false;
    const lapse = Math.max(customer.noticeDays, customer.objectionDays);
    const today = localDay(customer, now);
    return today > latest + customer.receiptDays + lapse && today >= announced.planned;
  }

  return {
    /** @param authors who has written the draft so far */
    begin(author: string, text: string): void {
      authors = new Set([author]);
      proposed = text;
    },
    edit(author: string, text: string): Answer {
      if (state !== "DRAFT") return "notDraft";
      authors.add(author);
      proposed = text;
      return null;
    },
    submit: () => move(["DRAFT"], "IN_REVIEW"),
    approve: (who: string): Answer =>
      authors.has(who) ? "approverIsAuthor" : move(["IN_REVIEW"], "APPROVED"),
    reject: () => move(["IN_REVIEW"], "REJECTED"),
    giveBack: () => move(["IN_REVIEW", "APPROVED", "REJECTED"], "DRAFT"),
    withdraw(): Answer {
      const refused = move(["DRAFT", "IN_REVIEW", "APPROVED", "ANNOUNCED"], "WITHDRAWN");
      if (refused === null) for (const one of standings) one.fate = "declined";
      return refused;
    },
    announce(now: Moment, planned: number): Answer {
      const refused = move(["APPROVED"], "ANNOUNCED");
      if (refused !== null) return refused;
      announced = { on: now, planned };
      standings = customers.map((customer) => ({
        customer,
        fate: "waiting",
        told: new Set(),
        latest: null,
        over: new Set(),
        objections: [],
        isApproved: false,
      }));
      return null;
    },
    /** Who still has to get the mail of the announcement: contacts whose mail no relay has taken or refused for good. */
    untold: () =>
      state === "WITHDRAWN"
        ? []
        : standings.flatMap(({ customer, over }) =>
            Array.from({ length: customer.contacts }, (_, at) => at + 1)
              .filter((contact) => !over.has(contact))
              .map((contact) => ({ ref: customer.ref, contact })),
          ),
    /** A relay answered for good to a contact's mail: it took it, or will never. */
    answered(ref: string, contact: number, isTaken: boolean, now: Moment): void {
      const one = of(ref);
      one?.over.add(contact);
      if (one !== undefined && isTaken) tell(one, `mail ${contact}`, localDay(one.customer, now));
    },
    /** A mail that a relay took came back. */
    returned(ref: string, contact: number): void {
      of(ref)?.told.delete(`mail ${contact}`);
    },
    letter(ref: string, now: Moment): Answer {
      const one = of(ref);
      if (one === undefined) return "noSuchNotice";
      if (one.fate !== "waiting") return one.fate === "effective" ? "inEffect" : "noticeClosed";
      tell(one, "letter 1", localDay(one.customer, now));
      return null;
    },
    approveEarly(ref: string): Answer {
      const one = of(ref);
      if (one === undefined) return "noSuchNotice";
      if (one.fate === "declined") return "noticeClosed";
      one.isApproved = true;
      return null;
    },
    object(ref: string, daysAgo: number, now: Moment): { refused: string } | { timely: boolean } {
      const one = of(ref);
      if (one === undefined || announced === null) return { refused: "noSuchNotice" };
      if (one.fate === "declined") return { refused: "noticeClosed" };
      const { customer, latest, objections } = one;
      const received = localDay(customer, now) - daysAgo;
      if (received < localDay(customer, announced.on)) return { refused: "beforeAnnouncement" };
      const timely =
        latest === null || received <= latest + customer.receiptDays + customer.objectionDays;
      objections.push({ timely, decision: null });
      return { timely };
    },
    /** Decides the customer's newest objection. */
    decide(ref: string, decision: Decision): Answer {
      const one = of(ref);
      const objection = one?.objections.at(-1);
      if (one === undefined || objection === undefined) return "noSuchObjection";
      if (!opens.has(objection.decision)) return "alreadyDecided";
      if (decision === "UNTIMELY" && objection.timely) return "inTime";
      const isLeftOut = decision === "ACCOMMODATED_BY_LEAVING_OUT";
      if (isLeftOut && one.fate === "effective") return "inEffect";
      objection.decision = decision;
      if (isLeftOut) one.fate = "declined";
      return null;
    },
    activate(now: Moment): Answer {
      if (state !== "ANNOUNCED" && state !== "ACTIVE") return "wrongState";
      const waiting = standings.filter(({ fate }) => fate === "waiting");
      const due = waiting.filter((one) => isOpen(one, now));
      if (waiting.length === 0) return "nothingToActivate";
      if (due.length === 0) return "gateClosed";
      if (!isPerCustomer && state === "ANNOUNCED" && due.length < waiting.length)
        return "gateClosed";
      for (const one of due) one.fate = "effective";
      if (state === "ANNOUNCED") present = proposed;
      state = "ACTIVE";
      return null;
    },
    state: () => state,
    present: () => present,
    isPerCustomer,
    /** How the public list has the one who goes with the change, and the one who comes in its place. */
    listed() {
      const isHeldBy = (fate: Fate) => standings.some((one) => one.fate === fate);
      if (state === "ANNOUNCED") return { leaver: "active", newcomer: "announced" };
      if (state !== "ACTIVE") return { leaver: "active", newcomer: null };
      return {
        leaver: isHeldBy("waiting") || isHeldBy("declined") ? "active" : "ended",
        newcomer: isHeldBy("waiting") ? "rolling-out" : "active",
      };
    },
    fates: () => standings.map(({ customer, fate }) => [customer.ref, fate] as const),
  };
}

export type LifeModel = ReturnType<typeof lifeModel>;

function tell(one: Standing, way: string, day: number): void {
  if (one.fate !== "waiting") return;
  one.told.add(way);
  one.latest = Math.max(one.latest ?? day, day);
}
