import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { check, checkedRuleCodes } from "@/lib/domain/findings/check";
import type { SourceCitation } from "@/lib/domain/kinds/kind";
import { isKindName, type KindName, kindNames } from "@/lib/domain/kinds/kinds";
import { apply, bodyOf, emptyRegister, find, list, type Register } from "@/lib/domain/register";
import { onedesk, type Seed, type SeedFact, seconddesk, unknown } from "@/lib/testing/seed-facts";
import { deskproCookies, ictdesk } from "@/lib/testing/seed-facts-cookies";
import { deskpro } from "@/lib/testing/seed-facts-deskpro";
import { readImport } from "./register-import";

const today = calendarDateOf("2026-11-21");

function registerOf({ file }: Seed): Register {
  const text = readFileSync(`examples/${file}`, "utf8");
  const read = readImport(text, { fileName: file }, today);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return apply(emptyRegister, read.changes);
}

/** What a record holds in a field, or that it says that nobody knows; with how sure its sources are. */
function heldIn(register: Register, [record, field]: SeedFact) {
  const [kind = "", ref = ""] = record.split("/");
  const row = isKindName(kind) ? find(register, kind, ref) : undefined;
  if (row === undefined) return { value: "no such record", confidences: [] };
  const value = Object.entries(row).find(([name]) => name === field)?.[1];
  const state = row.fieldStates?.[field]?.state;
  return {
    value: value === undefined && state === "UNKNOWN" ? unknown : value,
    confidences: (row.sources ?? [])
      .filter((source) => source.field === undefined || source.field === field)
      .map(({ confidence }) => confidence),
  };
}

const all = [ictdesk, deskproCookies, onedesk, seconddesk, deskpro];
const seeds = all.map((seed) => ({ seed, register: registerOf(seed) }));

describe.each(seeds.map((one) => [one.seed.file, one] as const))("%s", (_, { seed, register }) => {
  test("holds each fact of its document, and as unknown what the document does not tell", () => {
    const wrong = seed.facts.flatMap((fact): unknown[] => {
      const { value, confidences } = heldIn(register, fact);
      const [record, field, wanted, confidence] = fact;
      const isHeld = value === wanted || JSON.stringify(value) === JSON.stringify(wanted);
      const isSure = confidence === undefined || confidences.includes(confidence);
      return isHeld && isSure ? [] : [[record, field, String(value), confidences]];
    });
    expect(wrong).toEqual([]);
  });

  test("names a source for all that is stated, each with its own words", () => {
    const documents = list(register, "SourceDocument").map(({ ref }) => ref);
    const citations = kindNames.flatMap((kind) =>
      list(register, kind).flatMap((row): readonly SourceCitation[] => row.sources ?? []),
    );
    expect(citations.length).toBeGreaterThan(50);
    const stated = citations.filter(({ confidence }) => confidence === "STATED");
    expect(stated.filter(({ document, quote }) => !documents.includes(document) || !quote)).toEqual(
      [],
    );
  });

  test("gives the findings that a careful reader of the document has, for the rules that are built", () => {
    const findings = check(register, today, seed.regimes);
    const codes = [...new Set<string>(findings.map(({ code }) => code))].toSorted();
    expect(codes).toEqual([...seed.codes, ...Object.keys(seed.codesBeyond)].toSorted());
  });

  test("knows which of the reader's findings wait for a rule", () => {
    const built: readonly string[] = checkedRuleCodes;
    expect(seed.codesWithoutRule.filter((code) => built.includes(code))).toEqual([]);
    expect(seed.codes.filter((code) => !built.includes(code))).toEqual([]);
    const told = [
      ...seed.codes,
      ...seed.codesWithoutRule,
      ...Object.keys(seed.codesElsewhere),
      ...Object.keys(seed.codesBeyond),
    ];
    expect(new Set(told).size).toBe(told.length);
  });
});

test("each listed finding of the documents is accounted for", () => {
  const counted = all.map(
    ({ codes, codesWithoutRule, codesElsewhere }) =>
      codes.length + codesWithoutRule.length + Object.keys(codesElsewhere).length,
  );
  expect(counted).toEqual([15, 16, 33, 29, 32]);
});

/** The register behind a document with one record as an importer may have learned it to be. */
function learned(seed: Seed, kind: KindName, ref: string, body: Record<string, unknown>): Register {
  const register = registerOf(seed);
  const before = bodyOf(register, { kind, ref }) ?? {};
  return apply(register, [{ kind, ref, validFrom: today, body: { ...before, ...body } }]);
}

function codesOf(seed: Seed, register: Register, asOf = today): string[] {
  return check(register, asOf, seed.regimes).map(({ code }) => code);
}

describe("what depends on a fact that the importer must ask for", () => {
  test("an exception of the United Kingdom is found where visitors from the EEA are in scope, once it is chosen", () => {
    const chosen = learned(ictdesk, "Tracker", "analytics", { legalClass: "UK_STATISTICAL" });
    expect(codesOf(ictdesk, registerOf(ictdesk))).not.toContain("CKE-009");
    expect(codesOf(ictdesk, chosen)).toContain("CKE-009");
  });

  test.each([seconddesk, deskpro])(
    "an agreement without terms is found once one is recorded and sub-processors serve it ($file)",
    (seed) => {
      const product = seed === deskpro ? "deskpro" : "seconddesk";
      const vendor = seed === deskpro ? "service-providers" : "smtp";
      const activity = seed === deskpro ? "service-data" : "end-user-data";
      const used = learned(seed, "Engagement", vendor, { activityIds: [activity] });
      const agreed = apply(used, [
        { kind: "Customer", ref: "client", validFrom: today, body: { name: "Client" } },
        {
          kind: "CustomerAgreement",
          ref: "client-agreement",
          validFrom: today,
          body: { customerId: "client", title: "Agreement", productIds: [product] },
        },
      ]);
      expect(codesOf(seed, used)).not.toContain("ENG-006");
      expect(codesOf(seed, agreed)).toContain("ENG-006");
    },
  );
});

describe("the Privacy Shield of 2018", () => {
  test.each([
    ["2018-05-17", false],
    ["2020-07-15", false],
    ["2020-07-16", true],
    ["2026-11-21", true],
  ])("is judged by the law of %s: found is %s", (day, isFound) => {
    const codes = codesOf(deskpro, registerOf(deskpro), calendarDateOf(day));
    expect(codes.includes("TRF-002")).toBe(isFound);
  });
});
