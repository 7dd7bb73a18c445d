import { beforeAll, describe, expect, test } from "vitest";
import { customerActor, machineActor } from "@/lib/auth/actor";
import { addDays, type CalendarDate } from "@/lib/domain/calendar";
import { bodyOf } from "@/lib/domain/register";
import { tooEarlyMessage } from "@/lib/domain/termination/too-early";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "../announcing/announcing";
import { database } from "../database/current";
import { columnOf } from "../days";
import { findNoticePage, findOverview, findOwnAnnex } from "../portal";
import { presentRegister } from "../register";
import { certificateFacts } from "../terminations/certificates";
import { settleTask } from "../terminations/termination-tasks";
import { orderEndTasks } from "../terminations/terminations";
import { authorisedFor } from "./authorised";
import { rollOutOf } from "./roll-out";

const cast = [{ ref: "leaves" }, { ref: "stays" }];
const service = [
  {
    kind: "LegalEntity",
    ref: "mailfels",
    body: {
      legalName: "Mailfels AG",
      country: "DE",
      street: "Am Fels 1",
      city: "Bonn",
      contactEmail: "privacy@mailfels.example",
    },
  },
  { kind: "Vendor", ref: "mailfels", body: { name: "Mailfels", legalEntityId: "mailfels" } },
  { kind: "VendorService", ref: "mailfels", body: { name: "Mailfels", vendorId: "mailfels" } },
] as const;

