import { describe, expect, test } from "vitest";
import type { Line } from "@/lib/domain/documents/blocks";
import { apply } from "@/lib/domain/register";
import { askedRecord } from "@/lib/testing/asked-record";
import { demoRegister, otherwise } from "@/lib/testing/demo-annex";
import { aboutItems } from "./record-document";
import type { RecordFacts } from "./record-facts";
import { recordJsonLd } from "./record-jsonld";
import { speechOf } from "./record-language";
import { recordRows, recordSheets } from "./record-sheets";

const processor = { register: "PROCESSOR", entity: "halden-de" } as const;

function codes({ unverified }: RecordFacts, what: RecordFacts["unverified"][number]["what"]) {
  return unverified.filter((one) => one.what === what).map(({ code }) => code);
}

describe("what a record says of the law that nobody looked up", () => {
  const record = askedRecord(demoRegister(), processor);

  test("names each mechanism once, and no module that was read", () => {
    expect(codes(record, "MECHANISM")).toContain("SCC_2021_914");
    expect(new Set(codes(record, "MECHANISM")).size).toBe(codes(record, "MECHANISM").length);
    expect(codes(record, "MODULE")).toEqual([]);
  });

  test("names the legal bases that were recalled, and none of GDPR Art. 6, 9 and 10, which were read", () => {
    const asked = { ...processor, register: "CONTROLLER" } as const;
    const register = demoRegister();
    const basis = (basisCode: string) =>
      codes(
        askedRecord(
          apply(
            register,
            [...register.LegalBasisUse.keys()].map((ref) =>
              otherwise("LegalBasisUse", ref, { basisCode, article9Conditions: ["EU_9_2_B"] }),
            ),
          ),
          asked,
        ),
        "BASIS",
      );
    expect(basis("EU_6_1_B")).toEqual([]);
    expect(codes(askedRecord(register, asked), "CONDITION")).toEqual([]);
    expect(basis("CH_NONE_REQUIRED")).toEqual(["CH_NONE_REQUIRED"]);
  });

  test("names a country whose adequacy was recalled, and none that has no adequacy", () => {
    const moved = apply(demoRegister(), [
      otherwise("Transfer", "brightwater", { destination: "IL" }),
    ]);
    expect(codes(record, "DESTINATION")).not.toContain("IL");
    expect(codes(record, "DESTINATION")).not.toContain("AU");
    expect(codes(askedRecord(moved, processor), "DESTINATION")).toContain("IL");
  });

  test.each([
    ["en", "Unverified"],
    ["de", "Ungeprüft"],
    ["fr", "Non vérifié"],
  ] as const)("stands at the front, in %s too, and in the sheets", (language, term) => {
    const facts = askedRecord(demoRegister(), { ...processor, language });
    const item = aboutItems(facts, "hash", speechOf(language)).find((one) => one.term === term);
    expect(item?.lines.map(({ text }: Line) => text).join()).toContain("2021/914");
    expect(JSON.stringify(recordSheets(facts, "hash", "own"))).toContain(term);
    const { header, rows } = recordRows(facts, "hash", "cnil");
    expect(header.at(-1)).toBe(term);
    expect(rows[0]?.at(-1)).toContain("2021/914");
  });

  test("stands in the linked data, and nowhere where there is nothing", () => {
    const base = "https://register.example";
    expect(JSON.stringify(recordJsonLd(record, base))).toContain("MECHANISM SCC_2021_914");
    const empty = { ...record, unverified: [] };
    expect(JSON.stringify(recordJsonLd(empty, base))).not.toContain("reg:unverified");
    expect(aboutItems(empty, "hash", speechOf("en")).map(({ term }) => term)).not.toContain(
      "Unverified",
    );
  });
});
