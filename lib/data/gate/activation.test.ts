import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { agreedRegister } from "@/lib/domain/change/agreed";
import { find } from "@/lib/domain/register";
import { agreementOf, changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { activateDue } from "@/lib/work/activate";
import { findChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { decideObjection, recordObjection } from "../objections/objections";
import { loadRegister, presentRegister } from "../register";
import { activateChangeSet } from "./activation";
import { heldBackFor } from "./held-back";

const cast = [{ ref: "one" }, { ref: "two", noticeDays: 90 }];

describe("an activation", () => {
  const perCustomer = ["desk-c", "desk-d", "desk-e", "desk-f", "desk-i", "desk-j"];
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast },
      { name: "desk-b", cast: [{ ref: "one" }] },
      ...perCustomer.map((name) => ({ name, perCustomer: true, cast })),
      { name: "desk-g", cast: [{ ref: "one" }] },
      { name: "desk-h", cast },
    ]);
  });

  const noticeOf = (changeSetId: string, agreementRef: string) =>
    database().notice.findUniqueOrThrow({
      where: { changeSetId_agreementRef: { changeSetId, agreementRef } },
    });
  async function agreedPurpose(scene: string, customer: string): Promise<string | undefined> {
    const { register } = await presentRegister();
    const held = (await heldBackFor(of(scene, customer))).get(of(scene, customer)) ?? [];
    return find(agreedRegister(register, held), "Engagement", scene)?.purpose;
  }
  async function objected(id: string, scene: string, customer: string): Promise<string> {
    const result = await recordObjection(story.editor(), {
      changeSetId: id,
      customerRef: of(scene, customer),
      agreementRef: null,
      receivedOn: null,
      channel: "EMAIL",
      text: null,
    });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  }
  const told = async (scene: string, text: string) => {
    const id = await story.announced(
      [await purpose(scene, text)],
      perCustomer.includes(scene) ? story.today() : null,
    );
    await story.mail(id);
    return id;
  };

  test("for all at once is refused while one customer blocks, and names who and until when", async () => {
    const id = await story.announced([await purpose("desk-a", "more")]);
    const unsent = await story.activate(id);
    expect(unsent).toMatchObject({ ok: false, reason: "gateClosed" });
    expect(unsent.blocked?.map(({ customer, blockers }) => [customer, blockers[0]?.code])).toEqual([
      [of("desk-a", "one"), "NOT_INFORMED"],
      [of("desk-a", "two"), "NOT_INFORMED"],
    ]);
    const sentOn = story.today();
    await story.mail(id);
    story.pass(31);
    const early = await story.activate(id);
    expect(early.blocked).toContainEqual({
      customer: of("desk-a", "two"),
      agreement: of("desk-a", "two"),
      blockers: [
        { code: "NOTICE_RUNNING", until: addDays(sentOn, 91) },
        { code: "PLANNED_LATER", until: addDays(sentOn, 91) },
      ],
    });
    expect(find((await presentRegister()).register, "Engagement", "desk-a")?.purpose).toBe("start");
    story.pass(59);
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "gateClosed" });
    story.pass(1);
    expect(await story.activate(id)).toMatchObject({
      ok: true,
      value: { effective: [of("desk-a", "one"), of("desk-a", "two")], heldBack: [] },
    });
    expect(await noticeOf(id, of("desk-a", "two"))).toMatchObject({ ground: "LAPSE" });
    expect(find((await presentRegister()).register, "Engagement", "desk-a")?.purpose).toBe("more");
  });

  test("confirms to those for whom it took effect, once", async () => {
    const id = await story.announced([await purpose("desk-b", "more")]);
    await story.mail(id);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    const confirmed = () =>
      database().delivery.findMany({
        where: { announcement: { kind: "CONFIRMATION", changes: { some: { changeSetId: id } } } },
      });
    expect(await confirmed()).toHaveLength(1);
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "nothingToActivate" });
    expect(await confirmed()).toHaveLength(1);
  });

  test("takes effect today alone, and by whoever may", async () => {
    const id = await told("desk-b", "other");
    story.pass(31);
    for (const day of [-1, 1]) {
      expect(
        await activateChangeSet(story.approver(), id, addDays(story.today(), day)),
      ).toMatchObject({ ok: false, reason: "notToday" });
    }
    expect(await activateChangeSet(story.editor(), id, null)).toMatchObject({
      ok: false,
      reason: "notAllowed",
    });
    expect(await activateChangeSet(story.approver(), id, story.today())).toMatchObject({
      ok: true,
    });
  });

  test("tells an agreement that came after the announcement, and waits for it too where all follow at once", async () => {
    const id = await story.announced([await purpose("desk-g", "more")]);
    await story.mail(id);
    const late = {
      kind: "CustomerAgreement" as const,
      ref: of("desk-g", "late"),
      body: { ...agreementOf("desk-g", { ref: "late" }), customerId: of("desk-g", "one") },
    };
    await story.approved(late);
    story.pass(31);
    const refused = await story.activate(id);
    expect(refused).toMatchObject({ ok: false, reason: "gateClosed" });
    expect(
      refused.blocked?.map(({ agreement, blockers }) => [agreement, blockers[0]?.code]),
    ).toEqual([[of("desk-g", "late"), "NOT_INFORMED"]]);
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "gateClosed" });
    expect(
      await database().notice.count({
        where: { changeSetId: id, agreementRef: of("desk-g", "late") },
      }),
    ).toBe(1);
    expect(await story.mail(id)).toBe(1);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect(await noticeOf(id, of("desk-g", "late"))).toMatchObject({ ground: "LAPSE" });
  });

  test("per customer takes each on its own day, and holds the change back for the others", async () => {
    const id = await told("desk-c", "more");
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({
      ok: true,
      value: { effective: [of("desk-c", "one")], heldBack: [{ agreement: of("desk-c", "two") }] },
    });
    expect([await agreedPurpose("desk-c", "one"), await agreedPurpose("desk-c", "two")]).toEqual([
      "more",
      "start",
    ]);
    story.pass(60);
    expect((await activateDue(story.system())).activated).toContain(id);
    expect(await agreedPurpose("desk-c", "two")).toBe("more");
    expect(await activateDue(story.system())).toEqual({ activated: [] });
  });

  test("per customer tells an agreement that came after the announcement, and holds back for it", async () => {
    const id = await told("desk-f", "more");
    const late = {
      kind: "CustomerAgreement" as const,
      ref: of("desk-f", "late"),
      body: { ...agreementOf("desk-f", { ref: "late" }), customerId: of("desk-f", "one") },
    };
    await story.approved(late);
    story.pass(31);
    const activated = await story.activate(id);
    expect(activated).toMatchObject({ ok: true, value: { effective: [of("desk-f", "one")] } });
    expect(activated.ok && activated.value.heldBack.map(({ agreement }) => agreement)).toEqual([
      of("desk-f", "late"),
      of("desk-f", "two"),
    ]);
    expect(await agreedPurpose("desk-f", "late")).toBe("start");
    await story.mail(id);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({
      ok: true,
      value: { effective: [of("desk-f", "late")] },
    });
    expect(await agreedPurpose("desk-f", "late")).toBe("more");
  });

  const ending = (scene: string) =>
    story.approved({ kind: "CustomerAgreement", ref: of(scene, "two"), body: null });

  test("waits for no agreement that is over, and never calls it effective there", async () => {
    const id = await told("desk-h", "more");
    await objected(id, "desk-h", "two");
    await ending("desk-h");
    story.pass(91);
    expect(await story.activate(id)).toMatchObject({
      ok: true,
      value: { effective: [of("desk-h", "one")], heldBack: [] },
    });
    expect(await noticeOf(id, of("desk-h", "two"))).toMatchObject({
      effectiveOn: null,
      declinedBecause: "AGREEMENT_ENDED",
    });
  });

  test("per customer is complete once the last agreement that it waits for is over", async () => {
    const id = await told("desk-i", "more");
    await objected(id, "desk-i", "two");
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true, value: { heldBack: [{}] } });
    await ending("desk-i");
    expect((await activateDue(story.system())).activated).toContain(id);
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "nothingToActivate" });
  });

  test("of a later change waits for an earlier one to the same record", async () => {
    const first = await told("desk-d", "first");
    story.pass(31);
    const objection = await objected(first, "desk-d", "two");
    expect(await story.activate(first)).toMatchObject({ ok: true });
    const second = await told("desk-d", "second");
    story.pass(91);
    const result = await story.activate(second);
    expect(result).toMatchObject({ ok: true, value: { effective: [of("desk-d", "one")] } });
    expect(result.ok && result.value.heldBack).toMatchObject([
      { blockers: [{ code: "EARLIER_CHANGE_HELD_BACK", changeSetId: first }] },
    ]);
    expect(await agreedPurpose("desk-d", "two")).toBe("start");
    await decideObjection(story.approver(), objection, "WITHDRAWN", "By telephone");
    const { activated } = await activateDue(story.system());
    expect(activated.filter((id) => id === first || id === second)).toEqual([first, second]);
    expect(await noticeOf(first, of("desk-d", "two"))).toMatchObject({ ground: "LAPSE" });
    expect(await agreedPurpose("desk-d", "two")).toBe("second");
  });

  test("that undoes a change closes it for those who never had it, and they follow again from then on", async () => {
    const first = await told("desk-e", "first");
    await objected(first, "desk-e", "two");
    story.pass(31);
    expect(await story.activate(first)).toMatchObject({ ok: true });
    const undoing = await told("desk-e", "start");
    story.pass(31);
    expect(await story.activate(undoing)).toMatchObject({ ok: true });
    expect(await noticeOf(first, of("desk-e", "two"))).toMatchObject({
      effectiveOn: null,
      declinedBecause: `undone by ${undoing}`,
    });
    expect(await agreedPurpose("desk-e", "two")).toBe("start");

    const third = await told("desk-e", "third");
    expect(await database().notice.count({ where: { changeSetId: third } })).toBe(2);
    story.pass(91);
    const { activated } = await activateDue(story.system());
    expect(activated.filter((id) => id === undoing || id === third)).toEqual([undoing, third]);
    expect(await agreedPurpose("desk-e", "two")).toBe("third");
    expect(await heldBackFor(of("desk-e", "two"))).toEqual(new Map());
  });

  test("that undoes a change closes it also where the company that it brought stays on file", async () => {
    const company = { kind: "Vendor" as const, ref: "brought", body: { name: "Brought" } };
    const first = await story.announced([await purpose("desk-j", "first"), company], story.today());
    await story.mail(first);
    await objected(first, "desk-j", "two");
    story.pass(31);
    expect(await story.activate(first)).toMatchObject({ ok: true });
    const undoing = await told("desk-j", "start");
    story.pass(31);
    expect(await story.activate(undoing)).toMatchObject({ ok: true });
    expect(await noticeOf(first, of("desk-j", "two"))).toMatchObject({
      effectiveOn: null,
      declinedBecause: `undone by ${undoing}`,
    });
  });

  test("is planned for a day, on which the worker does it and not before", async () => {
    const id = await story.announced(
      [await purpose("desk-b", "planned")],
      addDays(story.today(), 40),
    );
    await story.mail(id);
    story.pass(39);
    expect(await activateDue(story.system())).toEqual({ activated: [] });
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "gateClosed" });
    story.pass(1);
    expect(await activateDue(story.system())).toEqual({ activated: [id] });
    expect(await findChangeSet(id)).toMatchObject({ state: "ACTIVE" });
  });

  test("by two at once happens once", async () => {
    const id = await told("desk-b", "twice");
    story.pass(31);
    const both = await Promise.all([story.activate(id), story.activate(id)]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await database().revision.count({ where: { changeSetId: id } })).toBe(1);
  });

  test("writes a back-dated fact on its true day, and corrects that field alone on the days since", async () => {
    const from = addDays(story.today(), -40);
    const asOf = async (day: typeof from) =>
      find(await loadRegister(day, story.at()), "Engagement", "desk-b");
    const [before, now] = [(await asOf(from))?.purpose, (await asOf(story.today()))?.purpose];
    expect(before).not.toBe(now);
    await story.approved({
      ...(await changed("Engagement", "desk-b", { contractVersion: "2" })),
      validFrom: from,
    });
    expect(await asOf(addDays(from, -1))).not.toHaveProperty("contractVersion");
    expect(await asOf(from)).toMatchObject({ contractVersion: "2", purpose: before });
    expect(await asOf(story.today())).toMatchObject({ contractVersion: "2", purpose: now });
  });
});