describe("an agreement that is over while a change waits", () => {
  let story: Story;
  let change: string;
  let noticeId: string;
  const leaves = of("switched", "leaves");
  const readsAs = (customerRef: string) =>
    customerActor({ id: `${customerRef}-1`, customerRef }, "portal", story.at());
  const queried = { standing: null, page: 1, agreement: null };

  async function newcomer(scene: string): Promise<string> {
    const { register } = await presentRegister();
    const body = {
      ...bodyOf(register, { kind: "Engagement", ref: scene }),
      vendorServiceId: "mailfels",
    };
    const id = await story.announced([
      { kind: "Engagement", ref: `new-${scene}`, body },
      {
        kind: "ProcessingLocation",
        ref: `new-${scene}-de`,
        body: { engagementId: `new-${scene}`, locationKind: "STORAGE", country: "DE" },
      },
    ]);
    await story.mail(id);
    return id;
  }

  beforeAll(async () => {
    story = await openStory([
      { name: "switched", cast, perCustomer: true, more: service },
      { name: "shared", cast },
      { name: "beside", cast, perCustomer: true, standby: true },
    ]);
    change = await newcomer("switched");
    const where = { changeSetId: change, agreementRef: leaves };
    noticeId = (await database().notice.findFirstOrThrow({ where })).id;
    story.pass(3);
    await story.ends(leaves);
  });

  test("hears of it until its last day, and in its portal of nothing that comes after it", async () => {
    expect((await findOverview(readsAs(leaves))).coming).toHaveLength(1);
    expect((await findOverview(readsAs(leaves))).agreements).toMatchObject([{ isOver: false }]);
    story.pass(1);
    const overview = await findOverview(readsAs(leaves));
    expect(overview).toMatchObject({ coming: [], agreements: [{ isOver: true }] });
    expect((await findOverview(readsAs(of("switched", "stays")))).coming).toHaveLength(1);
  });

  test("has its gate shut, in the roll-out and in the database, whoever asks", async () => {
    story.pass(30);
    const rollOut = await rollOutOf(story.editor(), change, queried);
    expect(rollOut?.agreements).toMatchObject([
      { agreement: leaves, standing: "WAITING", blockers: [{ code: "AGREEMENT_OVER" }] },
      { agreement: of("switched", "stays"), standing: "READY", blockers: [] },
    ]);
    await expect(
      database().$executeRaw`
        update "Notice" set "effectiveOn" = ${story.today()}::date, ground = 'LAPSE' where id = ${noticeId}`,
    ).rejects.toThrow("the agreement is over");
  });

  test("gets no part of it: its notice is closed on a ground of its own, without a mail", async () => {
    const { value } = expectEffective(await story.activate(change));
    expect(value.effective).toEqual([of("switched", "stays")]);
    expect(await database().notice.findUnique({ where: { id: noticeId } })).toMatchObject({
      effectiveOn: null,
      declinedBecause: "AGREEMENT_ENDED",
    });
    const confirmations = await database().delivery.count({
      where: { notices: { some: { noticeId } }, announcement: { kind: "CONFIRMATION" } },
    });
    expect(confirmations).toBe(0);
  });

  test("gives nobody a task that never held its data", async () => {
    await orderEndTasks(story.system());
    const tasks = await database().terminationTask.findMany({ where: { agreementRef: leaves } });
    expect(tasks.map(({ engagementRef }) => engagementRef ?? "we").toSorted()).toEqual([
      "switched",
      "we",
    ]);
  });

  test("is no ground to switch anything on", async () => {
    const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
    const asked = { customer: leaves, engagement: "new-switched" };
    expect(expectDone(await authorisedFor(machine, asked))).toMatchObject({
      authorised: false,
      agreements: [{ inForce: false, engagements: [{ authorised: false }] }],
    });
  });

  test("keeps the annex that it had at its end, and gets no later version", async () => {
    const { agreements, past } = await findOverview(readsAs(leaves));
    const end = addDays(story.today(), -31);
    const publications = await database().publication.findMany({ orderBy: { number: "desc" } });
    const [own] = agreements;
    expect(own).toMatchObject({ isOver: true, endsOn: end });
    expect(own?.annex?.publishedOn).toBe(addDays(end, -3));
    const newest = publications[0]?.number ?? 0;
    expect(newest).toBeGreaterThan(own?.annex?.number ?? newest);
    expect(await findOwnAnnex(readsAs(leaves), leaves, newest)).toBeNull();
    const annex = await findOwnAnnex(readsAs(leaves), leaves, null);
    expect(annex?.key.publication.number).toBe(own?.annex?.number);
    expect(past).toMatchObject([{ standing: "LEFT_OUT", effectiveOn: null }]);
    const page = await findNoticePage(readsAs(leaves), noticeId);
    expect(page?.asks).toMatchObject({ mayObject: false, mayApprove: null });
  });

  test("waits as any other while its data are held, where the change comes for all at once", async () => {
    const shared = of("shared", "leaves");
    const all = await newcomer("shared");
    await story.ends(shared);
    story.pass(31);
    expect((await findOverview(readsAs(shared))).coming).toHaveLength(1);
    const { value } = expectEffective(await story.activate(all));
    expect(value.effective).toContain(shared);
    const [own] = (await findOverview(readsAs(shared))).agreements;
    expect(own?.annex).toMatchObject({ number: value.publication, publishedOn: story.today() });
  });

  test("is certified with no day on which a holder was not engaged yet", async () => {
    const shared = of("shared", "leaves");
    await orderEndTasks(story.system());
    const tasks = await database().terminationTask.findMany({ where: { agreementRef: shared } });
    const late = tasks.find(({ engagementRef }) => engagementRef === "new-shared");
    if (late === undefined) throw new Error("It came to hold the data");
    const engagedOn = story.today();
    story.pass(1);
    const kept = { evidence: "Ticket 3", file: null, law: null, until: null };
    const settle = (taskId: string, doneOn: CalendarDate) =>
      settleTask(story.editor(), { taskId, outcome: "DELETED", doneOn, ...kept });
    for (const { id } of tasks) if (id !== late.id) expectDone(await settle(id, engagedOn));
    const before = await settle(late.id, addDays(engagedOn, -1));
    expect(before).toMatchObject({ reason: "beforeEngaged", earliestOn: engagedOn });
    expect(tooEarlyMessage(before)).toContain(engagedOn);

    // As it could be recorded once.
    await database().terminationTask.update({
      where: { id: late.id },
      data: {
        outcome: "DELETED",
        doneOn: columnOf(addDays(engagedOn, -1)),
        evidence: "Ticket 2",
        settledBy: "user:editor",
        settledAt: story.at(),
      },
    });
    expect(await certificateFacts(story.approver(), shared)).toMatchObject({ reason: "tasksOpen" });
    expectDone(await settle(late.id, engagedOn));
    expectDone(await certificateFacts(story.approver(), shared));
  });

  test("keeps a stand-by off that each customer is switched on to by itself, and is not told of it", async () => {
    const over = of("beside", "leaves");
    await story.ends(over);
    story.pass(1);
    const on = await story.approved(await changed("Engagement", "beside", { standby: undefined }));
    expectDone(await announceChangeSet(story.approver(), on, null));
    const notices = await database().notice.findMany({
      where: { changeSetId: on },
      include: { deliveries: true },
      orderBy: { agreementRef: "asc" },
    });
    expect(notices).toMatchObject([
      {
        agreementRef: over,
        effectiveOn: null,
        declinedBecause: "AGREEMENT_ENDED",
        deliveries: [],
      },
      { agreementRef: of("beside", "stays"), ground: "NO_GATE", deliveries: [{}] },
    ]);
    expect(await orderEndTasks(story.system())).toBe(0);
    const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
    const asked = { customer: over, engagement: "beside" };
    expect(expectDone(await authorisedFor(machine, asked)).agreements).toMatchObject([
      { engagements: [{ standby: true, inUse: false }] },
    ]);
  });
});

function expectEffective(result: Awaited<ReturnType<Story["activate"]>>) {
  if (!result.ok) throw new Error(`It was refused: ${result.reason}`);
  return result;
}
