import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { frozenTerms } from "@/lib/domain/change/frozen-terms";
import { dateSteps } from "./date-steps";
import type { PackNotice } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { problemsOfDates } from "./verify-dates";
import { problemsOfEffect } from "./verify-effect";

const terms = frozenTerms({
  noticePeriod: "P30D",
  objectionPeriod: "P14D",
  zone: "UTC",
  deemedReceipt: "CONFIRMATION",
  rollForward: false,
  effectiveAfter: "LATER_OF_BOTH",
  authorisation: "GENERAL",
  clauses: {},
});

/** A notice whose receipt one contact confirmed on the third of March, and another on the tenth. */
function confirmed(on: string, more: Partial<PackNotice> = {}): PackNotice {
  const { steps, dates } = dateSteps({ type: "received", on: day(on) }, terms, {});
  return {
    id: "n",
    changeSetId: "CS-1",
    agreementRef: "acme",
    customerRef: "acme",
    customerName: "Acme",
    class: "M1",
    items: [],
    terms: terms as unknown as PackNotice["terms"],
    grounds: {},
    dates,
    computations: [{ of: { type: "confirmation" }, steps, dates }],
    effectiveOn: null,
    ground: null,
    declinedAt: null,
    declinedBecause: null,
    objections: [],
    approvals: [],
    acknowledgements: [
      acknowledged("a", "2026-03-05T09:00:00.000Z", "2026-03-03"),
      acknowledged("b", "2026-03-10T09:00:00.000Z", null),
    ],
    ...more,
  };
}

function acknowledged(contactId: string, at: string, confirmedOn: string | null) {
  return { contactId, at, confirmedOn, channel: null, enteredBy: null };
}

function partsOf(notice: PackNotice, agreements?: readonly string[]): PackParts {
  const entry = {
    position: 1,
    at: "2026-05-01T00:00:00.000Z",
    actor: "user:x",
    event: "changeSet.activated",
    payloadHash: "a".repeat(64),
    hash: "a".repeat(64),
    payload: { changeSetId: "CS-1", agreements },
  };
  return {
    changes: [],
    notices: [notice],
    deliveries: [],
    publications: [],
    seals: {},
    excerpt: { previousHash: null, entries: agreements === undefined ? [] : [entry] },
  };
}

const dated = (notice: PackNotice) => problemsOfDates(partsOf(notice)).map(({ what }) => what);
const effect = (more: Partial<PackNotice>, agreements?: readonly string[]) =>
  problemsOfEffect(partsOf(confirmed("2026-03-03", more), agreements)).map(({ what }) => what);

describe("days that begin with a confirmation", () => {
  test("begin on a day on which somebody confirmed", () => {
    expect(dated(confirmed("2026-03-03"))).toEqual([]);
    expect(dated(confirmed("2026-03-10"))).toEqual([]);
    expect(dated(confirmed("2026-03-02"))).toEqual(["datesDiffer"]);
    expect(dated(confirmed("2026-03-03", { acknowledgements: [] }))).toEqual(["datesDiffer"]);
  });

  test("begin with the last one where all have to confirm", () => {
    const all = { ...terms, contactsToInform: "ALL_CONTACTS" } as unknown as PackNotice["terms"];
    const acknowledgements = [
      acknowledged("a", "2026-03-05T09:00:00.000Z", "2026-03-05"),
      acknowledged("b", "2026-03-10T09:00:00.000Z", "2026-03-04"),
    ];
    expect(dated(confirmed("2026-03-05", { terms: all, acknowledgements }))).toEqual([]);
    expect(dated(confirmed("2026-03-04", { terms: all, acknowledgements }))).toEqual([
      "datesDiffer",
    ]);
  });
});

const objection = {
  id: "o",
  receivedAt: "2026-03-06T09:00:00.000Z",
  receivedOn: "2026-03-06",
  timely: true,
  channel: "EMAIL",
  text: null,
  enteredBy: "user:x",
  decision: null,
  decisionReason: null,
  decidedAt: null,
  decidedBy: null,
};
const approval = {
  id: "p",
  kind: "EARLY",
  receivedOn: "2026-03-06",
  channel: "EMAIL",
  text: null,
  enteredBy: "user:x",
};

describe("a change that took effect", () => {
  const late = { effectiveOn: "2026-05-01" };

  test("by lapse of time did so on no day that is too early, and against no open objection", () => {
    expect(effect({ ...late, ground: "LAPSE" })).toEqual([]);
    expect(effect({ effectiveOn: "2026-03-20", ground: "LAPSE" })).toEqual(["effectiveTooEarly"]);
    expect(effect({ ...late, ground: "LAPSE", objections: [objection] })).toEqual([
      "effectiveTooEarly",
    ]);
    const settled = [{ ...objection, decision: "WITHDRAWN" }];
    expect(effect({ ...late, ground: "LAPSE", objections: settled })).toEqual([]);
    const afterwards = [{ ...objection, receivedAt: "2026-05-02T09:00:00.000Z" }];
    expect(effect({ ...late, ground: "LAPSE", objections: afterwards })).toEqual([]);
  });

  test("by approval or accommodation has one", () => {
    const early = { effectiveOn: "2026-03-20", ground: "APPROVAL" };
    expect(effect(early)).toEqual(["effectiveTooEarly"]);
    expect(effect({ ...early, approvals: [approval] })).toEqual([]);
    expect(effect({ ...late, ground: "ACCOMMODATED" })).toEqual(["effectiveTooEarly"]);
    const safeguarded = [{ ...objection, decision: "ACCOMMODATED_BY_SAFEGUARD" }];
    expect(effect({ ...late, ground: "ACCOMMODATED", objections: safeguarded })).toEqual([]);
  });

  test("by an emergency has terms that cover it, and did so on no day before that of the clause", () => {
    const emergency = {
      ground: "EMERGENCY",
      terms: { ...terms, effect: "EMERGENCY" } as unknown as PackNotice["terms"],
    };
    expect(effect({ ...late, ...emergency })).toEqual([]);
    expect(effect({ effectiveOn: "2026-03-20", ...emergency })).toEqual(["effectiveTooEarly"]);
    expect(effect({ ...late, ...emergency, objections: [objection] })).toEqual([
      "effectiveTooEarly",
    ]);
    expect(effect({ ...late, ground: "EMERGENCY" })).toEqual(["effectiveTooEarly"]);
  });

  test("names its ground", () => {
    expect(effect({ ...late, ground: null })).toEqual(["effectiveTooEarly"]);
    expect(effect({ ...late, ground: "SIGNED" })).toEqual([]);
  });

  test("did so where the audit chain says that it did", () => {
    expect(effect({ ...late, ground: "LAPSE" }, ["acme"])).toEqual([]);
    expect(effect({ ...late, ground: "LAPSE" }, ["globex"])).toEqual(["actDiffers"]);
    expect(effect({}, ["acme"])).toEqual(["actDiffers"]);
  });
});
