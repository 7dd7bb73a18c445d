import { describe, expect, test } from "vitest";
import { calendarDateOf as day, instantOf } from "@/lib/domain/calendar";
import { noticeDates } from "@/lib/domain/change/dates";
import { frozenTerms } from "@/lib/domain/change/frozen-terms";
import { dateSteps } from "./date-steps";

/** The worked example of the rules: a Saturday in Paris, 30 days of notice, 14 to object, rolled forward. */
const terms = frozenTerms({
  noticePeriod: "P30D",
  objectionPeriod: "P14D",
  zone: "Europe/Paris",
  deemedReceipt: "DISPATCH",
  rollForward: true,
  effectiveAfter: "LATER_OF_BOTH",
  authorisation: "GENERAL",
  clauses: { notice: "Clause 7.7(a)", objection: "Annex V no. 2" },
});
const sent = { type: "sent", at: instantOf("2026-11-21T14:00:00Z") } as const;
const grounds = { noticePeriod: "AGREEMENT", objectionPeriod: "PROFILE" } as const;

describe("the steps of a count", () => {
  test("lead to the days that the mail states", () => {
    const { steps, dates } = dateSteps(sent, terms, grounds);
    expect(dates).toEqual(noticeDates(sent.at, terms));
    expect(steps.map(({ step, day: on }) => [step, on])).toEqual([
      ["DISPATCH", "2026-11-21"],
      ["RECEIPT", "2026-11-21"],
      ["NOTICE_END", "2026-12-21"],
      ["OBJECTION_END", "2026-12-05"],
      ["OBJECTION_ROLL", "2026-12-07"],
      ["EARLIEST", "2026-12-22"],
    ]);
  });

  test("name the clause of each term, and who says it", () => {
    const { steps } = dateSteps(sent, terms, grounds);
    const said = Object.fromEntries(steps.map((one) => [one.step, one]));
    expect(said.NOTICE_END).toMatchObject({ clause: "Clause 7.7(a)", ground: "AGREEMENT" });
    expect(said.OBJECTION_END).toMatchObject({ clause: "Annex V no. 2", ground: "PROFILE" });
    expect(said.EARLIEST).toMatchObject({ clause: null, ground: "SILENT" });
  });

  test("tell the clause on emergencies in the place of a notice period", () => {
    const clauses = { notice: "§ 6.6", objection: "§ 6.4" };
    const atOnce = { ...terms, effectiveAfter: "AT_ONCE", noticePeriod: "P0D", clauses } as const;
    const said = { ...grounds, emergencyAllowed: "AGREEMENT" } as const;
    const { steps, dates } = dateSteps(sent, atOnce, said);
    expect(dates).toEqual(noticeDates(sent.at, atOnce));
    expect(steps.map(({ step, day: on }) => [step, on])).toEqual([
      ["DISPATCH", "2026-11-21"],
      ["RECEIPT", "2026-11-21"],
      ["OBJECTION_END", "2026-12-05"],
      ["OBJECTION_ROLL", "2026-12-07"],
      ["EARLIEST", "2026-11-21"],
    ]);
    expect(steps.at(-1)).toMatchObject({ clause: "§ 6.6", ground: "AGREEMENT", value: "AT_ONCE" });
  });

  test("have no time to object where there is no right to it", () => {
    const { steps, dates } = dateSteps(sent, { ...terms, objectionPeriod: null }, grounds);
    expect(steps.map(({ step }) => step)).not.toContain("OBJECTION_END");
    expect(dates.objectionLastDay).toBeNull();
  });

  test("tell of a mail begun so late that it may be accepted on the day after", () => {
    const late = { type: "sent", at: instantOf("2026-11-21T22:50:00Z") } as const;
    const [first] = dateSteps(late, { ...terms, deemedReceipt: "ACCEPTANCE" }, grounds).steps;
    expect(first).toMatchObject({ day: "2026-11-22" });
    expect(first?.sentence).toContain("may have been accepted on the day after");
  });

  test("begin with a receipt that was recorded, whatever presumes it otherwise", () => {
    const on = day("2026-11-24");
    const { steps, dates } = dateSteps({ type: "received", on }, terms, grounds);
    expect(steps[0]).toMatchObject({ step: "RECEIPT", day: on, ground: "RECORDED" });
    expect(dates.startsOn).toBe(on);
  });
});
