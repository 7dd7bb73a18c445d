import { beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "@/lib/auth/actor";
import { addDays } from "@/lib/domain/calendar";
import type { ChangeView } from "@/lib/domain/change/change-view";
import { outlookHash } from "@/lib/domain/change/frozen-outlook";
import { changed, openStory, purpose, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "../announcing/announcing";
import { returnChangeSet } from "../mail/returning";
import { changeList } from "./change-list";
import { changeView } from "./change-page";
import { findChangeSet } from "./change-sets";
import { approveChangeSet, rejectChangeSet } from "./change-steps";
import { openChange } from "./open-change";

describe("the page of a change", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      {
        name: "desk-a",
        cast: [{ ref: "one" }, { ref: "slow", noticeDays: 90 }, { ref: "mute", contacts: 0 }],
      },
      ...["desk-b", "desk-c", "desk-d", "desk-e", "desk-f"].map((name) => ({
        name,
        cast: [{ ref: "one" }],
      })),
    ]);
  });

  async function view(actor: StaffActor, id: string): Promise<ChangeView> {
    const open = await openChange(actor, id);
    if (open === null) throw new Error(`no change ${id}`);
    return changeView(actor, open);
  }

  test("is not there for who may not read the register, nor for an id that is none", async () => {
    const id = await story.drafted(await purpose("desk-a", "another"));
    expect(await openChange(story.staff("nobody"), id)).toBeNull();
    expect(await openChange(story.staff("asker", "REQUESTER"), id)).toBeNull();
    expect(await openChange(story.editor(), "CS-404")).toBeNull();
  });

  test("names another announced change of the same sub-processor, on both pages", async () => {
    const one = await story.announced([await purpose("desk-f", "one")]);
    const two = await story.announced([await purpose("desk-f", "two")]);
    expect((await view(story.editor(), one)).beside).toMatchObject([{ id: two }]);
    expect((await view(story.editor(), two)).beside).toMatchObject([{ id: one }]);
    const other = await story.drafted(await purpose("desk-b", "beside"));
    expect((await view(story.editor(), other)).beside).toEqual([]);
    const draft = await story.drafted(await purpose("desk-f", "three"));
    expect((await view(story.editor(), draft)).beside).toHaveLength(2);
  });

  test("tells field by field what changes, with class, rule and author", async () => {
    const id = await story.drafted(await purpose("desk-a", "start again"));
    const { items } = await view(story.editor(), id);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      change: "CHANGED",
      class: "M1",
      record: { href: "/staff/engagements/desk-a" },
      differences: [
        {
          label: "Purpose",
          before: "start",
          after: "start again",
          words: [
            { text: "start", change: "SAME" },
            { text: " again", change: "ADDED" },
          ],
          class: "M1",
          rule: { law: null },
        },
      ],
    });
  });

  test("says until when lists read otherwise, where a fact is true before customers were told in time", async () => {
    const validFrom = addDays(story.today(), 9);
    const id = await story.drafted({ ...(await purpose("desk-b", "soon")), validFrom });
    const shown = await view(story.editor(), id);
    expect(shown.items[0]).toMatchObject({ validFrom, waitsUntil: shown.earliestForAll });
    expect(shown.earliestForAll).toBe(addDays(story.today(), 31));
  });

  test("tells who would be told, with whose days, and who cannot be told", async () => {
    const id = await story.drafted(await purpose("desk-a", "another"));
    const { affected, earliestForAll, isAnnounced } = await view(story.editor(), id);
    expect(isAnnounced).toBe(false);
    expect(
      affected.map(({ customer, contacts, blockers }) => [customer, contacts, blockers]),
    ).toEqual([
      ["one-desk-a", 1, []],
      ["slow-desk-a", 1, []],
      ["mute-desk-a", 0, ["no confirmed contact to tell"]],
    ]);
    const slow = affected.find(({ customer }) => customer === "slow-desk-a");
    expect(earliestForAll).toBe(slow?.earliestEffectiveOn);
  });

  test("keeps the days of the notices once it is announced", async () => {
    const id = await story.announced([await purpose("desk-b", "another")]);
    const ordered = await view(story.editor(), id);
    expect(ordered).toMatchObject({ isAnnounced: true, state: "ANNOUNCED", approvedBy: "Someone" });
    await story.mail(id);
    story.pass(3);
    const { affected } = await view(story.editor(), id);
    expect(affected).toEqual(
      ordered.affected.map((row) => ({
        ...row,
        blockers: ["the periods still run", "announced for a later day"],
      })),
    );
  });

  test("offers the step that leads on, and names the steps that were taken", async () => {
    const id = await story.submitted(await purpose("desk-c", "another"));
    expect((await view(story.editor(), id)).next.main).toBeNull();
    const seen = await view(story.approver(), id);
    expect(seen.next.main).toBe("approve");
    expect(seen.taken.map(({ words }) => words)).toEqual([
      "wrote the draft",
      "submitted it for review",
    ]);
    expect(await rejectChangeSet(story.approver(), id, "Not this year")).toMatchObject({
      ok: true,
    });
    const after = await view(story.editor(), id);
    expect(after.next.main).toBe("return");
    expect(after.taken.at(-1)).toMatchObject({ words: "rejected it", reason: "Not this year" });
  });

  test("shows what is in effect against what was before", async () => {
    const id = await story.announced([await purpose("desk-d", "another")]);
    await story.mail(id);
    story.pass(40);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    const { items, class: changeClass, state } = await view(story.editor(), id);
    expect([state, changeClass]).toEqual(["ACTIVE", "M1"]);
    expect(items[0]?.differences[0]).toMatchObject({ before: "start", after: "another" });
  });

  test("is listed under its state, with its class", async () => {
    const id = await story.drafted(await changed("Engagement", "desk-e", { purpose: "another" }));
    const list = await changeList(story.editor(), { group: "open", sought: "desk-e", page: 1 });
    expect(list?.rows).toMatchObject([{ id, state: "DRAFT", class: "M1", records: 1 }]);
    expect(
      await changeList(story.staff("nobody"), { group: "open", sought: "", page: 1 }),
    ).toBeNull();
  });
});

