import { beforeAll, describe, expect, test } from "vitest";
import { customerActor } from "@/lib/auth/actor";
import { addDays } from "@/lib/domain/calendar";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { recordApproval } from "../changes/approvals";
import { database } from "../database/current";
import { dayOf } from "../days";
import { rollOutOf } from "../gate/roll-out";
import { objectionPage } from "../objections/objection-page";
import { decideObjection, recordObjection } from "../objections/objections";
import { findNoticePage } from "../portal";
import { reopenTakenBack } from "./ends-taken-back";
import { closeObjectionsOfEnded } from "./terminations";

const cast = [{ ref: "back" }, { ref: "stays" }];

describe("an end that was taken back", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast, perCustomer: true },
      { name: "desk-b", cast },
      { name: "desk-c", cast, perCustomer: true },
      { name: "desk-d", cast },
      { name: "desk-e", cast, perCustomer: true },
    ]);
  });

  async function announced(scene: string) {
    const id = await story.announced([await purpose(scene, "more")], story.today());
    await story.mail(id);
    return id;
  }
  async function objected(scene: string, changeSetId: string) {
    const said = { receivedOn: null, channel: "EMAIL", text: "No" } as const;
    const about = { changeSetId, customerRef: of(scene, "back"), agreementRef: null };
    return expectDone(await recordObjection(story.editor(), { ...about, ...said })).id;
  }
  const ends = async (scene: string, endsOn: string | undefined) =>
    story.approved(await changed("CustomerAgreement", of(scene, "back"), { endsOn }));
  const noticeOf = (changeSetId: string, scene: string) =>
    database().notice.findUniqueOrThrow({
      where: { changeSetId_agreementRef: { changeSetId, agreementRef: of(scene, "back") } },
    });
  const objectionOf = (id: string) => database().objection.findUniqueOrThrow({ where: { id } });

  test("gives back the objection that it answered, and the customer is told anew before anything comes", async () => {
    const change = await announced("desk-a");
    const objection = await objected("desk-a", change);
    const end = story.today();
    await ends("desk-a", end);
    story.pass(1);
    expect(await closeObjectionsOfEnded(story.system())).toBe(1);
    expect(await reopenTakenBack(story.system())).toBe(0);
    story.pass(40);
    await story.activate(change);
    await ends("desk-a", undefined);
    expect(await reopenTakenBack(story.editor())).toBe(0);
    expect(await reopenTakenBack(story.system())).toBe(1);
    expect(await reopenTakenBack(story.system())).toBe(0);
    expect(await objectionOf(objection)).toMatchObject({ decision: null, decidedAt: null });
    expect(await noticeOf(change, "desk-a")).toMatchObject({
      declinedAt: null,
      declinedBecause: null,
      earliestEffectiveOn: null,
    });
    const page = await objectionPage(story.editor(), objection);
    expect(page?.reopened).toMatchObject([
      { endedOn: end, decisionReason: `The agreement ended on ${end}.` },
    ]);
    expect(await story.activate(change)).toMatchObject({ reason: "gateClosed" });
    const told = story.today();
    expect(await story.mail(change)).toBe(1);
    expectDone(await decideObjection(story.approver(), objection, "WITHDRAWN", "By telephone"));
    expect(dayOf((await noticeOf(change, "desk-a")).earliestEffectiveOn)).toBe(addDays(told, 31));
    expect(await story.activate(change)).toMatchObject({ reason: "gateClosed" });
    story.pass(31);
    expect(expectDone(await story.activate(change)).effective).toEqual([of("desk-a", "back")]);
  });

  test("gives back a notice that was closed with it, where the change came for all at once", async () => {
    const change = await announced("desk-b");
    await ends("desk-b", story.today());
    story.pass(31);
    expectDone(await story.activate(change));
    expect(await noticeOf(change, "desk-b")).toMatchObject({ declinedBecause: "AGREEMENT_ENDED" });
    await ends("desk-b", addDays(story.today(), 365));
    expect(await reopenTakenBack(story.system())).toBe(1);
    expect(await story.activate(change)).toMatchObject({ reason: "gateClosed" });
    expect(await story.mail(change)).toBe(1);
    story.pass(31);
    expect(expectDone(await story.activate(change)).effective).toEqual([of("desk-b", "back")]);
  });

  test("leaves an early approval of before without effect: the mail names days, and nothing comes before them", async () => {
    const change = await announced("desk-e");
    const customerRef = of("desk-e", "back");
    const approve = async () =>
      expectDone(
        await recordApproval(story.editor(), {
          ...{ changeSetId: change, customerRef, agreementRef: null },
          ...{ receivedOn: null, channel: "EMAIL" as const, text: "So be it." },
        }),
      );
    await approve();
    await ends("desk-e", story.today());
    story.pass(40);
    expectDone(await story.activate(change));
    await ends("desk-e", undefined);
    expect(await reopenTakenBack(story.system())).toBe(1);
    expect(await story.activate(change)).toMatchObject({ reason: "gateClosed" });
    expect(await story.mail(change)).toBe(1);
    expect(await story.activate(change)).toMatchObject({ reason: "gateClosed" });
    const reader = customerActor({ id: `${customerRef}-1`, customerRef }, "portal", story.at());
    const { id } = await noticeOf(change, "desk-e");
    expect((await findNoticePage(reader, id))?.approvals).toMatchObject([{ counts: false }]);
    const queried = { standing: null, page: 1, agreement: customerRef };
    const rollOut = await rollOutOf(story.editor(), change, queried);
    expect(
      rollOut?.agreements.find(({ agreement }) => agreement === customerRef)?.approvals,
    ).toMatchObject([{ counts: false }]);
    await approve();
    expect(expectDone(await story.activate(change)).effective).toEqual([customerRef]);
  });

  test("is none where the end that was named comes sooner, and nothing rests on one that comes in another change", async () => {
    const change = await announced("desk-c");
    const objection = await objected("desk-c", change);
    await ends("desk-c", addDays(story.today(), 90));
    expectDone(await decideObjection(story.approver(), objection, "AGREEMENT_ENDED", "It leaves"));
    await ends("desk-c", addDays(story.today(), 60));
    expect(await reopenTakenBack(story.system())).toBe(0);
    expect(await objectionOf(objection)).toMatchObject({ decision: "AGREEMENT_ENDED" });
    await ends("desk-c", addDays(story.today(), 91));
    expect(await reopenTakenBack(story.system())).toBe(1);
  });

  test("does not open what was left out for another reason", async () => {
    const change = await announced("desk-d");
    const objection = await objected("desk-d", change);
    const leaveOut = (doneWithout: string | null) =>
      decideObjection(story.approver(), objection, "ACCOMMODATED_BY_LEAVING_OUT", "Agreed", {
        doneWithout,
      });
    expect(await leaveOut(null)).toMatchObject({ reason: "withoutMissing" });
    expectDone(await leaveOut("Its mail goes from our own servers"));
    expect(await objectionOf(objection)).toMatchObject({
      doneWithout: "Its mail goes from our own servers",
    });
    await ends("desk-d", addDays(story.today(), 30));
    await ends("desk-d", undefined);
    expect(await reopenTakenBack(story.system())).toBe(0);
  });

  test("opens nothing again in the database without a record of it", async () => {
    const change = await announced("desk-c");
    const { id } = await noticeOf(change, "desk-c");
    await database().notice.update({
      where: { id },
      data: { declinedAt: new Date(story.at()), declinedBecause: "AGREEMENT_ENDED" },
    });
    await expect(
      database().notice.update({ where: { id }, data: { declinedAt: null } }),
    ).rejects.toThrow("told anew");
    await expect(
      database()
        .$executeRaw`update "Notice" set "declinedAt" = null, "restartedAt" = now(), "startsOn" = null, "noticeLastDay" = null, "objectionLastDay" = null, "earliestEffectiveOn" = null where id = ${id}`,
    ).rejects.toThrow("begin anew");
  });
});
