import { describe, expect, test } from "vitest";
import type { Materiality } from "@/lib/domain/reference/enums";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed } from "@/lib/testing/proposed";
import { classify } from "./classify";
import { firstOverrideTrouble, settableClasses } from "./override-trouble";

const purpose = changed(ruleWorld, "Engagement", "mail", { purpose: "Send mail in other words" });
const newcomer = added("Engagement", given.engagement({ ref: "new" }));

function trouble(change: typeof purpose, field: string | null, set: Materiality, reason: string) {
  const { kind, ref } = change;
  const overrides = [{ kind, ref, field, class: set, reason }];
  return firstOverrideTrouble(classify(ruleWorld, [change], given.today, overrides))?.trouble;
}

describe("a class set by hand", () => {
  test("needs no reason upwards", () => {
    const rename = changed(ruleWorld, "Vendor", "beta", { name: "Gamma" });
    for (const set of ["A", "M1", "M2", "DS"] as const)
      expect(trouble(rename, "name", set, "")).toBeUndefined();
  });

  test("needs a reason downwards", () => {
    expect(trouble(purpose, "purpose", "I", " ")).toBe("reasonMissing");
    expect(trouble(purpose, "purpose", "I", "Only a word")).toBeUndefined();
  });

  test("needs a reason where it takes the gate away", () => {
    expect(trouble(purpose, "purpose", "A", "")).toBe("reasonMissing");
    expect(trouble(purpose, "purpose", "A", "The measure failed")).toBeUndefined();
  });

  test("is never A where the law itself asks for the notice", () => {
    expect(trouble(newcomer, null, "A", "In use since May")).toBe("gateInLaw");
  });

  test("is never E where something else is stated", () => {
    expect(trouble(newcomer, null, "E", "Nothing new")).toBe("notEditorial");
    const longer = changed(ruleWorld, "Engagement", "mail", { purpose: "Send mail for 90 days" });
    expect(trouble(longer, "purpose", "E", "A word")).toBe("notEditorial");
    expect(trouble(purpose, "purpose", "E", "A word")).toBeUndefined();
  });

  test("is offered only where it could stand", () => {
    const [item] = classify(ruleWorld, [newcomer], given.today, []);
    expect(item && settableClasses(item)).toEqual(["M2", "DS", "I", "R"]);
    const [other] = classify(ruleWorld, [purpose], given.today, []);
    expect(other && settableClasses(other)).toEqual(["A", "M2", "DS", "I", "E", "R"]);
  });
});
