import { beforeAll, describe, expect, test } from "vitest";
import { customerActor, machineActor } from "@/lib/auth/actor";
import { addDays, type CalendarDate } from "@/lib/domain/calendar";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { agreementOf, changed, of, openStory, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "../announcing/announcing";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { database } from "../database/current";
import { authorisedFor } from "../gate/authorised";
import { findOverview } from "../portal";
import { recordAdverseFact } from "./adverse-facts";
import { closeIncident, setIncidentDays } from "./incident-acts";
import { findIncident } from "./incidents";
import { liftsSuspension, recordSuspension } from "./suspending";

type Said = Parameters<typeof recordSuspension>[1];

describe("a suspension", () => {
  let story: Story;
  /** Since when the facts are true. */
  let day: CalendarDate;
  const incidents = new Map<string, string>();
  const idOf = (scene: string) => incidents.get(scene) ?? "";

  async function adverse(scene: string): Promise<void> {
    const made = await recordAdverseFact(story.editor(), {
      engagementRefs: [scene],
      title: `They lost a backup of ${scene}`,
      what: "A backup was lost.",
      ...{ reason: null, trueSince: day, knownOn: day },
    });
    const id = expectDone(made).draft?.id ?? "";
    expectDone(await submitChangeSet(story.editor(), id));
    expectDone(await approveChangeSet(story.approver(), id));
    const { incident } = expectDone(await announceChangeSet(story.approver(), id, null));
    incidents.set(scene, incident?.id ?? "");
  }
  const record = (scene: string, more: Partial<Said>, by = story.editor()) =>
    recordSuspension(by, {
      ...{ id: idOf(scene), suspension: "DONE", on: story.today(), reason: "Until it is mended" },
      ...more,
    });
  const asked = async (customer: string, engagement: string) => {
    const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
    const { agreements } = expectDone(await authorisedFor(machine, { customer, engagement }));
    return agreements.flatMap(({ engagements }) => engagements.map(({ state }) => state));
  };
  async function joins(scene: string, ref: string, more: Record<string, unknown> = {}) {
    const body = { ...agreementOf(scene, { ref }), effectiveFrom: story.today(), ...more };
    await story.approved(
      { kind: "Customer", ref: of(scene, ref), body: { name: of(scene, ref) } },
      { kind: "CustomerAgreement", ref: of(scene, ref), body },
    );
  }

  beforeAll(async () => {
    const cast = [{ ref: "one" }, { ref: "two" }];
    story = await openStory([
      { name: "all", cast },
      { name: "some", cast },
      { name: "lifts", cast },
    ]);
    story.pass(5);
    day = story.today();
    for (const scene of ["all", "some", "lifts"]) await adverse(scene);
  });

  describe("for all that the incident concerns", () => {
    test("holds an agreement that comes later, too, since its own first day, and the page names it", async () => {
      expectDone(await record("all", {}));
      story.pass(10);
      await joins("all", "late");
      const late = of("all", "late");
      expect(await asked(late, "all")).toEqual(["SUSPENDED"]);
      expect(await findIncident(story.editor(), idOf("all"))).toMatchObject({
        customers: [{ ref: of("all", "one") }, { ref: of("all", "two") }],
        cameLater: [{ ref: late, suspendedSince: story.today() }],
      });
      const reader = customerActor({ id: `${late}-1`, customerRef: late }, "portal", story.at());
      expect((await findOverview(reader)).agreements).toMatchObject([
        { suspended: [{ since: story.today() }] },
      ]);
    });

    test("holds an agreement that takes the product later, and none that has nothing to do with it", async () => {
      const other = of("some", "two");
      expect(await asked(other, "some")).toEqual(["AUTHORISED"]);
      await story.approved(
        await changed("CustomerAgreement", other, { productIds: ["some", "all"] }),
      );
      expect(await asked(other, "all")).toEqual(["SUSPENDED"]);
      expect(await asked(other, "some")).toEqual(["AUTHORISED"]);
    });

    test("ends for those who came later with the one lifting", async () => {
      expectDone(await record("all", { suspension: "LIFTED" }, story.approver()));
      expect(await asked(of("all", "late"), "all")).toEqual(["AUTHORISED"]);
      expect((await findIncident(story.editor(), idOf("all")))?.cameLater).toEqual([]);
      const told = await database().auditEntry.findFirst({
        where: { event: "incident.suspendedLater" },
        orderBy: { position: "desc" },
      });
      expect(told?.payload).toMatchObject({
        agreementRefs: [of("some", "two"), of("all", "late")],
      });
    });
  });

  test("for some by name leaves out who comes later, shows them, and can be recorded again with them", async () => {
    const [one, late] = [of("some", "one"), of("some", "late")];
    expectDone(await record("some", { agreementRefs: [one] }));
    expect(await record("some", { agreementRefs: [one, late] })).toMatchObject({
      reason: "notConcerned",
    });
    await joins("some", "late");
    expect(await asked(late, "some")).toEqual(["AUTHORISED"]);
    const page = await findIncident(story.editor(), idOf("some"));
    expect(page?.cameLater).toMatchObject([{ ref: late, suspendedSince: null }]);
    expectDone(await record("some", { agreementRefs: [one, late] }));
    expect(await asked(late, "some")).toEqual(["SUSPENDED"]);
  });

  describe("is lifted", () => {
    test("by nobody but an approver, whatever word it is recorded with", async () => {
      expectDone(await record("lifts", {}, story.approver()));
      const id = idOf("lifts");
      for (const suspension of ["LIFTED", "PROPOSED", "NOT_POSSIBLE"] as const) {
        expect(await liftsSuspension(story.approver(), { id, suspension })).toBe(true);
        expect(await record("lifts", { suspension })).toMatchObject({ reason: "notNamedLifter" });
      }
      const fewer = { agreementRefs: [of("lifts", "one")] };
      const narrowed = { id, suspension: "DONE" as const, ...fewer };
      expect(await liftsSuspension(story.approver(), narrowed)).toBe(true);
      // Who may not lift is told so, and not asked for a password first.
      expect(await liftsSuspension(story.editor(), narrowed)).toBe(false);
      expect(await record("lifts", fewer)).toMatchObject({ reason: "notNamedLifter" });
      const again = { id, suspension: "DONE" as const };
      expect(await liftsSuspension(story.approver(), again)).toBe(false);
      expect(await asked(of("lifts", "two"), "lifts")).toEqual(["SUSPENDED"]);
    });

    test("by another person than the one who recorded it, with a reason", async () => {
      const lift = { suspension: "LIFTED" as const };
      expect(await record("lifts", lift, story.approver())).toMatchObject({
        reason: "suspendedByYou",
      });
      // Another word on it does not make it another's.
      expectDone(await record("lifts", {}, story.editor()));
      expect(await record("lifts", lift, story.approver())).toMatchObject({
        reason: "suspendedByYou",
      });
      const another = story.staff("another", "APPROVER");
      expect(await record("lifts", { ...lift, reason: " " }, another)).toMatchObject({
        reason: "reasonMissing",
      });
      expectDone(await record("lifts", { ...lift, reason: "Mended" }, another));
      const entries = await database().auditEntry.findMany({
        where: { event: { startsWith: "incident." } },
        orderBy: { position: "desc" },
        take: 2,
      });
      expect(entries).toMatchObject([
        { event: "incident.lifted", actor: "user:another", payload: { reason: "Mended" } },
        { event: "incident.suspension", payload: { suspension: "LIFTED" } },
      ]);
    });

    test("on no day before it began or to come, and begins on none before what it is about was true", async () => {
      const early = { on: addDays(day, -1) };
      expect(await record("lifts", early)).toMatchObject({ reason: "suspendedTooEarly" });
      expect(await record("lifts", { on: addDays(story.today(), 1) })).toMatchObject({
        reason: "notYet",
      });
      const began = addDays(story.today(), -2);
      expectDone(await record("lifts", { on: began }));
      const lift = { suspension: "LIFTED" as const };
      expect(
        await record("lifts", { ...lift, on: addDays(began, -1) }, story.approver()),
      ).toMatchObject({ reason: "liftedTooEarly" });
      const days = { id: idOf("lifts"), trueSince: addDays(began, 1), knownOn: addDays(began, 1) };
      expect(await setIncidentDays(story.editor(), { ...days, reason: "A mail" })).toMatchObject({
        reason: "suspendedTooEarly",
      });
      expectDone(await record("lifts", { ...lift, on: began }, story.approver()));
    });
  });

  test("lasts beyond the closing of its incident for those who came later, too", async () => {
    const { steps } = (await findIncident(story.editor(), idOf("some"))) ?? { steps: [] };
    const undone = Object.fromEntries(steps.map((step) => [step, "They know"]));
    const id = idOf("some");
    expectDone(await closeIncident(story.approver(), { id, reason: "Over", undone }));
    expect(await asked(of("some", "late"), "some")).toEqual(["SUSPENDED"]);
  });
});
