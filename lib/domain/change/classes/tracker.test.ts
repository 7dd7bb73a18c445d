import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import { given } from "@/lib/testing/given";
import { changed } from "@/lib/testing/proposed";

const register = given.completeRegister();

/** The rule of each difference that these fields make. */
function rules(fields: Parameters<typeof changed<"Tracker">>[3], before = register) {
  const items = classify(
    before,
    [changed(before, "Tracker", "statistics", fields)],
    given.today,
    [],
  );
  return items.map(({ field, rule, class: changeClass }) => [field, rule, changeClass]);
}

function withTracker(fields: Parameters<typeof given.tracker>[0]) {
  return given.completeRegister({ Tracker: [given.tracker(fields)] });
}

describe("the class of a changed tracker", () => {
  test.each([
    ["a third party sets it", { party: "THIRD" }],
    ["another host is sent it", { host: "counter.example" }],
    ["it serves one more purpose", { purposes: ["Count visits of each page", "Advertise"] }],
    ["it is used on one more site", { sites: ["helpdesk.example", "app.helpdesk.example"] }],
  ] as const)("is a matter of consent again when %s", (_when, fields) => {
    expect(rules(fields)).toEqual([[Object.keys(fields)[0], "TRACKER_ADDED", "DS"]]);
  });

  test("is informative when it serves fewer purposes or sites", () => {
    expect(rules({ purposes: [], sites: [] }).map(([, rule]) => rule)).toEqual([null, null]);
  });

  test("is weaker under any other category than the one that people saw", () => {
    expect(rules({ displayCategory: "ESSENTIAL" })).toEqual([
      ["displayCategory", "TRACKER_LEGAL_CLASS_WEAKENED", "DS"],
    ]);
  });

  test("is weaker when nobody is asked any more", () => {
    expect(rules({ legalClass: "AUDIENCE_EXEMPT_NATIONAL" })).toMatchObject([
      ["legalClass", "TRACKER_LEGAL_CLASS_WEAKENED", "DS"],
    ]);
  });

  test("is the same where a country's own class says what the general one says", () => {
    expect(rules({ legalClassUk: "CONSENT_REQUIRED" })).toMatchObject([
      ["legalClassUk", null, "I"],
    ]);
    expect(rules({ legalClassUk: "UK_STATISTICAL" })).toMatchObject([
      ["legalClassUk", "TRACKER_LEGAL_CLASS_WEAKENED", "DS"],
    ]);
  });

  test("counts what stays until cleared, and what nobody knows, as longest", () => {
    const longer = [["lifetimeKind", "TRACKER_LIFETIME_LENGTHENED", "DS"]];
    const kept = { lifetimeKind: "UNTIL_CLEARED" } as const;
    expect(rules(kept)).toEqual(longer);
    expect(
      rules({ lifetimeKind: "PERIOD" }, withTracker({ ...kept, lifetime: undefined })),
    ).toEqual([["lifetimeKind", null, "I"]]);
  });

  test("judges kind and period of a lifetime together", () => {
    const before = withTracker({ lifetimeKind: "SESSION", lifetime: undefined });
    expect(rules({ lifetimeKind: "PERIOD", lifetime: "P1D" }, before)).toEqual([
      ["lifetimeKind", "TRACKER_LIFETIME_LENGTHENED", "DS"],
      ["lifetime", "TRACKER_LIFETIME_LENGTHENED", "DS"],
    ]);
  });

  test("is longer when what it collects is kept longer", () => {
    const before = withTracker({ dataRetention: "P1M" });
    expect(rules({ dataRetention: "P30D" }, before)).toMatchObject([
      ["dataRetention", "TRACKER_LIFETIME_SHORTENED", "I"],
    ]);
    expect(rules({ dataRetention: "P2M" }, before)).toMatchObject([
      ["dataRetention", "TRACKER_LIFETIME_LENGTHENED", "DS"],
    ]);
  });
});
