import { beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "@/lib/auth/actor";
import { addDays } from "@/lib/domain/calendar";
import type { CorrectionEntry } from "@/lib/domain/change/correction";
import { longDate } from "@/lib/domain/language/en-date";
import { find } from "@/lib/domain/register";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { recordApproval } from "../changes/approvals";
import { stepsTaken } from "../changes/change-history";
import { database } from "../database/current";
import { dayOf } from "../days";
import { homeFor } from "../home/home";
import { recordLetter } from "../notices/notice-acts";
import { recordReceipt } from "../notices/receipts";
import { recordObjection } from "../objections/objections";
import { presentRegister } from "../register";
import { correctionsView } from "./correction-page";
import type { CorrectionDraft } from "./correction-plan";
import { draftCorrection, dropCorrection, sendCorrection } from "./corrections";
import { withdrawChangeSet } from "./withdrawing";

const wrong: CorrectionEntry = { matter: "SERVICE", said: "more", right: "other" };
const slip: CorrectionEntry = { matter: "OTHER", said: "Mr Miller", right: "Ms Miller" };

/** What a customer judges by, in a record of the change. */
const still = { purpose: "other" };

describe("a correction of what was told", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast: [{ ref: "one" }, { ref: "sixty", noticeDays: 60 }] },
      { name: "desk-b", cast: [{ ref: "one" }] },
      { name: "desk-c", cast: [{ ref: "one" }, { ref: "two" }] },
      { name: "desk-d", cast: [{ ref: "one" }] },
      { name: "desk-e", cast: [{ ref: "one", contacts: 2 }] },
      { name: "desk-f", cast: [{ ref: "one" }] },
      { name: "desk-h", cast: [{ ref: "one" }, { ref: "sixty", noticeDays: 60 }] },
      { name: "desk-l", cast: [{ ref: "one" }] },
      { name: "desk-m", cast: [{ ref: "one" }] },
      {
        name: "desk-g",
        cast: [
          {
            ref: "one",
            contacts: 2,
            terms: { deemedReceipt: "CONFIRMATION", contactsToInform: "ALL_CONTACTS" },
          },
        ],
      },
    ]);
  });

  async function told(scene: string): Promise<string> {
    const id = await story.announced([await purpose(scene, "more")]);
    await story.mail(id);
    return id;
  }
  const noticeOf = (changeSetId: string, agreementRef: string) =>
    database().notice.findUniqueOrThrow({
      where: { changeSetId_agreementRef: { changeSetId, agreementRef } },
    });
  const draft = (changeSetId: string, more: Partial<CorrectionDraft> = {}) =>
    draftCorrection(story.editor(), {
      ...{ changeSetId, entries: [wrong], items: [], recordsStand: true },
      ...more,
    });
  async function corrected(changeSetId: string, more: Partial<CorrectionDraft> = {}) {
    expectDone(await draft(changeSetId, more));
    return expectDone(await sendCorrection(story.approver(), changeSetId));
  }
  const word = (changeSetId: string, customerRef: string) => ({
    ...{ changeSetId, customerRef, agreementRef: null },
    ...{ receivedOn: null, channel: "EMAIL" as const, text: "So be it." },
  });
  const activated = async (id: string) => {
    const result = await story.activate(id);
    return result.ok ? result.value.effective : result.reason;
  };

  test("counts the days of each customer anew, from the mail that tells it", async () => {
    const id = await told("desk-a");
    const first = await noticeOf(id, of("desk-a", "one"));
    story.pass(10);
    const sent = await corrected(id, {
      items: [await purpose("desk-a", "other")],
    });
    expect(sent).toMatchObject({ restarts: true, deliveries: 2 });
    expect(await noticeOf(id, of("desk-a", "one"))).toMatchObject({
      ...{ startsOn: null, objectionLastDay: null, earliestEffectiveOn: null },
    });
    await story.mail(id);
    const [one, sixty] = [
      await noticeOf(id, of("desk-a", "one")),
      await noticeOf(id, of("desk-a", "sixty")),
    ];
    expect(dayOf(one.objectionLastDay)).toBe(addDays(story.today(), 30));
    expect(dayOf(sixty.objectionLastDay)).toBe(addDays(story.today(), 60));
    expect(one.terms).toEqual(first.terms);
    story.pass(60);
    expect(await activated(id)).toBe("gateClosed");
    story.pass(1);
    expect(await activated(id)).toHaveLength(2);
    const { register } = await presentRegister();
    expect(find(register, "Engagement", "desk-a")?.purpose).toBe("other");
  });

  test("takes along a planned day that could not be planned any more, and keeps one that could", async () => {
    const id = await told("desk-h");
    const planned = async () =>
      dayOf((await database().changeSet.findUniqueOrThrow({ where: { id } })).plannedOn);
    const first = addDays(story.today(), 61);
    expect(await planned()).toBe(first);
    story.pass(10);
    const moved = { from: first, to: addDays(story.today(), 61) };
    expectDone(await draft(id));
    expect((await correctionsView(story.approver(), id))?.waiting?.moves).toEqual(moved);
    expect(expectDone(await sendCorrection(story.approver(), id)).moved).toEqual(moved);
    expect(await planned()).toBe(moved.to);
    expect((await stepsTaken(id)).at(-1)?.words).toContain(
      `the planned day moved from ${longDate(moved.from)} to ${longDate(moved.to)}`,
    );
    // Published as planned for that day, too.
    const { publicPart } = await database().publication.findFirstOrThrow({
      orderBy: { number: "desc" },
    });
    expect(publicPart).toContain(moved.to);
    // What moves no day, and a second correction on the same day, leave it.
    expect((await corrected(id)).moved).toBeNull();
    story.pass(3);
    expect((await corrected(id, { entries: [slip] })).moved).toBeNull();
    expect(await planned()).toBe(moved.to);
  });

  test("keeps what was approved with the change as it was approved, and what was told beside what is right", async () => {
    const id = await told("desk-b");
    const before = await database().changeSet.findUniqueOrThrow({ where: { id } });
    await corrected(id, { items: [await purpose("desk-b", "other")] });
    const after = await database().changeSet.findUniqueOrThrow({
      where: { id },
      include: { corrections: true, items: true },
    });
    expect(after.frozen).toEqual(before.frozen);
    expect(after.corrections).toMatchObject([
      {
        ...{ entries: [wrong], authorId: "user:editor", sentById: "user:approver" },
        items: [{ before: { purpose: "more" }, after: { purpose: "other" } }],
      },
    ]);
    expect(after.items).toMatchObject([{ body: { purpose: "other" }, authorId: "user:editor" }]);
  });

  test("lets objections of before stand, and no approval of before", async () => {
    const id = await told("desk-c");
    const objection = expectDone(
      await recordObjection(story.editor(), word(id, of("desk-c", "one"))),
    );
    expectDone(await recordApproval(story.editor(), word(id, of("desk-c", "two"))));
    story.pass(3);
    await corrected(id);
    story.pass(60);
    // No mail of it was taken: nothing opens, however long it waits.
    expect(await story.activate(id)).toMatchObject({
      reason: "gateClosed",
      blocked: [
        { agreement: of("desk-c", "one"), blockers: [{ code: "OBJECTION_OPEN" }, {}] },
        { agreement: of("desk-c", "two"), blockers: [{ code: "NOT_INFORMED" }] },
      ],
    });
    expect(
      await database().objection.findUniqueOrThrow({ where: { id: objection.id } }),
    ).toMatchObject({ timely: true, decision: null });
    const anew = expectDone(await recordApproval(story.editor(), word(id, of("desk-c", "two"))));
    expect(
      await database().approval.findMany({
        where: { noticeId: (await noticeOf(id, of("desk-c", "two"))).id, overtakenAt: null },
      }),
    ).toMatchObject([{ id: anew.id }]);
  });

  test("moves nothing where nobody judges by what was wrong", async () => {
    const id = await told("desk-d");
    const before = await noticeOf(id, of("desk-d", "one"));
    story.pass(10);
    expect(await corrected(id, { entries: [slip] })).toMatchObject({
      ...{ restarts: false, deliveries: 1 },
    });
    await story.mail(id);
    expect(await noticeOf(id, of("desk-d", "one"))).toEqual(before);
    story.pass(21);
    expect(await activated(id)).toHaveLength(1);
  });

  test("is sent by another than who wrote it, and once", async () => {
    const id = await told("desk-e");
    const both = () => story.staff("both", "EDITOR", "APPROVER");
    const stand = { changeSetId: id, entries: [wrong], items: [], recordsStand: true };
    expectDone(await draftCorrection(both(), stand));
    expect(await sendCorrection(both(), id)).toMatchObject({ reason: "senderIsAuthor" });
    expect(await sendCorrection(story.editor(), id)).toMatchObject({ reason: "notAllowed" });
    expect(
      await draftCorrection(story.administrator(), {
        changeSetId: id,
        entries: [wrong],
        items: [],
      }),
    ).toMatchObject({ reason: "notAllowed" });
    const { id: written } = expectDone(await draft(id));
    const waiting = async (who: StaffActor) =>
      (await homeFor(who))?.waiting.find(({ what }) => what === "correction")?.items ?? [];
    expect(await waiting(story.editor())).toEqual([]);
    expect(await waiting(story.approver())).toMatchObject([{ key: written }]);
    expect(await sendCorrection(story.approver(), id, "another")).toMatchObject({
      reason: "changedMeanwhile",
    });
    expectDone(await sendCorrection(story.approver(), id, written));
    expect(await sendCorrection(story.approver(), id)).toMatchObject({ reason: "noCorrection" });
    expect(await waiting(story.approver())).toEqual([]);
    const refused = database().$executeRaw`update "Correction" set restarts = false`;
    await expect(refused).rejects.toThrow(/stays as it was/);
    await expect(
      database()
        .$executeRaw`update "Notice" set "earliestEffectiveOn" = null, "restartedAt" = now() where "changeSetId" = ${id}`,
    ).rejects.toThrow(/with a correction alone/);
  });

  test("is weighed again when it is sent: what was a slip when it was written, and is none, goes to nobody", async () => {
    const id = await told("desk-m");
    const { id: written } = expectDone(
      await draft(id, { entries: [slip], items: [await changed("Engagement", "desk-m", still)] }),
    );
    // As the rules of classes held it when it was written.
    const light = await database().correction.findUniqueOrThrow({ where: { id: written } });
    await database().correction.delete({ where: { id: written } });
    const { entries, items } = light;
    await database().correction.create({
      data: { ...light, entries: entries ?? [], items: items ?? [], restarts: false },
    });
    const announcements = () =>
      database().announcement.count({ where: { changes: { some: { changeSetId: id } } } });
    const before = await announcements();
    expect(await sendCorrection(story.approver(), id, written)).toMatchObject({
      reason: "weighsMore",
    });
    expect(await announcements()).toBe(before);
    expect((await correctionsView(story.approver(), id))?.waiting).toMatchObject({
      restarts: false,
      weighsMore: true,
    });
    const waiting = async (who: StaffActor) =>
      (await homeFor(who))?.waiting.find(({ what }) => what === "correction")?.items ?? [];
    expect(await waiting(story.editor())).toMatchObject([
      { key: written, detail: expect.stringContaining("write it anew") },
    ]);
    const again = await corrected(id, {
      entries: [slip],
      items: [await changed("Engagement", "desk-m", still)],
    });
    expect(again.restarts).toBe(true);
    expect(await waiting(story.editor())).toEqual([]);
  });

  test("takes the place of mails that have not gone, and tells everyone who can be told", async () => {
    const id = await story.announced([await purpose("desk-f", "more")]);
    await corrected(id);
    const states = await database().delivery.findMany({
      where: { announcement: { changes: { some: { changeSetId: id } } } },
      select: { state: true, announcement: { select: { kind: true } } },
      orderBy: { announcement: { at: "asc" } },
    });
    expect(states).toEqual([
      { state: "CANCELLED", announcement: { kind: "NOTICE" } },
      { state: "PENDING", announcement: { kind: "CORRECTION" } },
    ]);
    const letter = {
      ...{ changeSetId: id, customerRef: of("desk-f", "one"), agreementRef: null },
      ...{ contactId: `${of("desk-f", "one")}-1`, channel: "LETTER" as const, text: null },
    };
    expect(
      await recordLetter(story.editor(), { ...letter, sentOn: addDays(story.today(), -1) }),
    ).toMatchObject({ reason: "beforeAnnouncement" });
    expectDone(await recordLetter(story.editor(), { ...letter, sentOn: story.today() }));
    expect(dayOf((await noticeOf(id, of("desk-f", "one"))).startsOn)).toBe(story.today());
  });

  test("wants receipt confirmed anew by all of them where the periods begin with that", async () => {
    const id = await told("desk-g");
    const agreement = of("desk-g", "one");
    const confirm = (contact: number) =>
      recordReceipt(story.editor(), {
        ...{ changeSetId: id, customerRef: agreement, agreementRef: null, channel: "EMAIL" },
        ...{ contactId: `${agreement}-${contact}`, receivedOn: story.today() },
      });
    expectDone(await confirm(1));
    expectDone(await confirm(2));
    expect((await noticeOf(id, agreement)).startsOn).not.toBeNull();
    story.pass(5);
    await corrected(id);
    await story.mail(id);
    expectDone(await confirm(1));
    expect((await noticeOf(id, agreement)).startsOn).toBeNull();
    story.pass(1);
    expectDone(await confirm(2));
    expect(dayOf((await noticeOf(id, agreement)).startsOn)).toBe(story.today());
  });

  test("is refused with one day for all agreements, and with a fact that its records would still tell wrong", async () => {
    const id = await told("desk-l");
    const day = { matter: "DEADLINE", said: null, right: "31 December 2026" } as const;
    expect(await draft(id, { entries: [day] })).toMatchObject({ reason: "daysAreOwn" });
    expect(await draft(id, { recordsStand: false })).toMatchObject({ reason: "recordsStayWrong" });
    expectDone(await draft(id, { entries: [{ ...day, right: "" }], recordsStand: false }));
    expectDone(await draft(id, { items: [await purpose("desk-l", "new")], recordsStand: false }));
  });

  test("is refused for records beyond the change, for what reaches others or leaves nothing, and where nothing is announced", async () => {
    const id = await told("desk-b");
    const beyond = await changed("Vendor", "brief", { legalName: "Another" });
    expect(await draft(id, { items: [beyond] })).toMatchObject({ reason: "notOfThisChange" });
    const wider = await changed("Engagement", "desk-b", { productIds: ["desk-b", "desk-a"] });
    expect(await draft(id, { items: [wider] })).toMatchObject({ reason: "tellsOthers" });
    const undone = await purpose("desk-b", "start");
    expect(await draft(id, { items: [undone] })).toMatchObject({ reason: "nothingLeft" });
    expect(await draft(id, { entries: [] })).toMatchObject({ reason: "nothingCorrected" });
    expectDone(await draft(id));
    expectDone(await dropCorrection(story.editor(), id));
    expect(await sendCorrection(story.approver(), id)).toMatchObject({ reason: "noCorrection" });
    expectDone(await withdrawChangeSet(story.approver(), id, "A mistake."));
    expect(await draft(id)).toMatchObject({ reason: "wrongState" });
    const approved = await story.approved(await purpose("desk-d", "again"));
    expect(await draft(approved)).toMatchObject({ reason: "wrongState" });
  });
});
