import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

describe("ENG-008, the chain below a sub-processor", () => {
  test("is reviewed within twelve months", () => {
    const register = given.completeRegister({
      Engagement: [given.engagement({ chainReviewedOn: "2026-03-31" })],
    });
    expect(found("ENG-008", register, { asOf: "2027-03-31" })).toEqual([]);
    expect(found("ENG-008", register, { asOf: "2027-04-01" })).toMatchObject([
      { severity: "warning", ref: "hosting", field: "chainReviewedOn" },
    ]);
  });

  test("is not known when it was never reviewed", () => {
    const register = given.completeRegister({
      Engagement: [given.engagement({ chainReviewedOn: undefined })],
    });
    expect(found("ENG-008", register)).toHaveLength(1);
  });
});

describe("ENG-016, the chain", () => {
  function link(ref: string, parentEngagementId: string | undefined, more = {}) {
    return given.engagement({ ref, parentEngagementId, ...more });
  }

  test("leads up to us", () => {
    const register = given.completeRegister({
      Engagement: [link("below", "hosting"), link("below-that", "below")],
    });
    expect(found("ENG-016", register)).toEqual([]);
  });

  test("does not lead back to itself, and what merely leads there is not blamed", () => {
    const register = given.completeRegister({
      Engagement: [link("a", "b"), link("b", "c"), link("c", "a"), link("outside", "a")],
    });
    expect(found("ENG-016", register).map(({ ref }) => ref)).toEqual(["a", "b", "c"]);
  });

  test("does not lead to itself at once", () => {
    const register = given.completeRegister({ Engagement: [link("self", "self")] });
    expect(found("ENG-016", register)).toHaveLength(1);
  });

  test("does not hang below an engagement that has ended", () => {
    const register = given.completeRegister({
      Engagement: [given.engagement({ actualUseTo: "2026-06-30" }), link("below", "hosting")],
    });
    expect(found("ENG-016", register, { asOf: "2026-06-30" })).toEqual([]);
    expect(found("ENG-016", register, { asOf: "2026-07-01" })).toMatchObject([{ ref: "below" }]);
  });

  test("may have ended together", () => {
    const ended = { actualUseTo: "2026-06-30" };
    const register = given.completeRegister({
      Engagement: [given.engagement(ended), link("below", "hosting", ended)],
    });
    expect(found("ENG-016", register)).toEqual([]);
  });
});

describe("ENG-017, the vendor's notice to us", () => {
  function withPeriods(vendors: string | undefined, ours: string) {
    return given.completeRegister({
      Engagement: [given.engagement({ vendorNoticePeriod: vendors })],
      CustomerAgreement: [given.customerAgreement({ noticePeriod: ours })],
    });
  }

  test.each([
    ["P14D", "P30D", 1],
    ["P30D", "P30D", 0],
    ["P1M", "P1M", 0],
    ["P30D", "P1M", 1],
    ["P1M", "P30D", 1],
    ["P6W", "P1M", 0],
  ])("of %s against our %s is found %i time", (vendors, ours, times) => {
    expect(found("ENG-017", withPeriods(vendors, ours))).toHaveLength(times);
  });

  test("is too short when there is none", () => {
    expect(found("ENG-017", withPeriods(undefined, "P30D"))).toMatchObject([
      { severity: "warning", field: "vendorNoticePeriod" },
    ]);
  });

  test("is measured against the longest promise for the same product", () => {
    const longer = given.customerAgreement({
      ref: "longer",
      title: "Longer agreement",
      noticePeriod: "P90D",
    });
    const elsewhere = { ...longer, productIds: ["chat"] };
    const onAll = { ...longer, productIds: [] };
    for (const [agreement, times] of [
      [longer, 1],
      [elsewhere, 0],
      [onAll, 1],
    ] as const) {
      const register = given.completeRegister({ CustomerAgreement: [agreement] });
      expect(found("ENG-017", register)).toHaveLength(times);
    }
  });
});
