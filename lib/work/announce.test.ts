import { beforeAll, expect, test } from "vitest";
import {
  callBackAnnouncement,
  carryOutDue,
  orderAnnouncement,
} from "@/lib/data/announcing/announcement-orders";
import { database } from "@/lib/data/database/current";
import { setMailPaused } from "@/lib/data/mail/mail-switch";
import { instantOf } from "@/lib/domain/calendar";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { openStory, purpose, type Story } from "@/lib/testing/story";
import { announceDue } from "./announce";

let story: Story;
beforeAll(async () => {
  story = await openStory(["a", "b"].map((name) => ({ name, cast: [{ ref: "one" }] })));
});

async function ordered(scene: string, minutes: number): Promise<string> {
  const id = await story.approved(await purpose(scene, "x"));
  const sendAt = instantOf(new Date(Date.parse(story.at()) + minutes * 60_000).toISOString());
  expectDone(await orderAnnouncement(story.approver(), [{ id, plannedOn: null }], sendAt));
  return id;
}

test("an announcement that fails keeps no other from going, and goes in a later round", async () => {
  const failing = await ordered("a", 1);
  const other = await ordered("b", 2);
  story.pass(1);
  const broken: typeof carryOutDue = (actor, order) => {
    if (order.changes.some(({ changeSetId }) => changeSetId === failing))
      throw new Error("planted");
    return carryOutDue(actor, order);
  };
  expect(await announceDue(story.system(), broken)).toEqual({ announced: [other] });
  expect(await announceDue(story.system())).toEqual({ announced: [failing] });
});

test("nothing that was ordered is announced while mail is paused, as it is after a restore", async () => {
  const id = await ordered("b", 1);
  story.pass(1);
  expectDone(await setMailPaused(story.administrator(), true));
  expect(await announceDue(story.system())).toEqual({ announced: [] });
  expectDone(await setMailPaused(story.administrator(), false));
  expect(await announceDue(story.system())).toEqual({ announced: [id] });
});

test("two workers at once make an announcement once", async () => {
  const id = await ordered("a", 1);
  story.pass(1);
  const rounds = await Promise.all([1, 2, 3].map(() => announceDue(story.system())));
  expect(rounds.flatMap(({ announced }) => announced)).toEqual([id]);
  const where = { announcement: { changes: { some: { changeSetId: id } } } };
  expect(await database().delivery.count({ where })).toBe(1);
  const event = "changeSet.announced";
  expect(
    await database().auditEntry.count({
      where: { event, payload: { path: ["changeSetId"], equals: id } },
    }),
  ).toBe(1);
});

test("what is called back at the moment at which it goes, either went or did not", async () => {
  for (const scene of ["a", "b"]) {
    const id = await ordered(scene, 1);
    story.pass(1);
    const [{ announced }, calledBack] = await Promise.all([
      announceDue(story.system()),
      callBackAnnouncement(story.approver(), id),
    ]);
    expect(announced).toEqual(calledBack.ok ? [] : [id]);
    const { state } = await database().changeSet.findUniqueOrThrow({ where: { id } });
    expect(state).toBe(calledBack.ok ? "APPROVED" : "ANNOUNCED");
    expect(await database().announcementOrder.count()).toBe(0);
  }
});
