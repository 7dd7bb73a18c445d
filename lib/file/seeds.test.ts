import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import type { SourceCitation } from "@/lib/domain/kinds/kind";
import { isKindName, kindNames } from "@/lib/domain/kinds/kinds";
import { apply, emptyRegister, find, list, type Register } from "@/lib/domain/register";
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
});
