import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SystemActor } from "@/lib/auth/actor";
import { addDays, type Instant, instantOf } from "@/lib/domain/calendar";
import { companionValue, readCompanion } from "@/lib/domain/change/order-view";
import { tooEarlySentence } from "@/lib/domain/change/too-early";
import { longDate } from "@/lib/domain/language/en-date";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { agreementOf, changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { changeView } from "../changes/change-page";
import { openChange } from "../changes/open-change";
import { database } from "../database/current";
import { orderedChanges } from "../home/home-ordered";
import { returnChangeSet } from "../mail/returning";
import { presentRegister } from "../register";
import {
  announceFromPage,
  announceOrdered,
  callBackAnnouncement,
  carryOutDue,
  dueOrders,
  orderAnnouncement,
} from "./announcement-orders";
import type { ToAnnounce } from "./announcement-plan";
import { companionsOf, orderOf } from "./order-page";

let story: Story;

beforeAll(async () => {
  story = await openStory([
    {
      name: "n",
      perCustomer: true,
      cast: [{ ref: "one" }, { ref: "quick", noticeDays: 10 }, { ref: "late", noticeDays: 30 }],
    },
    ...["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"].map((name) => ({
      name,
      cast: [{ ref: "one" }],
    })),
  ]);
});
beforeEach(() => void story.pass(1));

const inDays = (days: number): Instant =>
  instantOf(new Date(Date.parse(story.at()) + days * 86_400_000).toISOString());
async function announceDue(actor: SystemActor) {
  const announced: string[] = [];
  for (const order of await dueOrders(actor)) announced.push(...(await carryOutDue(actor, order)));
  return { announced };
}
const deliveries = (id: string) =>
  database().delivery.count({
    where: { announcement: { changes: { some: { changeSetId: id } } } },
  });
const stateOf = async (id: string) =>
  (await database().changeSet.findUniqueOrThrow({ where: { id } })).state;
const eventsOf = async (id: string) =>
  (
    await database().$queryRaw<{ event: string }[]>`
      select event from "AuditEntry" where payload -> 'changeSetIds' @> to_jsonb(${id}::text)
      order by position`
  ).map(({ event }) => event);

describe("an announcement that was ordered", () => {
  test("is made when its moment has come and not before, with recipients as they are then", async () => {
    const id = await story.approved(await purpose("a", "x"));
    const sendAt = inDays(2);
    expectDone(await orderAnnouncement(story.approver(), [{ id, plannedOn: null }], sendAt));
    expect(await announceDue(story.system())).toEqual({ announced: [] });
    expect(await stateOf(id)).toBe("APPROVED");
    expect(await orderedChanges()).toMatchObject([{ id, sendAt, plannedOn: null }]);
    expect(await deliveries(id)).toBe(0);
    expect(await database().notice.count({ where: { changeSetId: id } })).toBe(0);
    await database().customerContact.create({
      data: {
        id: "late",
        customerRef: of("a", "one"),
        email: "late@one.example",
        purpose: "DPA_NOTICE",
        confirmedAt: new Date(story.at()),
        createdAt: new Date(story.at()),
      },
    });
    story.pass(3);
    expect(await announceDue(story.system())).toEqual({ announced: [id] });
    expect(await stateOf(id)).toBe("ANNOUNCED");
    expect(await deliveries(id)).toBe(2);
    expect(await orderOf(id)).toBeNull();
    expect(await orderedChanges()).toEqual([]);
    expect(await announceDue(story.system())).toEqual({ announced: [] });
  });

  test("is called back with nothing sent, and the audit chain tells of it", async () => {
    const id = await story.approved(await purpose("b", "x"));
    expectDone(await orderAnnouncement(story.approver(), [{ id, plannedOn: null }], inDays(1)));
    expect(await callBackAnnouncement(story.editor(), id)).toMatchObject({ reason: "notAllowed" });
    expectDone(await callBackAnnouncement(story.approver(), id));
    expect(await callBackAnnouncement(story.approver(), id)).toMatchObject({ reason: "noOrder" });
    story.pass(2);
    expect(await announceDue(story.system())).toEqual({ announced: [] });
    expect([await stateOf(id), await deliveries(id)]).toEqual(["APPROVED", 0]);
    expect(await eventsOf(id)).toEqual(["announcement.ordered", "announcement.calledBack"]);
  });

  test("can be made before its moment, and then only once", async () => {
    const id = await story.approved(await purpose("c", "x"));
    expectDone(await orderAnnouncement(story.approver(), [{ id, plannedOn: null }], inDays(5)));
    expect(await announceOrdered(story.approver(), id)).toMatchObject({ ok: true });
    expect(await announceOrdered(story.approver(), id)).toMatchObject({ reason: "noOrder" });
    expect([await stateOf(id), await deliveries(id)]).toEqual(["ANNOUNCED", 1]);
  });

  test("does not go where other terms follow than those for which it was ordered, and says so", async () => {
    const id = await story.approved(await purpose("d", "x"));
    expectDone(await orderAnnouncement(story.approver(), [{ id, plannedOn: null }], inDays(60)));
    const terms = await story.announced([
      await changed("CustomerAgreement", of("d", "one"), { noticePeriod: "P45D" }),
    ]);
    await story.mail(terms);
    await story.sign(terms, of("d", "one"));
    story.pass(50);
    expect(await story.activate(terms)).toMatchObject({ ok: true });
    story.pass(11);
    expect(await announceDue(story.system())).toEqual({ announced: [] });
    expect([await stateOf(id), await deliveries(id)]).toEqual(["APPROVED", 0]);
    expect((await orderOf(id))?.stoppedBecause).toContain("not what it was when it was ordered");
    expect(await eventsOf(id)).toEqual(["announcement.ordered", "announcement.stopped"]);
    // What was looked at again is ordered anew, in the place of what stopped.
    expectDone(await orderAnnouncement(story.approver(), [{ id, plannedOn: null }], inDays(1)));
    story.pass(2);
    expect(await announceDue(story.system())).toEqual({ announced: [id] });
  });

  test("is gone with the change that is taken back; others of the same order wait for a person", async () => {
    const first = await story.approved(await purpose("e", "x"));
    const other = await story.approved(await purpose("f", "x"));
    const both = [first, other].map((id) => ({ id, plannedOn: null }));
    expectDone(await orderAnnouncement(story.approver(), both, inDays(1)));
    expect((await orderOf(first))?.changes.map(({ id }) => id)).toEqual([first, other]);
    expectDone(await returnChangeSet(story.editor(), first, "wait"));
    expect(await orderOf(first)).toBeNull();
    expect((await orderOf(other))?.stoppedBecause).toContain("taken out");
    story.pass(2);
    expect(await announceDue(story.system())).toEqual({ announced: [] });
    expect(await stateOf(other)).toBe("APPROVED");
  });

  test("leaves nobody unannounced unseen where another order takes one change out of it", async () => {
    const first = await story.approved(await purpose("h", "x"));
    const other = await story.approved(await purpose("i", "x"));
    const both = [first, other].map((id) => ({ id, plannedOn: null }));
    expectDone(await orderAnnouncement(story.approver(), both, inDays(1)));
    const alone = [{ id: first, plannedOn: null }];
    expectDone(await orderAnnouncement(story.approver(), alone, inDays(3)));
    expect((await orderOf(first))?.changes.map(({ id }) => id)).toEqual([first]);
    expect((await orderOf(other))?.stoppedBecause).toContain("taken out");
    // The same changes ordered again leave nothing of the order before.
    expectDone(await orderAnnouncement(story.approver(), both, inDays(2)));
    const ofThese = { changes: { some: { changeSetId: { in: [first, other] } } } };
    expect(await database().announcementOrder.count({ where: ofThese })).toBe(1);
    expect((await orderOf(other))?.stoppedBecause).toBeNull();
    expectDone(await callBackAnnouncement(story.approver(), first));
  });

  test("takes with it only what the announcer saw of the other changes", async () => {
    const id = await story.approved(await purpose("k", "x"));
    const other = await story.approved(await purpose("l", "x"));
    const seenOf = async () =>
      (await companionsOf(id, story.approver())).find((one) => one.id === other);
    const before = await seenOf();
    expect(before).toMatchObject({ class: "M1", agreements: 1 });
    expect(before?.earliestEffectiveOn).toBe(addDays(story.today(), 31));
    // Another agreement of that product is concerned by now.
    const body = { ...agreementOf("l", { ref: "late" }), customerId: of("l", "one") };
    await story.approved({ kind: "CustomerAgreement", ref: of("l", "late"), body });
    const announce = (chosen: string) => {
      const together = readCompanion(chosen);
      const wanted = [
        { id, plannedOn: null },
        { ...together, plannedOn: null },
      ];
      return announceFromPage(story.approver(), wanted as ToAnnounce[], null);
    };
    if (before === undefined) throw new Error("It could go with it");
    expect(await announce(companionValue(before))).toMatchObject({
      reason: "changedMeanwhile",
      changeSetId: other,
    });
    const after = await seenOf();
    expect(after?.agreements).toBe(2);
    expect(await announce(companionValue(after ?? before))).toMatchObject({ ok: true });
  });

  test("is refused where the register is not the one that was looked at", async () => {
    const id = await story.approved(await purpose("j", "x"));
    const order = (readAt: number) =>
      orderAnnouncement(story.approver(), [{ id, plannedOn: null }], inDays(1), readAt);
    const { seq } = await presentRegister();
    expect(await order(seq - 1)).toMatchObject({ reason: "changedMeanwhile" });
    expect(await order(seq)).toMatchObject({ ok: true });
  });

  test("is refused with the day that holds for all then, where the planned one held for all today", async () => {
    const id = await story.approved(await purpose("n", "x"));
    const forAllToday = addDays(story.today(), 31);
    const wanted = [{ id, plannedOn: forAllToday }];
    const moment = { on: addDays(story.today(), 1), time: "09:00" };
    const refused = await announceFromPage(story.approver(), wanted, moment);
    expect(refused).toMatchObject({
      reason: "plannedTooEarly",
      changeSetId: id,
      tooEarly: {
        heldToday: true,
        toldOn: moment.on,
        all: { on: addDays(forAllToday, 1), customers: [of("n", "late"), of("n", "one")] },
      },
    });
    expect(await orderOf(id)).toBeNull();
    // Whoever says on purpose that some follow later plans a day before that for all.
    const byOwnDays = [{ id, plannedOn: addDays(story.today(), 20) }];
    expectDone(await announceFromPage(story.approver(), byOwnDays, moment));
    expectDone(
      await announceFromPage(
        story.approver(),
        [{ id, plannedOn: addDays(forAllToday, 1) }],
        moment,
      ),
    );
    // From then on the page counts from the moment ordered, and says so.
    const open = await openChange(story.approver(), id);
    if (open === null) throw new Error("it is there");
    expect(open.consequence.earliestEffectiveOn).toBe(addDays(forAllToday, 1));
    expect(await changeView(story.approver(), open)).toMatchObject({
      toldOn: moment.on,
      earliestForAll: addDays(forAllToday, 1),
      plannedOn: addDays(forAllToday, 1),
    });
    expectDone(await callBackAnnouncement(story.approver(), id));
  });

  test("names what is wrong with both its days, counted from the day on which customers are told", async () => {
    const id = await story.approved(await purpose("n", "y"));
    const wanted = [{ id, plannedOn: addDays(story.today(), 5) }];
    const at = (days: number) => ({ on: addDays(story.today(), days), time: "09:00" });
    const past = await announceFromPage(story.approver(), wanted, at(-2));
    expect(past).toMatchObject({ reason: "plannedTooEarly", sendInPast: true });
    const later = await announceFromPage(story.approver(), wanted, at(3));
    expect(later).toMatchObject({ tooEarly: { heldToday: false, toldOn: at(3).on } });
    const early = "tooEarly" in later ? later.tooEarly : undefined;
    expect(early && tooEarlySentence(early)).toBe(
      `${longDate(addDays(story.today(), 5))} is too early. Counted from ${longDate(at(3).on)}, the first day that can be planned is ${longDate(addDays(story.today(), 14))} (quick-n). The earliest day for all customers is ${longDate(addDays(story.today(), 34))} (late-n and one-n).`,
    );
  });

  test("is none for an adverse fact, which waits for no moment", async () => {
    const id = await story.approved(
      await changed("Engagement", "m", { contractSignedOn: undefined }),
    );
    const wanted = [{ id, plannedOn: null }];
    const moment = { on: addDays(story.today(), 3), time: "09:00" };
    expect(await announceFromPage(story.approver(), wanted, moment)).toMatchObject({
      reason: "notDelayed",
      changeSetId: id,
    });
    expect(await announceFromPage(story.approver(), wanted, null)).toEqual({
      ok: true,
      value: null,
    });
  });

  test("lies ahead, within a year, and is ordered by those who may announce", async () => {
    const id = await story.approved(await purpose("g", "x"));
    const order = (at: Instant, who = story.approver()) =>
      orderAnnouncement(who, [{ id, plannedOn: null }], at);
    expect(await order(inDays(-1))).toMatchObject({ reason: "sendInPast" });
    expect(await order(inDays(400))).toMatchObject({ reason: "sendTooLate" });
    expect(await order(inDays(1), story.editor())).toMatchObject({ reason: "notAllowed" });
    // The planned day is held against the moment at which customers are told, not against today.
    const soon = await announceFromPage(story.approver(), [{ id, plannedOn: story.today() }], null);
    expect(soon).toMatchObject({ reason: "plannedTooEarly" });
    const at = expectDone(
      await announceFromPage(story.approver(), [{ id, plannedOn: null }], {
        on: story.pass(3),
        time: "23:30",
      }),
    );
    expect(at).toContain(story.today());
    expect(await stateOf(id)).toBe("APPROVED");
  });
});
