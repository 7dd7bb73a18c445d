import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/domain/calendar";
import { apply, type RecordChange } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import { consequence } from "./consequence";
import { documentChanges } from "./documents";

function documentsOf(...changes: readonly RecordChange[]) {
  const at = instantOf("2026-11-21T14:00Z");
  const follows = consequence({
    register: ruleWorld,
    changes,
    overrides: [],
    at,
    contacts: new Map(),
  });
  return documentChanges(ruleWorld, apply(ruleWorld, changes), follows);
}

function wordsOf(changes: readonly RecordChange[], change: "ADDED" | "REMOVED"): string[] {
  const [list] = documentsOf(...changes);
  const words = list?.entries.flatMap((entry) => entry.words) ?? [];
  return words.filter((run) => run.change === change).map(({ text }) => text.trim());
}

describe("the documents that a change set changes", () => {
  test("are the public list and the annex of each agreement concerned", () => {
    const documents = documentsOf(changed(ruleWorld, "Engagement", "mail", { purpose: "Other" }));
    expect(documents.map(({ document }) => document)).toEqual([
      "/subprocessors",
      "annex:client-agreement",
      "annex:chat-agreement",
    ]);
    expect(documents[1]?.entries).toEqual(documents[0]?.entries);
  });

  test("are in an annex those of its agreement alone", () => {
    const documents = documentsOf(
      changed(ruleWorld, "Engagement", "hosting", { purpose: "Other" }),
      changed(ruleWorld, "Engagement", "mail", { purpose: "Other" }),
    );
    expect(documents.map(({ entries }) => entries.map(({ ref }) => ref))).toEqual([
      ["hosting", "mail"],
      ["hosting", "mail"],
      ["mail"],
    ]);
  });

  test("are the annexes alone where the public list reads the same", () => {
    const documents = documentsOf(
      changed(ruleWorld, "ActivityPurpose", "tickets-purpose", { text: "Other" }),
    );
    expect(documents).toEqual([{ document: "annex:client-agreement", entries: [] }]);
  });

  test("are none for an internal change", () => {
    expect(documentsOf(changed(ruleWorld, "Engagement", "hosting", { notes: "Ask" }))).toEqual([]);
  });

  test("show word by word what comes and what goes", () => {
    const changes = [
      changed(ruleWorld, "Engagement", "hosting", { purpose: "Keep tickets searchable" }),
    ];
    expect(wordsOf(changes, "REMOVED")).toEqual(["available"]);
    expect(wordsOf(changes, "ADDED")).toEqual(["searchable"]);
    const [list] = documentsOf(...changes);
    const read = (gone: "ADDED" | "REMOVED") =>
      list?.entries[0]?.words
        .filter((run) => run.change !== gone)
        .map(({ text }) => text)
        .join("");
    expect(read("ADDED")).toContain("Purpose: Keep tickets available\n");
    expect(read("REMOVED")).toContain("Purpose: Keep tickets searchable\n");
  });

  test.each([
    ["a place", changed(ruleWorld, "ProcessingLocation", "hosting-us", { country: "IN" }), "IN"],
    [
      "a mechanism",
      changed(ruleWorld, "TransferMechanismUse", "clauses-eu", { sccModule: "M2" }),
      "M2",
    ],
    [
      "a category of data",
      changed(ruleWorld, "Engagement", "hosting", { personalDataCategoryIds: ["logs"] }),
      "Logs",
    ],
    [
      "a name",
      changed(ruleWorld, "LegalEntity", "acme-inc", { legalName: "Acme Cloud, Inc." }),
      "Cloud",
    ],
    ["a feature", changed(ruleWorld, "Engagement", "hosting", { feature: "Search" }), ": Search"],
    [
      "the chain",
      changed(ruleWorld, "Engagement", "mail", { parentEngagementId: "hosting" }),
      "Engaged under: hosting",
    ],
    ["an option", changed(ruleWorld, "Engagement", "hosting", { optional: true }), "(optional)"],
  ])("show %s", (_what, change, word) => {
    expect(wordsOf([change], "ADDED").join(" ")).toContain(word);
  });

  test("show an entry that comes as added in full, and one that goes as ended in full", () => {
    const [list] = documentsOf(
      added("Engagement", given.engagement({ ref: "new", productIds: ["chat"] })),
      ended("Engagement", "mail"),
      ended("ProcessingLocation", "mail-de"),
    );
    const entries = list?.entries.map(({ ref, change, words }) => [
      ref,
      change,
      [...new Set(words.map((run) => run.change))],
    ]);
    expect(entries).toEqual([
      ["mail", "ENDED", ["REMOVED"]],
      ["new", "ADDED", ["ADDED"]],
    ]);
  });

  test("name as not known what is not known", () => {
    expect(
      wordsOf(
        [changed(ruleWorld, "ProcessingLocation", "hosting-us", { country: undefined })],
        "ADDED",
      ),
    ).toEqual(["not known"]);
  });
});
