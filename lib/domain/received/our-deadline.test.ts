import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { given } from "@/lib/testing/given";
import { chairsOf, firstToAct, givesUsASay, ourDeadline } from "./our-deadline";

/** A Saturday. */
const receivedOn = day("2026-11-21");
const under = (terms: Record<string, unknown>, stated: string | null = null) => {
  const bare = given.engagement({
    vendorNoticePeriod: undefined,
    vendorObjectionPeriod: undefined,
  });
  return ourDeadline(
    { ...bare, ...terms },
    { receivedOn, statedEffectiveOn: stated === null ? null : day(stated) },
  );
};

describe("our deadline under a contract with a vendor", () => {
  test("runs from the day on which the notice came, and rolls over no weekend", () => {
    // The fourteenth day is a Saturday: towards a customer it would roll to Monday.
    expect(under({ vendorNoticePeriod: "P30D", vendorObjectionPeriod: "P14D" })).toEqual({
      engagementRef: "hosting",
      ground: "OBJECTION_PERIOD",
      lastDay: "2026-12-05",
      actBy: "2026-12-05",
      earliestEffectiveOn: "2026-12-22",
      daysTooSoon: 0,
    });
  });

  test("without a period to object is the end of the notice period", () => {
    expect(under({ vendorNoticePeriod: "P1M" })).toMatchObject({
      ground: "NOTICE_PERIOD",
      lastDay: "2026-12-21",
      earliestEffectiveOn: "2026-12-22",
    });
  });

  test("without any period is the day before the vendor begins, or nobody knows it", () => {
    expect(under({}, "2026-12-01")).toMatchObject({
      ground: "STATED_DAY",
      lastDay: "2026-11-30",
      actBy: "2026-11-30",
      earliestEffectiveOn: null,
    });
    expect(under({})).toMatchObject({ ground: "UNKNOWN", lastDay: null, actBy: null });
  });

  test("lasts as long as the contract says, but is to be used before a vendor begins too soon", () => {
    const terms = { vendorNoticePeriod: "P30D", vendorObjectionPeriod: "P30D" };
    expect(under(terms, "2026-12-01")).toMatchObject({
      lastDay: "2026-12-21",
      actBy: "2026-11-30",
      daysTooSoon: 21,
    });
    // It has begun already: there is no day to wait for.
    expect(under(terms, "2026-11-01")).toMatchObject({ lastDay: "2026-12-21", actBy: receivedOn });
    expect(under(terms, "2026-12-22")).toMatchObject({ actBy: "2026-12-21", daysTooSoon: 0 });
  });

  test("of several engagements is the earliest", () => {
    const deadlines = [
      under({}),
      under({ vendorObjectionPeriod: "P30D" }),
      under({}, "2026-12-01"),
    ];
    expect(firstToAct(deadlines)).toBe("2026-11-30");
    expect(firstToAct([under({})])).toBeNull();
  });
});

test("one engagement can meet us on both chairs, and a controller of its own gives us no say", () => {
  const both = given.engagement({ activityIds: ["tickets", "billing"] });
  const register = given.completeRegister({ Engagement: [both] });
  expect(chairsOf(register, both)).toEqual(["PROCESSOR", "CONTROLLER"]);
  expect(givesUsASay(register, both)).toBe(true);
  const own = given.engagement({ activityIds: ["billing"] });
  const controller = given.completeRegister({
    VendorService: [given.vendorService({ defaultRole: "INDEPENDENT_CONTROLLER" })],
    Engagement: [own],
  });
  expect(chairsOf(controller, own)).toEqual(["CONTROLLER"]);
  expect(givesUsASay(controller, own)).toBe(false);
});
