import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { mailLanguage } from "@/lib/domain/documents/told-mail";
import { apply, bodyOf, type Register } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { carriedRecord, type Told, type ToldAgreement, untrueBy } from "./carry-over";
import { classify } from "./classify";

const on = calendarDateOf("2026-03-02");
const key = { kind: "Engagement", ref: "hosting" } as const;
const everything = () => true;

describe("carriedRecord", () => {
  const base = { purpose: "a", notes: "a", duration: "a" };

  test("keeps what customers were told, and what others changed beside it", () => {
    const mine = { ...base, purpose: "mine" };
    const carried = carriedRecord(key, { base, mine, theirs: { ...base, notes: "x" } }, everything);
    expect(carried).toMatchObject({ body: { ...mine, notes: "x" }, conflicts: [], conceded: [] });
  });

  test("keeps the register where both changed what customers were not told of", () => {
    const [mine, theirs] = [
      { ...base, purpose: "mine", notes: "mine" },
      { ...base, notes: "theirs" },
    ];
    const carried = carriedRecord(key, { base, mine, theirs }, (field) => field !== "notes");
    expect(carried).toMatchObject({ body: { purpose: "mine", notes: "theirs" } });
    expect(carried.conceded).toEqual(["notes"]);
  });

  test("concedes no record as a whole", () => {
    const carried = carriedRecord(
      key,
      { base, mine: { ...base, purpose: "mine" }, theirs: null },
      () => false,
    );
    expect(carried).toMatchObject({ conceded: [], conflicts: [{ field: "*" }] });
  });
});

describe("untrueBy", () => {
  const register = given.completeRegister();
  const [engagement] = [...register.Engagement.keys()];
  const ref = engagement ?? "";
  const agreement = { agreement: "one", class: "M1", effect: "PERIODS" } as const;

  function told(
    before: Register,
    fields: Record<string, unknown>,
    agreements: readonly ToldAgreement[] = [agreement],
  ): Told {
    const body = { ...bodyOf(before, { kind: "Engagement", ref }), ...fields };
    const changes = [{ kind: "Engagement", ref, validFrom: on, body } as const];
    const items = classify(before, changes, on, []);
    const change = {
      id: "CS-1",
      title: "t",
      reason: null,
      before,
      after: apply(before, changes),
      items,
    };
    return { change, agreements };
  }
  const having = (fields: Record<string, unknown>) => told(register, fields).change.after;

  test("finds nothing where each fact goes from the same to the same", () => {
    const now = told(having({ notes: "others" }), { purpose: "new" });
    expect(untrueBy(told(register, { purpose: "new" }), now, mailLanguage)).toEqual([]);
  });

  test("names a fact that would come from another state, or to another, or not at all", () => {
    const untrue = [{ what: "FACT", key: { kind: "Engagement", ref }, field: "purpose" }];
    const before = told(register, { purpose: "new" });
    const fromElse = told(having({ purpose: "theirs" }), { purpose: "new" });
    expect(untrueBy(before, fromElse, mailLanguage)).toEqual(untrue);
    expect(untrueBy(before, told(register, { purpose: "else" }), mailLanguage)).toEqual(untrue);
    expect(untrueBy(before, told(having({ purpose: "new" }), {}), mailLanguage)).toEqual(untrue);
  });

  test("takes other capitals and another full stop for the same, and no other word", () => {
    const before = told(register, { purpose: "new" });
    const was = String(bodyOf(register, { kind: "Engagement", ref })?.purpose);
    const reworded = told(having({ purpose: `${was.toUpperCase()}.` }), { purpose: "new" });
    expect(untrueBy(before, reworded, mailLanguage)).toEqual([]);
    const another = told(having({ purpose: `${was} too` }), { purpose: "new" });
    expect(untrueBy(before, another, mailLanguage)).toHaveLength(1);
  });

  test("names an agreement that would be asked for more, not one asked for less or not concerned any more", () => {
    const before = told(register, { purpose: "new" });
    const now = (agreements: readonly ToldAgreement[]) =>
      untrueBy(before, told(register, { purpose: "new" }, agreements), mailLanguage);
    const untrue = [{ what: "AGREEMENT", agreement: "one" }];
    expect(now([{ ...agreement, class: "A" }])).toEqual(untrue);
    expect(now([{ ...agreement, effect: "SIGNATURE" }])).toEqual(untrue);
    expect(now([{ ...agreement, class: "M2", effect: "AT_ONCE" }])).toEqual([]);
    expect(now([])).toEqual([]);
  });

  test("names a sub-processor that is added, where others changed what stands about it elsewhere", () => {
    const without = apply(register, [{ kind: "Engagement", ref, validFrom: on, body: null }]);
    const added = bodyOf(register, { kind: "Engagement", ref }) ?? {};
    const [vendor] = [...without.Vendor.keys()];
    const key = { kind: "Vendor", ref: vendor ?? "" } as const;
    const body = { ...bodyOf(without, key), name: "Renamed" };
    const renamed = apply(without, [{ ...key, validFrom: on, body }]);
    const untrue = untrueBy(told(without, added), told(renamed, added), mailLanguage);
    expect(untrue).toMatchObject([{ what: "SUBPROCESSOR" }]);
  });
});
