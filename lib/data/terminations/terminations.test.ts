import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { find } from "@/lib/domain/register";
import { drawCertificates } from "@/lib/draw/certificates";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { subprocessorOf } from "@/lib/testing/subprocessor-of";
import { announceChangeSet } from "../announcing/announcing";
import { keptFileProblems } from "../audit/kept-digests";
import { sayAfterEnd } from "../changes/after-end";
import { findChangeSet } from "../changes/change-sets";
import { approveChangeSet } from "../changes/change-steps";
import { outlookOf } from "../changes/outlook";
import { customerRecord } from "../customers/customer-record";
import { database } from "../database/current";
import { homeFor } from "../home/home";
import { recordObjection } from "../objections/objections";
import { presentRegister } from "../register";
import { certificateFacts, issueCertificate, takeCertificate } from "./certificates";
import { settleTask, type TaskSettlement } from "./termination-tasks";
import { closeObjectionsOfEnded, orderEndTasks, proposeEnd } from "./terminations";

const cast = [{ ref: "leaves" }, { ref: "stays" }];

describe("a customer that leaves", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast },
      { name: "desk-b", cast },
      { name: "desk-c", cast, perCustomer: true },
      { name: "desk-d", cast },
      { name: "desk-e", cast, standby: true },
      { name: "desk-f", cast },
      { name: "desk-g", cast },
      { name: "desk-h", cast },
    ]);
  });

  async function ended(scene: string, customer = "leaves") {
    const ref = of(scene, customer);
    const { id } = expectDone(
      await proposeEnd(story.editor(), {
        customerRef: ref,
        agreementRef: null,
        endsOn: story.today(),
        onEnd: "DELETE",
        dataDueOn: null,
        reason: "It gave notice",
      }),
    );
    return { id, ref };
  }
  const tasks = (agreementRef: string) =>
    database().terminationTask.findMany({ where: { agreementRef }, orderBy: { holder: "asc" } });
  const settled = (taskId: string, more: Partial<TaskSettlement> = {}) =>
    settleTask(story.editor(), {
      taskId,
      outcome: "DELETED",
      doneOn: story.today(),
      evidence: "Ticket 12",
      file: null,
      law: null,
      until: null,
      ...more,
    });
  const told = async (scene: string) => {
    const id = await story.drafted(await purpose(scene, `at ${story.today()}`));
    const changeSet = await findChangeSet(id);
    if (changeSet === null) throw new Error("It was drafted");
    const { consequence } = await outlookOf(changeSet, story.at());
    return consequence.customers.map(({ agreement }) => agreement);
  };

  test("does not end before it began", async () => {
    const ref = of("desk-b", "stays");
    await story.approved(await changed("CustomerAgreement", ref, { effectiveFrom: story.today() }));
    const ending = { customerRef: ref, agreementRef: ref, endsOn: addDays(story.today(), -1) };
    expect(
      await proposeEnd(story.editor(), {
        ...ending,
        onEnd: "DELETE",
        dataDueOn: null,
        reason: null,
      }),
    ).toMatchObject({ reason: "endsBeforeBegin" });
  });

  test("is told of changes until its data are gone, and gets a certificate of that", async () => {
    const { id, ref } = await ended("desk-a");
    expect(await orderEndTasks(story.system())).toBe(0);
    expectDone(await approveChangeSet(story.approver(), id));
    expect(await orderEndTasks(story.system())).toBe(2);
    expect(await orderEndTasks(story.system())).toBe(0);
    story.pass(5);
    expect(await told("desk-a")).toEqual([ref, of("desk-a", "stays")]);

    const [first, second] = await tasks(ref);
    if (first === undefined || second === undefined) throw new Error("There are two holders");
    expect([first, second].map(({ engagementRef }) => engagementRef)).toContain("desk-a");
    expect([first, second].map(({ engagementRef }) => engagementRef)).toContain(null);
    expectDone(await settled(first.id));
    expect(await certificateFacts(story.approver(), ref)).toMatchObject({ reason: "tasksOpen" });
    const bytes = new TextEncoder().encode("%PDF-1.7\nDeleted\n%%EOF\n");
    expectDone(await settled(second.id, { evidence: null, file: { name: "proof.pdf", bytes } }));

    const both = () => story.staff("editor", "EDITOR", "APPROVER");
    expect(await certificateFacts(both(), ref)).toMatchObject({ reason: "settledByYou" });
    expect(await certificateFacts(story.editor(), ref)).toMatchObject({ reason: "notAllowed" });
    const asked = expectDone(await certificateFacts(story.approver(), ref));
    const drawn = await drawCertificates(asked.facts);
    const certified = expectDone(await issueCertificate(story.approver(), ref, asked, drawn));
    expect(Object.keys(certified.certificates)).toEqual(["en", "de"]);
    const { register } = await presentRegister();
    expect(find(register, "CustomerAgreement", ref)?.dataHeldUntil).toBe(story.today());

    const file = await takeCertificate(story.approver(), ref, ref, "de");
    expect(file?.bytes).toEqual(drawn.find(({ language }) => language === "de")?.bytes);
    expect(await takeCertificate(story.approver(), of("desk-a", "stays"), ref, "de")).toBeNull();
    expect(await keptFileProblems(database())).toEqual([]);
    story.pass(1);
    expect(await told("desk-a")).toEqual([of("desk-a", "stays")]);
    expect(await settled(first.id)).toMatchObject({ reason: "isCertified" });
    await expect(
      database().terminationTask.update({ where: { id: first.id }, data: { evidence: "other" } }),
    ).rejects.toThrow("what was certified does not change");
  });

  test("stays concerned while a law requires storage", async () => {
    const { id, ref } = await ended("desk-b");
    expectDone(await approveChangeSet(story.approver(), id));
    await orderEndTasks(story.system());
    const [first, second] = await tasks(ref);
    if (first === undefined || second === undefined) throw new Error("There are two holders");
    expect(await settled(first.id, { outcome: "RETAINED" })).toMatchObject({
      reason: "lawMissing",
    });
    expect(await settled(first.id, { outcome: "RETAINED", law: "§ 147 AO" })).toMatchObject({
      reason: "untilMissing",
    });
    expect(await settled(first.id, { evidence: null })).toMatchObject({
      reason: "evidenceMissing",
    });
    const kept = { outcome: "RETAINED", law: "§ 147 AO" } as const;
    const over = addDays(story.today(), -1);
    expect(await settled(first.id, { ...kept, until: over })).toMatchObject({
      reason: "untilOver",
    });
    const until = addDays(story.today(), 40);
    expectDone(await settled(first.id, { ...kept, until }));
    story.pass(1);
    await expect(
      database().$executeRaw`
        insert into "DeletionCertificate" values (${ref}, 'en', '\\x00', 'x', now(), 'user:approver')`,
    ).rejects.toThrow("a holder has not settled its part");
    expectDone(await settled(second.id));
    const asked = expectDone(await certificateFacts(story.approver(), ref));
    expectDone(
      await issueCertificate(story.approver(), ref, asked, [
        { language: "en", bytes: new Uint8Array([1]) },
      ]),
    );
    const { register } = await presentRegister();
    expect(find(register, "CustomerAgreement", ref)?.dataHeldUntil).toBe(until);
    const again = { customerRef: ref, agreementRef: ref, endsOn: story.today() };
    const reopened = { endsOn: undefined, onEnd: undefined, dataHeldUntil: undefined };
    await story.approved(await changed("CustomerAgreement", ref, reopened));
    expect(
      await proposeEnd(story.editor(), {
        ...again,
        onEnd: "DELETE",
        dataDueOn: null,
        reason: null,
      }),
    ).toMatchObject({ reason: "certifiedBefore" });
  });

  describe("whose end was taken back and recorded again", () => {
    const ref = of("desk-d", "leaves");
    const endings = async () => (await customerRecord(story.editor(), ref))?.endings[0]?.tasks;

    beforeAll(async () => {
      expectDone(await approveChangeSet(story.approver(), (await ended("desk-d")).id));
      await orderEndTasks(story.system());
      for (const { id } of await tasks(ref)) expectDone(await settled(id));
      const wrong = { endsOn: undefined, onEnd: undefined };
      await story.approved(await changed("CustomerAgreement", ref, wrong));
      story.pass(90);
      expectDone(await approveChangeSet(story.approver(), (await ended("desk-d")).id));
      await orderEndTasks(story.system());
    });

    test("has its tasks open again, with nothing that shows the end before", async () => {
      expect(await endings()).toMatchObject([
        { settled: null, settledBy: null, evidence: null },
        { settled: null, settledBy: null, evidence: null },
      ]);
      story.pass(1);
      expect(await certificateFacts(story.approver(), ref)).toMatchObject({ reason: "tasksOpen" });
      const waiting = (await homeFor(story.editor()))?.waiting.find(
        ({ what }) => what === "ending",
      );
      expect(waiting?.items.find(({ title }) => title === ref)?.detail).toContain("2 holders");
    });

    test("takes no settlement from before its last day, and no certificate on it", async () => {
      const [first, second] = await tasks(ref);
      if (first === undefined || second === undefined) throw new Error("There are two holders");
      const before = { doneOn: addDays(story.today(), -2) };
      const earliestOn = addDays(story.today(), -1);
      for (const outcome of ["DELETED", "RETURNED"] as const)
        expect(await settled(first.id, { ...before, outcome })).toMatchObject({
          reason: "beforeEnd",
          earliestOn,
        });
      await expect(
        database().$executeRaw`
          insert into "DeletionCertificate" values (${ref}, 'en', '\\x00', 'x', now(), 'user:approver')`,
      ).rejects.toThrow("a holder has not settled its part");
      expectDone(await settled(first.id));
      expectDone(await settled(second.id));
      expect(await certificateFacts(story.approver(), ref)).toMatchObject({ ok: true });
    });
  });

  test("waits for a holder that came since the tasks were made", async () => {
    const { id, ref } = await ended("desk-e");
    expectDone(await approveChangeSet(story.approver(), id));
    await orderEndTasks(story.system());
    for (const task of await tasks(ref)) expectDone(await settled(task.id));
    story.pass(1);
    expectDone(await certificateFacts(story.approver(), ref));
    const on = await story.submitted(await changed("Engagement", "desk-e", { standby: undefined }));
    const word = { id: on, reason: "Backups cannot be told apart by customer." };
    expectDone(await sayAfterEnd(story.editor(), word));
    expectDone(await approveChangeSet(story.approver(), on));
    expectDone(await announceChangeSet(story.approver(), on, null));
    expect(await certificateFacts(story.approver(), ref)).toMatchObject({ reason: "tasksOpen" });
    expect(await orderEndTasks(story.system())).toBe(1);
  });

  test("waits for the vendor that took the place of another while data were held", async () => {
    const { id, ref } = await ended("desk-h");
    expectDone(await approveChangeSet(story.approver(), id));
    await orderEndTasks(story.system());
    const swap = await story.announced([
      ...subprocessorOf("desk-h", "mark", false).slice(0, 3),
      await changed("Engagement", "desk-h", { vendorServiceId: "mark-desk-h" }),
    ]);
    await story.mail(swap);
    story.pass(31);
    expectDone(await story.activate(swap));
    for (const task of await tasks(ref)) expectDone(await settled(task.id));
    expect(await certificateFacts(story.approver(), ref)).toMatchObject({ reason: "tasksOpen" });
    expect(await orderEndTasks(story.system())).toBe(1);
    const holders = (await tasks(ref)).map(({ holder }) => holder);
    expect(holders).toHaveLength(3);
    expect(holders).toContain("mark GmbH");
  });

  test("shows staff what is left, by when, and who it waits for", async () => {
    const { id, ref } = await ended("desk-c");
    expect(
      await proposeEnd(story.editor(), {
        customerRef: ref,
        agreementRef: ref,
        endsOn: story.today(),
        onEnd: "RETURN",
        dataDueOn: null,
        reason: null,
      }),
    ).toMatchObject({ reason: "openChange" });
    expectDone(await approveChangeSet(story.approver(), id));
    await orderEndTasks(story.system());
    const record = await customerRecord(story.editor(), ref);
    expect(record?.endings[0]).toMatchObject({
      endsOn: story.today(),
      onEnd: "DELETE",
      tasks: [{ settled: null }, { settled: null }],
    });
    const home = await homeFor(story.editor());
    const waiting = home?.waiting.find(({ what }) => what === "ending");
    expect(waiting?.items.map(({ title, detail }) => [title, detail])).toContainEqual([
      ref,
      "2 holders have not settled their part; due by this day",
    ]);
  });

  describe("that objected", () => {
    async function objected(scene: string) {
      const change = await story.announced([await purpose(scene, "objected")], story.today());
      await story.mail(change);
      const said = { receivedOn: null, channel: "EMAIL", text: null } as const;
      const about = { changeSetId: change, customerRef: of(scene, "leaves"), agreementRef: null };
      const { id } = expectDone(await recordObjection(story.editor(), { ...about, ...said }));
      return { change, id };
    }
    const decisionOf = async (id: string) =>
      (await database().objection.findUniqueOrThrow({ where: { id } })).decision;

    test("needs no answer once its agreement has ended, where the sub-processor stays off for it", async () => {
      const { id } = await objected("desk-c");
      expect(await closeObjectionsOfEnded(story.system())).toBe(0);
      story.pass(1);
      expect(await closeObjectionsOfEnded(story.system())).toBe(1);
      expect(await database().objection.findUnique({ where: { id } })).toMatchObject({
        decision: "AGREEMENT_ENDED",
        decidedBy: "system",
      });
    });

    test("holds the change back for all while its data are held, where it cannot be left out", async () => {
      const { change, id } = await objected("desk-f");
      expectDone(await approveChangeSet(story.approver(), (await ended("desk-f")).id));
      story.pass(31);
      expect(await closeObjectionsOfEnded(story.system())).toBe(0);
      expect(await story.activate(change)).toMatchObject({ reason: "gateClosed" });
      const ref = of("desk-f", "leaves");
      const gone = { dataHeldUntil: story.today() };
      await story.approved(await changed("CustomerAgreement", ref, gone));
      story.pass(1);
      expect(await closeObjectionsOfEnded(story.system())).toBe(1);
      expect(await decisionOf(id)).toBe("AGREEMENT_ENDED");
      expect(await story.activate(change)).toMatchObject({ ok: true });
    });

    test("is answered, too, where the activation was first to close what it objected to", async () => {
      const { change, id } = await objected("desk-g");
      const over = { endsOn: story.today() };
      await story.approved(await changed("CustomerAgreement", of("desk-g", "leaves"), over));
      story.pass(31);
      expectDone(await story.activate(change));
      expect(await decisionOf(id)).toBeNull();
      expect(await closeObjectionsOfEnded(story.system())).toBe(1);
      expect(await decisionOf(id)).toBe("AGREEMENT_ENDED");
    });
  });
});
