import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";
import { rightsOwed } from "./privacy-notices";

const eu = { asOf: given.today, regime: "EU_GDPR" } as const;

describe("the rights that a notice owes", () => {
  const owed = (...codes: ("EU_6_1_A" | "EU_6_1_B" | "EU_6_1_C" | "EU_6_1_F")[]) =>
    rightsOwed(
      codes.map((basisCode) => given.legalBasisUse({ basisCode })),
      eu,
    );

  test("follow from the legal bases", () => {
    expect(owed("EU_6_1_B")).toEqual([
      "ACCESS",
      "RECTIFICATION",
      "ERASURE",
      "RESTRICTION",
      "PORTABILITY",
    ]);
    expect(owed("EU_6_1_F")).toContain("OBJECTION");
    expect(owed("EU_6_1_F")).not.toContain("PORTABILITY");
  });

  test("leave erasure out where a legal obligation is the only basis", () => {
    expect(owed("EU_6_1_C")).not.toContain("ERASURE");
    expect(owed()).toContain("ERASURE");
  });

  test("include the complaint to the controller in the United Kingdom from 19 June 2026", () => {
    const on = (day: string) => rightsOwed([], { asOf: given.day(day), regime: "UK_GDPR" });
    expect(on("2026-06-18")).not.toContain("UK_COMPLAINT_TO_CONTROLLER");
    expect(on("2026-06-19")).toContain("UK_COMPLAINT_TO_CONTROLLER");
  });
});

describe("PN-003, the withdrawal of consent", () => {
  test("is named only where consent is relied on", () => {
    const silent = given.sourceDocument({ rightsStated: ["ACCESS"] });
    const register = given.completeRegister({ SourceDocument: [silent] });
    expect(found("PN-003", register)).toEqual([]);
  });
});

describe("what is judged", () => {
  test("is no contract and no report of somebody else", () => {
    const report = given.sourceDocument({ documentType: "OTHER", rightsStated: [] });
    const register = given.completeRegister({ SourceDocument: [report] });
    expect(found("PN-001", register)).toEqual([]);
  });

  test("PN-006 leaves an announcement alone that a block of facts completes", () => {
    const blocks = [
      given.documentBlock({ text: "Write to us at:", displayOrder: 1 }),
      given.documentBlock({
        ref: "facts",
        blockKind: "FACT_TABLE",
        text: undefined,
        displayOrder: 2,
      }),
    ];
    const [first] = blocks;
    expect(found("PN-006", given.completeRegister({ DocumentBlock: blocks }))).toEqual([]);
    expect(
      found("PN-006", given.completeRegister({ DocumentBlock: first ? [first] : [] })),
    ).toHaveLength(1);
  });
});
