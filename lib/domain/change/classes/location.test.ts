import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import type { RecordChange, Register } from "@/lib/domain/register";
import { ruleWorld as world } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";

function verdictsOf(changes: readonly RecordChange[], before: Register = world) {
  return classify(before, changes, given.today, []).map(
    ({ rule, class: changeClass, movesTo }) => ({ rule, class: changeClass, movesTo }),
  );
}

function moved(from: string | undefined, to: string | undefined) {
  const before = given.withRecords(world, {
    ProcessingLocation: [given.processingLocation({ country: from })],
  });
  return verdictsOf(
    [changed(before, "ProcessingLocation", "hosting-us", { country: to })],
    before,
  )[0];
}

describe("a move", () => {
  test.each([
    ["DE", "FR", "LOCATION_EEA_TO_EEA", "M2"],
    ["DE", "CH", "LOCATION_EEA_TO_THIRD_COUNTRY", "M1"],
    ["DE", "US", "LOCATION_EEA_TO_THIRD_COUNTRY", "M1"],
    ["DE", undefined, "LOCATION_EEA_TO_THIRD_COUNTRY", "M1"],
    ["CH", "US", "LOCATION_THIRD_COUNTRY_TO_ANOTHER", "M1"],
    ["US", "IN", "LOCATION_THIRD_COUNTRY_TO_ANOTHER", "M1"],
    [undefined, "US", "LOCATION_THIRD_COUNTRY_TO_ANOTHER", "M1"],
    ["US", undefined, "LOCATION_THIRD_COUNTRY_TO_ANOTHER", "M1"],
    ["US", "GB", "LOCATION_THIRD_COUNTRY_TO_EEA_OR_ADEQUATE", "I"],
    ["CH", "GB", "LOCATION_THIRD_COUNTRY_TO_EEA_OR_ADEQUATE", "I"],
    [undefined, "DE", "LOCATION_THIRD_COUNTRY_TO_EEA_OR_ADEQUATE", "I"],
    ["DE", "XX", "LOCATION_EEA_TO_THIRD_COUNTRY", "M1"],
  ] as const)("from %s to %s is %s (%s)", (from, to, rule, changeClass) => {
    expect(moved(from, to)).toEqual({ rule, class: changeClass, movesTo: to });
  });

  test("to a country whose adequacy depends on the recipient counts as one without", () => {
    expect(moved("IN", "US")).toMatchObject({
      rule: "LOCATION_THIRD_COUNTRY_TO_ANOTHER",
      class: "M1",
    });
  });
});

describe("a location that is added", () => {
  function addedTo(
    engagementId: string,
    country: string | undefined,
    locationKind: "STORAGE" | "SUPPORT",
  ) {
    return verdictsOf([
      added(
        "ProcessingLocation",
        given.processingLocation({ ref: "one-more", engagementId, country, locationKind }),
      ),
    ])[0];
  }

  test.each([
    ["mail", "FR", "STORAGE", "LOCATION_EEA_TO_EEA", "M2"],
    ["mail", "US", "STORAGE", "LOCATION_EEA_TO_THIRD_COUNTRY", "M1"],
    ["mail", "CH", "SUPPORT", "LOCATION_REMOTE_ACCESS_ADDED", "M1"],
    ["mail", undefined, "STORAGE", "LOCATION_EEA_TO_THIRD_COUNTRY", "M1"],
    ["mail", "DE", "SUPPORT", "LOCATION_REGION_CHANGED", "I"],
    ["hosting", "US", "STORAGE", "LOCATION_REGION_CHANGED", "I"],
    ["hosting", "US", "SUPPORT", "LOCATION_REMOTE_ACCESS_ADDED", "M1"],
  ] as const)(
    "to %s in %s for %s is %s (%s)",
    (engagementRef, country, kind, rule, changeClass) => {
      expect(addedTo(engagementRef, country, kind)).toEqual({
        rule,
        class: changeClass,
        movesTo: country,
      });
    },
  );

  test("by taking it from another engagement is added all the same", () => {
    const items = classify(
      world,
      [changed(world, "ProcessingLocation", "hosting-us", { engagementId: "mail" })],
      given.today,
      [],
    );
    expect(items).toMatchObject([
      {
        rule: "LOCATION_EEA_TO_THIRD_COUNTRY",
        class: "M1",
        scope: { type: "products", refs: ["desk", "chat"] },
        movesTo: "US",
      },
    ]);
  });
});

describe("a location", () => {
  test("that goes is no risk, wherever it was", () => {
    expect(verdictsOf([ended("ProcessingLocation", "mail-de")])).toMatchObject([
      { rule: null, class: "I" },
    ]);
    expect(verdictsOf([ended("ProcessingLocation", "hosting-us")])).toMatchObject([
      { rule: null, class: "I" },
    ]);
  });

  test("that becomes remote access from a third country is a transfer", () => {
    expect(
      verdictsOf([
        changed(world, "ProcessingLocation", "hosting-us", { locationKind: "REMOTE_ACCESS" }),
      ]),
    ).toMatchObject([{ rule: "LOCATION_REMOTE_ACCESS_ADDED", class: "M1" }]);
    expect(
      verdictsOf([
        changed(world, "ProcessingLocation", "mail-de", { locationKind: "REMOTE_ACCESS" }),
      ]),
    ).toMatchObject([{ rule: null, class: "I" }]);
  });
});