describe("two at once", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory(
      ["pair-a", "pair-b", "pair-c", "pair-d"].map((name) => ({ name, cast: [{ ref: "one" }] })),
    );
  });

  test("approvers: one approves, the other is told that it is done", async () => {
    const id = await story.submitted(await purpose("pair-a", "another"));
    const both = await Promise.all([
      approveChangeSet(story.staff("first", "APPROVER"), id),
      approveChangeSet(story.staff("second", "APPROVER"), id),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "wrongState" });
  });

  test("clicks on announce: one announces, nothing goes out twice", async () => {
    const id = await story.approved(await purpose("pair-b", "another"));
    const both = await Promise.all([
      announceChangeSet(story.approver(), id, null),
      announceChangeSet(story.approver(), id, null),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "wrongState" });
  });

  /** What stands on the page of a change as it is. */
  async function seenOf(id: string) {
    const open = await openChange(story.approver(), id);
    if (open === null) throw new Error(`no change ${id}`);
    return { position: open.changeSet.position, outlook: outlookHash(open.consequence) };
  }

  test("the approver of what the author has altered since is told so", async () => {
    const id = await story.submitted(await purpose("pair-c", "another"));
    const seen = await seenOf(id);
    expect(await returnChangeSet(story.editor(), id, null)).toMatchObject({ ok: true });
    expect(await approveChangeSet(story.approver(), id, seen)).toMatchObject({
      reason: "wrongState",
    });
    const { submitChangeSet } = await import("./change-steps");
    expect(await submitChangeSet(story.editor(), id)).toMatchObject({ ok: true });
    expect(await approveChangeSet(story.approver(), id, seen)).toMatchObject({
      reason: "changedMeanwhile",
    });
  });

  test("nobody approves or announces to others than stood on the page", async () => {
    const id = await story.submitted(await purpose("pair-c", "one more"));
    const seen = await seenOf(id);
    const other = { ...seen, outlook: "0".repeat(64) };
    const stale = { ok: false, reason: "changedMeanwhile" };
    expect(await approveChangeSet(story.approver(), id, other)).toEqual(stale);
    expect(await approveChangeSet(story.approver(), id, seen)).toMatchObject({ ok: true });
    const approved = await seenOf(id);
    expect(await announceChangeSet(story.approver(), id, null, seen)).toEqual(stale);
    expect(
      await announceChangeSet(story.approver(), id, null, { ...approved, outlook: other.outlook }),
    ).toEqual(stale);
    expect(await announceChangeSet(story.approver(), id, null, approved)).toMatchObject({
      ok: true,
    });
  });

  test("a draft again voids the approval, and needs an editor, or an approver while it is in review", async () => {
    const id = await story.approved(await purpose("pair-d", "another"));
    expect(await returnChangeSet(story.staff("auditor", "AUDITOR"), id, null)).toMatchObject({
      reason: "notAllowed",
    });
    expect(await returnChangeSet(story.approver(), id, null)).toMatchObject({
      reason: "wrongState",
    });
    expect(await returnChangeSet(story.editor(), id, "One thing more")).toMatchObject({ ok: true });
    expect(await findChangeSet(id)).toMatchObject({
      state: "DRAFT",
      approvedById: null,
      frozen: null,
    });
  });
});
