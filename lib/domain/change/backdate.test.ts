import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type CalendarDate, calendarDateOf as day } from "@/lib/domain/calendar";
import { backdated, historyOf, type Revision, type Stretch } from "./backdate";

type Body = Record<string, unknown>;

function revision(validFrom: string, body: Body | null, validTo?: string): Revision {
  const from = { kind: "Vendor" as const, ref: "acme", validFrom: day(validFrom), body };
  return validTo === undefined ? from : { ...from, validTo: day(validTo) };
}

function paint(revisions: readonly Revision[]): Stretch[] {
  return historyOf(
    revisions.map(({ validFrom, validTo = null, body }) => ({ validFrom, validTo, body })),
  );
}

function bodyOn(history: readonly Stretch[], on: string): Body | null {
  return history.find(({ from, to }) => from <= on && (to === null || on < to))?.body ?? null;
}

describe("the revisions of a change", () => {
  const history = paint([
    revision("2026-01-01", { name: "A" }),
    revision("2026-03-01", { name: "A", notes: "later" }),
  ]);

  test("are one where it is true from now on", () => {
    expect(
      backdated(revision("2026-05-01", { name: "B" }), { name: "A", notes: "later" }, history),
    ).toEqual([revision("2026-05-01", { name: "B" })]);
  });

  test("are one for each stretch of the past that it crosses, and the one that goes on is last", () => {
    expect(
      backdated(
        revision("2026-02-01", { name: "B", notes: "later" }),
        { name: "A", notes: "later" },
        history,
      ),
    ).toEqual([
      revision("2026-02-01", { name: "B" }, "2026-03-01"),
      revision("2026-03-01", { name: "B", notes: "later" }),
    ]);
  });

  test("take a field away from every stretch", () => {
    expect(
      backdated(revision("2026-01-01", { notes: "later" }), { name: "A", notes: "later" }, history),
    ).toEqual([
      revision("2026-01-01", {}, "2026-03-01"),
      revision("2026-03-01", { notes: "later" }),
    ]);
  });

  test("of a record that is true from before it was known begin with the whole of it", () => {
    expect(
      backdated(
        revision("2025-12-01", { name: "B", notes: "later" }),
        { name: "A", notes: "later" },
        history,
      )[0],
    ).toEqual(revision("2025-12-01", { name: "B", notes: "later" }, "2026-01-01"));
  });

  test("of a record that is new are one", () => {
    expect(backdated(revision("2020-01-01", { name: "A" }), null, [])).toEqual([
      revision("2020-01-01", { name: "A" }),
    ]);
  });

  test("of an end are ends", () => {
    expect(backdated(revision("2026-02-01", null), { name: "A", notes: "later" }, history)).toEqual(
      [revision("2026-02-01", null, "2026-03-01"), revision("2026-03-01", null)],
    );
  });

  test("do not bring a record back for the days on which it had ended", () => {
    const withGap = paint([
      revision("2026-01-01", { name: "A" }),
      revision("2026-02-01", null),
      revision("2026-03-01", { name: "A" }),
    ]);
    const after = backdated(revision("2026-01-15", { name: "B" }), { name: "A" }, withGap);
    expect(after.map(({ validFrom, body }) => [validFrom, body])).toEqual([
      ["2026-01-15", { name: "B" }],
      ["2026-02-01", null],
      ["2026-03-01", { name: "B" }],
    ]);
  });
});

describe("a painted history", () => {
  test("lets a later revision paint over an earlier one, for as long as it is valid", () => {
    const history = paint([
      revision("2026-01-01", { name: "A" }),
      revision("2026-02-01", { name: "B" }, "2026-03-01"),
    ]);
    expect(history).toEqual([
      { from: "2026-01-01", to: "2026-02-01", body: { name: "A" } },
      { from: "2026-02-01", to: "2026-03-01", body: { name: "B" } },
      { from: "2026-03-01", to: null, body: { name: "A" } },
    ]);
  });

  test("is empty where nothing was ever written, and null between what was", () => {
    expect(paint([])).toEqual([]);
    expect(
      paint([
        revision("2026-01-01", { name: "A" }, "2026-02-01"),
        revision("2026-03-01", { name: "B" }),
      ]),
    ).toMatchObject([
      { body: { name: "A" } },
      { from: "2026-02-01", to: "2026-03-01", body: null },
      { body: { name: "B" } },
    ]);
  });
});

/** What a record says each day, told day by day: null where it had ended, "unheard" where it was not known yet. */
type Days = (Body | null | "unheard")[];

const length = 40;
const dayOf = (index: number): CalendarDate => addDays(day("2026-01-01"), index);

/** Every day from a day on: a whole record, an end, or the fields in which it differs from how it read last. */
function tellDays(days: Days, from: number, base: Body | null, body: Body | null): Days {
  return days.map((known, index) => {
    if (index < from) return known;
    if (body === null || base === null || known === "unheard") return body;
    return known === null ? null : retold(known, base, body);
  });
}

function retold(known: Body, base: Body, body: Body): Body {
  const told: Body = { ...known };
  for (const field of ["name", "website", "notes"]) {
    if (base[field] === body[field]) continue;
    if (body[field] === undefined) delete told[field];
    else told[field] = body[field];
  }
  return told;
}

describe("changes of the past", () => {
  const value = fc.constantFrom("a", "b", "c");
  const body = fc.option(
    fc.record({ name: value, website: value, notes: value }, { requiredKeys: [] }),
    { freq: 5 },
  );
  const change = fc.record({ after: fc.nat(8), back: fc.nat(12), body });

  test("leave on every day what a telling day by day leaves", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 7 }), (changes) => {
        const revisions: Revision[] = [];
        let days: Days = Array.from({ length }, () => "unheard" as const);
        let today = 5;
        let base: Body | null = null;
        for (const { after, back, body: proposed } of changes) {
          today = Math.min(today + after, length - 1);
          if (base === null && proposed === null) continue;
          const from = Math.max(today - back, 0);
          revisions.push(
            ...backdated(
              { kind: "Vendor", ref: "acme", validFrom: dayOf(from), body: proposed },
              base,
              paint(revisions),
            ),
          );
          days = tellDays(days, from, base, proposed);
          base = proposed;
          const history = paint(revisions);
          expect(days.map((_, index) => bodyOn(history, dayOf(index)))).toEqual(
            days.map((told) => (told === "unheard" ? null : told)),
          );
        }
      }),
      { seed: 20_261_121, numRuns: 200 },
    );
  });

  test("leave stretches without a gap, of which the last goes on and reads as proposed", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 7 }), (changes) => {
        const revisions: Revision[] = [];
        let base: Body | null = null;
        for (const [index, { back, body: proposed }] of changes.entries()) {
          const validFrom = dayOf(Math.max(12 + index - back, 0));
          revisions.push(
            ...backdated(
              { kind: "Vendor", ref: "acme", validFrom, body: proposed },
              base,
              paint(revisions),
            ),
          );
          base = proposed;
        }
        const history = paint(revisions);
        expect(history.map(({ to }) => to)).toEqual([
          ...history.slice(1).map(({ from }) => from),
          null,
        ]);
        expect(history.at(-1)?.body).toEqual(base);
      }),
      { seed: 20_261_122, numRuns: 200 },
    );
  });
});
