import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import type { PublicPart, PublicSubprocessor } from "@/lib/domain/publication/public-part";
import { publicFixture } from "@/lib/testing/public-fixture";
import { comparison } from "./public-comparison";

const english = catalogueOf("en");
const part = publicFixture.public;

function altered(ref: string, change: Partial<PublicSubprocessor>): PublicPart {
  return {
    ...part,
    subprocessors: part.subprocessors.map((entry) =>
      entry.ref === ref ? { ...entry, ...change } : entry,
    ),
  };
}

function without(ref: string): PublicPart {
  return { ...part, subprocessors: part.subprocessors.filter((entry) => entry.ref !== ref) };
}

describe("the comparison of two publications", () => {
  test("finds nothing where both say the same", () => {
    expect(comparison(part, structuredClone(part), english)).toEqual({
      added: [],
      removed: [],
      changed: [],
      about: [],
    });
  });

  test("names what came, and what went", () => {
    expect(comparison(without("stripe"), part, english).added.map(({ name }) => name)).toEqual([
      "Stripe",
    ]);
    expect(comparison(part, without("stripe"), english).removed.map(({ name }) => name)).toEqual([
      "Stripe",
    ]);
  });

  test("takes an entry that has ended for gone", () => {
    const ended = altered("stripe", { status: "ended" });
    expect(comparison(part, ended, english).removed.map(({ ref }) => ref)).toEqual(["stripe"]);
    expect(comparison(ended, without("stripe"), english).removed).toEqual([]);
  });

  test("shows a fact before and after, in the words of the language", () => {
    const moved = altered("algolia", {
      locations: [{ country: "DE", region: null, kind: "STORAGE" }],
    });
    expect(comparison(part, moved, catalogueOf("de")).changed).toEqual([
      {
        name: "Algolia",
        fact: "Ort",
        isWhole: false,
        before:
          "Frankreich (Roubaix): Speicherung, Verarbeitung; Deutschland (Frankfurt): Speicherung",
        after: "Deutschland: Speicherung",
        className: null,
        isForeign: false,
      },
    ]);
  });

  test("shows an entry that was announced and is in use now by its status and its days", () => {
    const { changed, added } = comparison(
      part,
      altered("datadog", { status: "active", since: part.asOf }),
      english,
    );
    expect(added).toEqual([]);
    expect(changed.map(({ name, fact, after }) => [name, fact, after])).toEqual([
      ["Datadog", "Status", "Active"],
      ["Datadog", "Since", "2 Mar 2026"],
    ]);
  });

  test("shows a change that one of the lists announces, and what became of it", () => {
    const [change] = part.changes;
    if (change === undefined) throw new Error("The fixture has a change");
    const announced = { ...change, id: "CS-9", state: "announced", title: "More tickets" } as const;
    const later = { ...announced, effectiveOn: day("2026-04-01") };
    const withOne = { ...part, changes: [later, ...part.changes] };
    const row = { name: "CS-9: More tickets", fact: "State", before: null };
    const text = "Announced. Planned for 1 April 2026";
    expect(comparison(part, withOne, english).changed).toMatchObject([{ ...row, after: text }]);
    const gone = { ...later, state: "withdrawn" } as const;
    const withdrawn = { ...part, changes: [gone, ...part.changes] };
    expect(comparison(withOne, withdrawn, english).changed).toMatchObject([
      { ...row, before: text, after: "Withdrawn. Was planned for 1 April 2026" },
    ]);
    expect(comparison(withOne, withOne, english).changed).toEqual([]);
  });

  test("says of a fact that became unknown that it is not known", () => {
    const lost = altered("stripe", { purpose: null, unknown: ["purpose"] });
    expect(comparison(part, lost, english).changed[0]?.after).toBe("not known");
  });

  test("tells what changed of the organisation and its products", () => {
    const renamed: PublicPart = {
      ...part,
      organisation: { ...part.organisation, name: "Südwind" },
      products: part.products.slice(1),
    };
    expect(
      comparison(part, renamed, english).about.map(({ name, before, after }) => [
        name,
        before,
        after,
      ]),
    ).toEqual([
      ["Organisation", "Nordwind Helpdesk", "Südwind"],
      ["Product help-desk", "Help Desk", null],
    ]);
  });
});
