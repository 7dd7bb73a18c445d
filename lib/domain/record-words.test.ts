import { describe, expect, test } from "vitest";
import type { Field } from "@/lib/domain/fields";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { given } from "@/lib/testing/given";
import { choiceInWords } from "./choice-words";
import { proposedRef } from "./record/proposed-ref";
import { partsOf, usesOf } from "./record/record-surroundings";
import { recordTitle, shortTitle } from "./record/record-title";
import { languageInWords, periodInWords } from "./value-words";

describe("words for staff", () => {
  test("has some for every value of every choice, never the value itself", () => {
    for (const kind of kindNames) {
      for (const field of Object.values<Field>(kinds[kind].fields)) {
        if (field.type !== "choice" && field.type !== "choices") continue;
        for (const value of field.values) expect(choiceInWords(value)).not.toMatch(/^[A-Z0-9]+_/);
      }
    }
    expect(choiceInWords("EU_6_1_C")).toBe("Legal obligation, Art. 6(1)(c) GDPR");
    expect(choiceInWords("M2")).toBe("Module 2: controller to processor");
    const { status } = kinds.TransferImpactAssessment.fields;
    const { commitmentKind } = kinds.Commitment.fields;
    expect(choiceInWords("NEGATIVE", status.values)).toBe("Transfer must stop");
    expect(choiceInWords("NEGATIVE", commitmentKind.values)).toBe("Says what is not done");
    expect(choiceInWords("ON_DEMAND")).toBe("On demand");
  });

  test("says a period and a language as people do", () => {
    expect(["P30D", "P1M", "P1Y6M"].map(periodInWords)).toEqual([
      "30 days",
      "1 month",
      "1 year 6 months",
    ]);
    expect(languageInWords("de")).toBe("German (de)");
  });

  test("makes a ref of a title, and another where that is taken", () => {
    const taken = new Set(["acme", "acme-2"]);
    expect(proposedRef("Acme", (ref) => taken.has(ref))).toBe("acme-3");
    expect(proposedRef("Straße & Söhne GmbH", () => false)).toBe("strasse-sohne-gmbh");
    expect(proposedRef("日本", () => false)).toBe("record");
  });
});

describe("a record's title", () => {
  const register = given.completeRegister();

  test("is its name, or its code with what it belongs to", () => {
    expect(recordTitle(register, { kind: "Vendor", ref: "acme" })).toBe("Acme");
    const transfer = { kind: "Transfer", ref: given.transfer().ref } as const;
    expect(shortTitle(register, transfer)).toBe("United States");
    expect(recordTitle(register, transfer)).toMatch(/^United States, ./);
    expect(recordTitle(register, { kind: "Vendor", ref: "gone" })).toBe("gone");
  });

  test("is there for every record of every kind", () => {
    for (const kind of kindNames)
      for (const ref of register[kind].keys())
        expect(recordTitle(register, { kind, ref })).not.toBe("");
  });
});

describe("what surrounds a record", () => {
  const register = given.completeRegister();

  test("is told apart: what belongs to it, and what only points to it", () => {
    const key = { kind: "ProcessingActivity", ref: "helpdesk" } as const;
    const activity = [...register.ProcessingActivity.keys()][0] ?? key.ref;
    const parts = partsOf(register, { ...key, ref: activity }, () => [], {});
    expect(parts.map(({ kind }) => kind)).toEqual([
      "Participation",
      "ActivityPurpose",
      "ActivityData",
    ]);
    expect(parts[0]?.addHref).toBe(`/staff/participations/new?activityId=${activity}`);
    const drafted = partsOf(register, { ...key, ref: activity }, () => [], { in: "CS-1" });
    expect(drafted[0]?.addHref).toBe(`/staff/participations/new?activityId=${activity}&in=CS-1`);
    const uses = usesOf(register, { ...key, ref: activity }, {});
    expect(uses.map(({ label }) => label)).toEqual(["Impact assessment screenings", "Engagements"]);
  });
});
