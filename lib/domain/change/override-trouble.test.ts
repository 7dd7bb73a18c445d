import { describe, expect, test } from "vitest";
import type { Materiality } from "@/lib/domain/reference/enums";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed } from "@/lib/testing/proposed";
import { classify } from "./classify";
import { firstOverrideTrouble, settableClasses } from "./override-trouble";

const purpose = changed(ruleWorld, "Engagement", "mail", { purpose: "Send mail in other words" });
const tracker = changed(ruleWorld, "Tracker", "statistics", { lifetime: "P20M" });
const automated = changed(ruleWorld, "ProcessingActivity", "tickets", { automatedDecision: true });
const newcomer = added("Engagement", given.engagement({ ref: "new" }));

function trouble(change: typeof purpose, field: string | null, set: Materiality, reason: string) {
  const { kind, ref } = change;
  const overrides = [{ kind, ref, field, class: set, reason }];
  return firstOverrideTrouble(classify(ruleWorld, [change], given.today, overrides))?.trouble;
}

describe("a class set by hand", () => {
  test("needs no reason upwards", () => {
    const rename = changed(ruleWorld, "Vendor", "beta", { name: "Gamma" });
    for (const set of ["M1", "M2", "DS"] as const)
      expect(trouble(rename, "name", set, "")).toBeUndefined();
  });

  test("leaves people told where the rule tells people alone", () => {
    for (const set of ["A", "M1", "M2"] as const)
      expect(trouble(tracker, "lifetime", set, "Customers ask")).toBe("peopleUntold");
    expect(trouble(tracker, "lifetime", "I", "")).toBe("reasonMissing");
    expect(trouble(tracker, "lifetime", "I", "A slip of the pen")).toBeUndefined();
    const [item] = classify(ruleWorld, [tracker], given.today, []);
    expect(item && settableClasses(item)).toEqual(["I", "R"]);
  });

  test("is set for the customers where the rule tells people beside them", () => {
    const { kind, ref } = automated;
    const set = (one: Materiality) =>
      classify(ruleWorld, [automated], given.today, [
        { kind, ref, field: "automatedDecision", class: one, reason: "Asked for" },
      ]);
    expect(set("M1").map((item) => item.class)).toEqual(["DS", "M1"]);
    expect(firstOverrideTrouble(set("M1"))).toBeNull();
    expect(set("I").map((item) => item.class)).toEqual(["I", "I"]);
  });

  test("needs a reason downwards", () => {
    expect(trouble(purpose, "purpose", "I", " ")).toBe("reasonMissing");
    expect(trouble(purpose, "purpose", "I", "Only a word")).toBeUndefined();
  });

  test("needs a reason where it is A, which no finding stops", () => {
    const rename = changed(ruleWorld, "Vendor", "beta", { name: "Gamma" });
    expect(trouble(rename, "name", "A", "")).toBe("adverseReasonMissing");
    expect(trouble(purpose, "purpose", "A", "")).toBe("adverseReasonMissing");
    expect(trouble(purpose, "purpose", "A", "The measure failed")).toBeUndefined();
  });

  test("is never lower, nor A, where the law itself asks for the notice", () => {
    for (const set of ["A", "M2", "DS", "I", "R"] as const)
      expect(trouble(newcomer, null, set, "In use since May")).toBe("gateInLaw");
  });

  test("is never E where something else is stated", () => {
    expect(trouble(newcomer, null, "E", "Nothing new")).toBe("notEditorial");
    const longer = changed(ruleWorld, "Engagement", "mail", { purpose: "Send mail for 90 days" });
    expect(trouble(longer, "purpose", "E", "A word")).toBe("notEditorial");
    expect(trouble(purpose, "purpose", "E", "A word")).toBeUndefined();
  });

  test("is offered only where it could stand", () => {
    const [item] = classify(ruleWorld, [newcomer], given.today, []);
    expect(item && settableClasses(item)).toEqual([]);
    const [other] = classify(ruleWorld, [purpose], given.today, []);
    expect(other && settableClasses(other)).toEqual(["A", "M2", "DS", "I", "E", "R"]);
  });
});
