import { describe, expect, test } from "vitest";
import { apply, type Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import type { PublicPart } from "./public-part";
import { type PublishInput, publicPart } from "./publish";

const today = given.today;

function published(register: Register, more: Partial<PublishInput> = {}): PublicPart {
  return publicPart({
    register,
    asOf: today,
    announced: [],
    rollingOut: new Set(),
    leaving: new Map(),
    replaced: new Map(),
    changes: [],
    previous: null,
    simulated: false,
    ...more,
  });
}

/** The days and the status of one entry of the list. */
function entryOf(part: PublicPart, ref: string) {
  const entry = part.subprocessors.find((one) => one.ref === ref);
  if (entry === undefined) return undefined;
  const { status, announcedOn, effectiveOn, since, endedOn } = entry;
  return { status, announcedOn, effectiveOn, since, endedOn };
}

const newcomer = added(
  "Engagement",
  given.engagement({ ref: "new", productIds: ["chat"], actualUseFrom: undefined }),
);
const announced = {
  id: "CS-6",
  changes: [newcomer],
  announcedOn: given.day("2026-11-21"),
  plannedOn: given.day("2026-12-22"),
};

describe("the status of an entry", () => {
  test("is active in the first publication, since the day on which it was in use or stands in the register", () => {
    const first = published(
      given.withRecords(ruleWorld, {
        Engagement: [
          given.engagement({ ref: "mail", actualUseFrom: undefined, validFrom: "2019-03-01" }),
        ],
      }),
    );
    expect(entryOf(first, "hosting")).toEqual({
      status: "active",
      announcedOn: null,
      effectiveOn: null,
      since: "2016-01-01",
      endedOn: null,
    });
    expect(entryOf(first, "mail")).toMatchObject({ status: "active", since: "2019-03-01" });
  });

  test("is announced with its planned day before it is in the register, and not yet in use", () => {
    const part = published(ruleWorld, { announced: [announced], previous: published(ruleWorld) });
    expect(entryOf(part, "new")).toEqual({
      status: "announced",
      announcedOn: "2026-11-21",
      effectiveOn: "2026-12-22",
      since: null,
      endedOn: null,
    });
    expect(part.subprocessors.map(({ ref }) => ref)).toEqual(["new", "hosting", "mail"]);
  });

  test("is not announced where the change set only alters what is listed", () => {
    const alters = {
      ...announced,
      changes: [changed(ruleWorld, "Engagement", "hosting", { purpose: "Other" })],
    };
    expect(entryOf(published(ruleWorld, { announced: [alters] }), "hosting")?.status).toBe(
      "active",
    );
  });

  test("is not announced, nor anything else, for a vendor that we use for our own purposes", () => {
    const ours = {
      ...announced,
      changes: [added("Engagement", given.engagement({ ref: "new", activityIds: ["billing"] }))],
    };
    expect(entryOf(published(ruleWorld, { announced: [ours] }), "new")).toBeUndefined();
  });

  test("is rolling out until it holds for all", () => {
    const part = published(ruleWorld, { rollingOut: new Set(["mail"]) });
    expect(entryOf(part, "mail")?.status).toBe("rolling-out");
    expect(entryOf(part, "hosting")?.status).toBe("active");
  });

  test("is stand-by while it is authorised and not in use, and then has no since", () => {
    const standby = given.withRecords(ruleWorld, {
      Engagement: [given.engagement({ standby: true })],
    });
    expect(
      entryOf(published(standby, { rollingOut: new Set(["hosting"]) }), "hosting"),
    ).toMatchObject({ status: "standby", since: null });
  });
});

/** Publications one after the other, each on the one before. */
function chain(
  ...steps: readonly { on: string; register: Register; more?: Partial<PublishInput> }[]
): PublicPart {
  const parts: PublicPart[] = [];
  for (const { on, register, more } of steps) {
    parts.push(
      published(register, { asOf: given.day(on), previous: parts.at(-1) ?? null, ...more }),
    );
  }
  const last = parts.at(-1);
  if (last === undefined) throw new Error("No publication");
  return last;
}

describe("the days of an entry", () => {
  const active = apply(ruleWorld, [newcomer]);
  const announcing = { on: "2026-11-21", register: ruleWorld, more: { announced: [announced] } };

  test("of what was announced stay known when it takes effect, on the day it does", () => {
    const part = chain({ on: "2026-11-01", register: ruleWorld }, announcing, {
      on: "2026-12-23",
      register: active,
    });
    expect(entryOf(part, "new")).toEqual({
      status: "active",
      announcedOn: "2026-11-21",
      effectiveOn: "2026-12-23",
      since: "2026-12-23",
      endedOn: null,
    });
  });

  test("are carried from publication to publication", () => {
    const part = chain(
      { on: "2026-11-01", register: ruleWorld },
      announcing,
      { on: "2026-12-23", register: active },
      { on: "2027-05-01", register: active },
      { on: "2028-05-01", register: active },
    );
    expect(entryOf(part, "new")).toMatchObject({
      announcedOn: "2026-11-21",
      effectiveOn: "2026-12-23",
      since: "2026-12-23",
    });
  });

  test("prefer what the register says of the first use", () => {
    const inUse = apply(ruleWorld, [
      added("Engagement", given.engagement({ ref: "new", actualUseFrom: "2026-12-24" })),
    ]);
    expect(
      entryOf(
        chain({ on: "2026-11-01", register: ruleWorld }, { on: "2026-12-23", register: inUse }),
        "new",
      ),
    ).toMatchObject({ since: "2026-12-24" });
  });

  test("have an effective day and no announcement for what was never announced", () => {
    const part = chain(
      { on: "2026-11-01", register: ruleWorld },
      { on: "2026-12-01", register: active },
    );
    expect(entryOf(part, "new")).toMatchObject({
      announcedOn: null,
      effectiveOn: "2026-12-01",
      since: "2026-12-01",
    });
  });

  test("of a stand-by entry have a since from the day it is switched on", () => {
    const standby = apply(ruleWorld, [
      added(
        "Engagement",
        given.engagement({ ref: "new", standby: true, actualUseFrom: undefined }),
      ),
    ]);
    const part = chain(
      { on: "2026-11-01", register: ruleWorld },
      { on: "2026-12-01", register: standby },
      { on: "2027-01-01", register: active },
    );
    expect(entryOf(part, "new")).toMatchObject({
      status: "active",
      effectiveOn: "2026-12-01",
      since: "2027-01-01",
    });
  });

  test("vanish with an announcement that is withdrawn", () => {
    expect(
      entryOf(
        chain({ on: "2026-11-01", register: ruleWorld }, announcing, {
          on: "2026-11-25",
          register: ruleWorld,
        }),
        "new",
      ),
    ).toBeUndefined();
  });
});

describe("an entry that ended", () => {
  const without = apply(ruleWorld, [
    ended("Engagement", "mail"),
    ended("ProcessingLocation", "mail-de"),
  ]);
  const before = { on: "2026-11-01", register: ruleWorld };
  const end = { on: "2026-11-21", register: without };

  test("stays as it read, with the day of the publication that left it out", () => {
    const was = published(ruleWorld).subprocessors.find(({ ref }) => ref === "mail");
    const is = chain(before, end).subprocessors.find(({ ref }) => ref === "mail");
    expect(is).toEqual({ ...was, status: "ended", endedOn: "2026-11-21" });
  });

  test("stays on the list for twelve months, the last day included", () => {
    const on = (day: string) =>
      entryOf(
        chain(before, end, { on: "2027-05-01", register: without }, { on: day, register: without }),
        "mail",
      );
    expect(on("2027-11-21")).toMatchObject({ status: "ended", endedOn: "2026-11-21" });
    expect(on("2027-11-22")).toBeUndefined();
  });

  test("is one that is no sub-processor any more, though we still use it", () => {
    const ours = apply(ruleWorld, [
      changed(ruleWorld, "Engagement", "mail", { activityIds: ["billing"] }),
    ]);
    expect(entryOf(chain(before, { on: "2026-11-21", register: ours }), "mail")).toMatchObject({
      status: "ended",
    });
  });

  test("that comes back is new: one entry, with days of its own", () => {
    const back = given.withRecords(without, {
      Engagement: [given.engagement({ ref: "mail", actualUseFrom: undefined })],
    });
    const part = chain(before, end, { on: "2027-02-01", register: back });
    expect(part.subprocessors.filter(({ ref }) => ref === "mail")).toHaveLength(1);
    expect(entryOf(part, "mail")).toEqual({
      status: "active",
      announcedOn: null,
      effectiveOn: "2027-02-01",
      since: "2027-02-01",
      endedOn: null,
    });
  });

  test("is ended still while its return is announced", () => {
    const again = {
      ...announced,
      changes: [added("Engagement", given.engagement({ ref: "mail" }))],
    };
    const part = chain(before, end, {
      on: "2027-02-01",
      register: without,
      more: { announced: [again] },
    });
    expect(
      part.subprocessors.filter(({ ref }) => ref === "mail").map(({ status }) => status),
    ).toEqual(["announced", "ended"]);
    const back = given.withRecords(without, {
      Engagement: [given.engagement({ ref: "mail", actualUseFrom: undefined })],
    });
    const after = chain(
      before,
      end,
      { on: "2027-02-01", register: without, more: { announced: [again] } },
      { on: "2027-03-01", register: back },
    );
    expect(entryOf(after, "mail")).toMatchObject({
      status: "active",
      announcedOn: "2026-11-21",
      since: "2027-03-01",
    });
  });
});

describe("an entry that has ended for some and not for all", () => {
  const how = { change: "CS-7", since: given.day("2026-11-21"), replacedBy: ["New"] };

  test("is active and leaving, and ended once nobody has it", () => {
    const first = published(ruleWorld);
    const some = published(ruleWorld, {
      previous: first,
      rollingOut: new Set(["mail"]),
      leaving: new Map([["mail", how]]),
    });
    expect(some.subprocessors.find(({ ref }) => ref === "mail")).toMatchObject({
      ...{ status: "active", endedOn: null, leaving: how },
      since: first.subprocessors.find(({ ref }) => ref === "mail")?.since,
    });
    const none = published(apply(ruleWorld, [ended("Engagement", "mail")]), { previous: some });
    const over = none.subprocessors.find(({ ref }) => ref === "mail");
    expect(over).toMatchObject({ status: "ended", endedOn: today });
    expect(over).not.toHaveProperty("leaving");
  });

  test("gives a former vendor the days of the entry, and whoever took its place its own", () => {
    const first = published(ruleWorld);
    const former = given.engagement({ ref: "mail@CS-7", actualUseFrom: undefined });
    const present = given.engagement({ ref: "mail", actualUseFrom: undefined });
    const both = given.withRecords(ruleWorld, { Engagement: [present, former] });
    const known = given.day("2020-05-01");
    const subprocessors = first.subprocessors.map((one) =>
      one.ref === "mail" ? { ...one, since: known } : one,
    );
    const leaving = new Map([["mail@CS-7", how]]);
    const replaced = new Map([["mail", "CS-7"]]);
    const part = published(both, { previous: { ...first, subprocessors }, leaving, replaced });
    expect(entryOf(part, "mail@CS-7")).toMatchObject({ status: "active", since: known });
    expect(entryOf(part, "mail")).toMatchObject({ status: "active", since: today });
    const next = published(both, { previous: part, leaving, asOf: given.day("2027-03-01") });
    expect(entryOf(next, "mail")).toMatchObject({ since: today });
  });
});
