import { describe, expect, test } from "vitest";
import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import type { PublicChange, PublicPart } from "@/lib/domain/publication/public-part";
import { serviceMailLanguage } from "./service-mail";
import { concerns, newsInWords, newsOf } from "./subscriber-news";

const language = serviceMailLanguage("en");

function change(state: PublicChange["state"], more: Partial<PublicChange> = {}): PublicChange {
  return {
    id: "chg-1",
    title: "Add Observa",
    reason: null,
    class: "M1",
    state,
    announcedOn: calendarDateOf("2027-02-01"),
    effectiveOn: calendarDateOf("2027-03-03"),
    updatedAt: instantOf("2027-02-01T08:00:00Z"),
    products: ["desk"],
    items: [
      {
        ref: "observa",
        name: "Observa",
        change: "ADDED",
        fact: null,
        before: null,
        after: null,
        class: "M1",
      },
    ],
    ...more,
  };
}

function part(...changes: PublicChange[]): PublicPart {
  return {
    format: 1,
    asOf: calendarDateOf("2027-02-01"),
    simulated: false,
    organisation: {
      name: "Helpdesk",
      website: null,
      introduction: null,
      privacyEmail: null,
      objectionEmail: null,
      legalEntity: null,
    },
    products: ["desk", "chat"].map((ref) => ({ ref, name: ref, description: null })),
    subprocessors: [],
    changes,
  };
}

const steps = (before: PublicChange[], after: PublicChange[]) =>
  newsOf(part(...before), part(...after)).map(({ step }) => step);

describe("a publication has news", () => {
  test("of a change that it is the first to announce", () => {
    expect(steps([], [change("announced")])).toEqual(["announced"]);
    expect(steps([change("announced")], [change("announced")])).toEqual([]);
  });

  test("of a change that it is the first to show in effect, for all or for some", () => {
    expect(steps([change("announced")], [change("active")])).toEqual(["effective"]);
    expect(steps([change("announced")], [change("rolling-out")])).toEqual(["effective"]);
    expect(steps([], [change("active")])).toEqual(["effective"]);
  });

  test("of a roll-out once, not again when it holds for all", () => {
    expect(steps([change("rolling-out")], [change("active")])).toEqual([]);
  });

  test("of nothing where the register begins", () => {
    expect(newsOf(null, part(change("active")))).toEqual([]);
  });
});

describe("news", () => {
  const [announced] = newsOf(part(), part(change("announced")));
  const [forAll] = newsOf(part(), part(change("announced", { products: [] })));

  test("concern whom the product concerns, and everybody where they name none", () => {
    if (announced === undefined || forAll === undefined) throw new Error("There are no news");
    expect(concerns(announced, null)).toBe(true);
    expect(concerns(announced, "desk")).toBe(true);
    expect(concerns(announced, "chat")).toBe(false);
    expect(concerns(forAll, "chat")).toBe(true);
  });

  test("say what changes, where, and the day that is published", () => {
    if (announced === undefined) throw new Error("There are no news");
    const { subject, lines } = newsInWords(announced, part(), language);
    expect(subject).toBe("Helpdesk announces: Add Observa");
    expect(lines.join("\n")).toContain("3 March 2027");
    expect(lines.join("\n")).toContain("It concerns desk.");
    expect(lines.join("\n")).toContain("Observa");
  });

  test("name at most twenty differences, and how many more there are", () => {
    const items = Array.from({ length: 23 }, (_, index) => ({
      ref: `r${index}`,
      name: `Name ${index}`,
      change: "CHANGED" as const,
      fact: "Vendor: name",
      before: "Old",
      after: null,
      class: "I" as const,
    }));
    const [long] = newsOf(part(), part(change("active", { items })));
    if (long === undefined) throw new Error("There are no news");
    const { lines } = newsInWords(long, part(), language);
    expect(lines.filter((line) => line.startsWith("Name"))).toHaveLength(20);
    expect(lines.at(-1)).toBe("3 further differences stand on the page.");
    expect(lines).toContain("Name 0: Vendor: name, before: Old; after: nothing");
  });
});
