import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import {
  closesNotice,
  type DecisionDraft,
  decisionBasis,
  type ObjectionFacts,
  remedyLastDay,
} from "./objection-decision";

const today = day("2026-05-10");
const terms = {
  objectionGround: null,
  remedyPeriod: null,
  rollForward: false,
  holidays: [],
  clauses: {},
} as const;
const open: ObjectionFacts = {
  timely: true,
  decision: null,
  refusedOn: null,
  isInEffect: false,
  hasEnd: true,
  isReached: false,
  terms,
};
const said = (decision: DecisionDraft["decision"], more: Partial<DecisionDraft> = {}) => ({
  decision,
  reason: "as agreed",
  clause: null,
  remedyRanOn: null,
  doneWithout: null,
  ...more,
});

describe("a decision on an objection", () => {
  test.each([
    "UNTIMELY",
    "OUTSIDE_GROUND",
    "REFUSED",
    "REMEDY_RUN",
    "ACCOMMODATED_BY_SAFEGUARD",
    "WITHDRAWN",
  ] as const)("%s tells the customer why", (decision) => {
    const late = { ...open, timely: false };
    expect(decisionBasis(late, said(decision, { reason: " " }), today)).toEqual({
      trouble: "reasonMissing",
    });
  });

  test("is made once, but for a refusal, which settles nothing", () => {
    const withdrawn = { ...open, decision: "WITHDRAWN" as const };
    expect(decisionBasis(withdrawn, said("REFUSED"), today)).toEqual({ trouble: "alreadyDecided" });
    const refused = { ...open, decision: "REFUSED" as const, refusedOn: today };
    expect(decisionBasis(refused, said("WITHDRAWN"), today)).toHaveProperty("decided");
  });

  test("never calls late what came in time", () => {
    expect(decisionBasis(open, said("UNTIMELY"), today)).toEqual({ trouble: "inTime" });
    const late = { ...open, timely: false };
    expect(decisionBasis(late, said("UNTIMELY"), today)).toHaveProperty("decided");
  });

  describe("that it lies outside the agreed ground", () => {
    const narrow = { ...terms, objectionGround: "REASONABLE_DATA_PROTECTION" as const };

    test("quotes the clause, its own or the agreement's", () => {
      const facts = { ...open, terms: narrow };
      expect(decisionBasis(facts, said("OUTSIDE_GROUND"), today)).toEqual({
        trouble: "clauseMissing",
      });
      const quoted = said("OUTSIDE_GROUND", { clause: "7.3" });
      expect(decisionBasis(facts, quoted, today)).toMatchObject({ decided: { clause: "7.3" } });
      const known = { ...open, terms: { ...narrow, clauses: { ground: "Only data protection" } } };
      expect(decisionBasis(known, said("OUTSIDE_GROUND"), today)).toMatchObject({
        decided: { clause: "Only data protection" },
      });
    });

    test("is impossible where the agreement lets the customer object on any ground", () => {
      const any = { ...open, terms: { ...terms, objectionGround: "ANY" as const } };
      expect(decisionBasis(any, said("OUTSIDE_GROUND", { clause: "7.3" }), today)).toEqual({
        trouble: "anyGround",
      });
    });
  });

  describe("that the remedy has run", () => {
    const agreed = { ...terms, remedyPeriod: "P30D", clauses: { remedy: "Terminate in 30 days" } };
    const refused = (on: string, its: ObjectionFacts["terms"] = agreed): ObjectionFacts => ({
      ...open,
      decision: "REFUSED",
      refusedOn: day(on),
      terms: its,
    });

    test("needs a refusal before", () => {
      expect(decisionBasis({ ...open, terms: agreed }, said("REMEDY_RUN"), today)).toEqual({
        trouble: "notRefused",
      });
    });

    test("counts the last day in full", () => {
      expect(decisionBasis(refused("2026-04-10"), said("REMEDY_RUN"), today)).toEqual({
        trouble: "remedyRunning",
      });
      expect(decisionBasis(refused("2026-04-09"), said("REMEDY_RUN"), today)).toMatchObject({
        decided: { clause: "Terminate in 30 days", remedyRanOn: "2026-05-09" },
      });
    });

    test("lets it roll forward over a weekend, where the agreement does", () => {
      const saturday = refused("2026-04-09", { ...agreed, rollForward: true });
      const monday = day("2026-05-11");
      expect(decisionBasis(saturday, said("REMEDY_RUN"), monday)).toEqual({
        trouble: "remedyRunning",
      });
      expect(decisionBasis(saturday, said("REMEDY_RUN"), day("2026-05-12"))).toMatchObject({
        decided: { remedyRanOn: "2026-05-11" },
      });
    });

    test("does not end it earlier than agreed, whatever day is given", () => {
      const early = said("REMEDY_RUN", { remedyRanOn: day("2026-05-01") });
      expect(decisionBasis(refused("2026-04-09"), early, today)).toEqual({
        trouble: "remedyRunning",
      });
    });

    test("asks for the day and the clause where the agreement states neither", () => {
      const silent = refused("2026-04-09", terms);
      expect(decisionBasis(silent, said("REMEDY_RUN"), today)).toEqual({
        trouble: "clauseMissing",
      });
      const clause = { clause: "9.2" };
      expect(decisionBasis(silent, said("REMEDY_RUN", clause), today)).toEqual({
        trouble: "remedyDayMissing",
      });
      const ran = { ...clause, remedyRanOn: day("2026-05-01") };
      expect(decisionBasis(silent, said("REMEDY_RUN", ran), today)).toHaveProperty("decided");
      const before = { ...clause, remedyRanOn: day("2026-04-08") };
      expect(decisionBasis(silent, said("REMEDY_RUN", before), today)).toEqual({
        trouble: "remedyRunning",
      });
    });
  });

  test("leaves nobody out of what is in effect, but lets an agreement end over it", () => {
    const inEffect = { ...open, isInEffect: true };
    expect(decisionBasis(inEffect, said("ACCOMMODATED_BY_LEAVING_OUT"), today)).toEqual({
      trouble: "inEffect",
    });
    expect(decisionBasis(inEffect, said("AGREEMENT_ENDED"), today)).toHaveProperty("decided");
    expect(closesNotice("AGREEMENT_ENDED", true)).toBe(false);
    expect(closesNotice("AGREEMENT_ENDED", false)).toBe(true);
    expect(closesNotice("ACCOMMODATED_BY_LEAVING_OUT", false)).toBe(true);
    expect(closesNotice("WITHDRAWN", false)).toBe(false);
  });

  test("lets no agreement end over it that has no end in the register", () => {
    expect(decisionBasis({ ...open, hasEnd: false }, said("AGREEMENT_ENDED"), today)).toEqual({
      trouble: "endNotRecorded",
    });
  });

  test.each(["ACCOMMODATED_BY_LEAVING_OUT", "AGREEMENT_ENDED"] as const)(
    "%s of what comes for all at once says how the product does without it for that customer",
    (decision) => {
      const reached = { ...open, isReached: true };
      for (const doneWithout of [null, "  "])
        expect(decisionBasis(reached, said(decision, { doneWithout }), today)).toEqual({
          trouble: "withoutMissing",
        });
      const doneWithout = "Its mail is sent from our own servers";
      expect(decisionBasis(reached, said(decision, { doneWithout }), today)).toMatchObject({
        decided: { doneWithout },
      });
      expect(decisionBasis(open, said(decision, { doneWithout }), today)).toMatchObject({
        decided: { doneWithout: null },
      });
    },
  );
});

describe("the remedy's last day", () => {
  test("is as far from the refusal as the agreement says; unknown where it says nothing", () => {
    const month = { ...terms, remedyPeriod: "P1M" };
    expect(remedyLastDay(day("2026-01-31"), month)).toBe("2026-02-28");
    expect(remedyLastDay(day("2026-01-31"), terms)).toBeNull();
  });

  test("rolls over the holidays of the agreement's calendars", () => {
    const days = [day("2026-05-25")];
    const calendar = { calendar: "bank", name: "Bank holidays", years: [2026], days };
    const week = { remedyPeriod: "P1W", rollForward: true, holidays: [calendar] };
    expect(remedyLastDay(day("2026-05-18"), week)).toBe("2026-05-26");
  });
});
