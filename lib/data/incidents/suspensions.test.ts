import { beforeAll, describe, expect, test } from "vitest";
import { machineActor } from "@/lib/auth/actor";
import { addDays } from "@/lib/domain/calendar";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { agreementOf, changed, of, openStory, type Story } from "@/lib/testing/story";
import { subprocessorOf } from "@/lib/testing/subprocessor-of";
import { activateDue } from "@/lib/work/activate";
import { announceChangeSet } from "../announcing/announcing";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { authorisedFor } from "../gate/authorised";
import { reopenTakenBack } from "../terminations/ends-taken-back";
import { recordAdverseFact } from "./adverse-facts";
import { findIncident } from "./incidents";
import { recordSuspension } from "./suspending";

let story: Story;

const cast = [{ ref: "early" }, { ref: "late", noticeDays: 60 }, { ref: "leaver", noticeDays: 60 }];

beforeAll(async () => {
  story = await openStory([
    { name: "adds", perCustomer: true, cast },
    ...["moves", "gone", "swap", "back"].map((name) => ({
      ...{ name, perCustomer: true, cast },
      more: subprocessorOf(name, "lupe", true),
    })),
  ]);
});

async function begun(items: Parameters<Story["announced"]>[0]): Promise<string> {
  const id = await story.announced(items, story.today());
  await story.mail(id);
  story.pass(31);
  expectDone(await story.activate(id));
  return id;
}

/** Puts another vendor into the place of the one that a product has, so far for the first of its customers. */
async function swapped(product: string): Promise<string> {
  return begun([
    ...subprocessorOf(product, "mark", true).slice(0, 3),
    await changed("Engagement", `lupe-${product}`, { vendorServiceId: `mark-${product}` }),
  ]);
}

async function standing(product: string, customer: string, engagement: string) {
  const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
  const asked = { customer: of(product, customer), engagement };
  const { agreements } = expectDone(await authorisedFor(machine, asked));
  return agreements[0]?.engagements[0]?.state;
}

/** Records a fact about a sub-processor, and suspends it for all. */
async function suspended(engagementRef: string): Promise<string> {
  const day = addDays(story.today(), -1);
  const { draft, incidents } = expectDone(
    await recordAdverseFact(story.editor(), {
      ...{ engagementRefs: [engagementRef], title: `Fact of ${engagementRef}`, what: "Lost" },
      ...{ reason: null, trueSince: day, knownOn: day },
    }),
  );
  const id = draft === null ? incidents[0]?.id : await told(draft.id);
  await suspendForAll(id ?? "");
  return id ?? "";
}

async function suspendForAll(id: string): Promise<void> {
  const said = { suspension: "DONE" as const, on: story.today(), reason: "Until it is mended" };
  expectDone(await recordSuspension(story.editor(), { id, ...said }));
}

async function told(draft: string): Promise<string | undefined> {
  expectDone(await submitChangeSet(story.editor(), draft));
  expectDone(await approveChangeSet(story.approver(), draft));
  return expectDone(await announceChangeSet(story.approver(), draft, null)).incident?.id;
}

const cameLater = async (id: string) =>
  (await findIncident(story.editor(), id))?.cameLater.map(({ ref }) => ref);

describe("a suspension for all", () => {
  test("holds an agreement that the change had not reached when it was opened, and reaches later", async () => {
    const change = await story.announced(subprocessorOf("adds", "mark", true), story.today());
    await story.mail(change);
    const ref = of("adds", "leaver");
    await story.ends(ref, addDays(story.today(), 300));
    story.pass(31);
    expectDone(await story.activate(change));
    const id = await suspended("mark-adds");
    const { customers } = (await findIncident(story.editor(), id)) ?? { customers: [] };
    expect(customers.map((one) => one.ref)).toEqual([of("adds", "early"), of("adds", "late")]);
    const without = { endsOn: undefined, onEnd: undefined, dataDueOn: undefined };
    await story.approved(await changed("CustomerAgreement", ref, without));
    await reopenTakenBack(story.system());
    await story.mail(change);
    expect(await cameLater(id)).toEqual([]);
    story.pass(70);
    expectDone(await story.activate(change));
    expect(await standing("adds", "early", "mark-adds")).toBe("SUSPENDED");
    expect(await standing("adds", "leaver", "mark-adds")).toBe("SUSPENDED");
    expect(await cameLater(id)).toEqual([ref]);
  });

  test("is of the vendor that the engagement had, and of no other that takes its place", async () => {
    const id = await suspended("lupe-moves");
    await swapped("moves");
    const body = { ...agreementOf("moves", { ref: "fresh" }), effectiveFrom: story.today() };
    const fresh = of("moves", "fresh");
    await story.approved(
      { kind: "Customer", ref: fresh, body: { name: fresh } },
      { kind: "CustomerAgreement", ref: fresh, body },
    );
    expect(await standing("moves", "fresh", "lupe-moves")).toBe("AUTHORISED");
    expect(await standing("moves", "early", "lupe-moves")).toBe("AUTHORISED");
    expect(await standing("moves", "late", "lupe-moves")).toBe("SUSPENDED");
    expect(await cameLater(id)).toEqual([]);
  });
});

describe("a suspension of one that the register has no more", () => {
  test.each([
    ["gone", "ended"],
    ["swap", "was replaced under its name"],
  ])(
    "holds an agreement whose end is taken back later and that has it still: %s, where it %s",
    async (scene) => {
      const ends = subprocessorOf(scene, "lupe", true).toReversed();
      const change =
        scene === "swap"
          ? await swapped(scene)
          : await begun([
              ...subprocessorOf(scene, "mark", true),
              ...ends.map((one) => ({ ...one, body: null })),
            ]);
      const [lupe, leaver] = [`lupe-${scene}`, of(scene, "leaver")];
      await story.approved(await changed("CustomerAgreement", leaver, { endsOn: story.today() }));
      story.pass(1);
      const id = await suspended(scene === "swap" ? `${lupe}@${change}` : lupe);
      expect(await cameLater(id)).toEqual([]);
      await story.approved(await changed("CustomerAgreement", leaver, { endsOn: undefined }));
      expect(await standing(scene, "late", lupe)).toBe("SUSPENDED");
      expect(await standing(scene, "leaver", lupe)).toBe("SUSPENDED");
      expect(await cameLater(id)).toEqual([leaver]);
    },
  );

  test("stays until it is lifted where the same vendor comes back, also for who had left it", async () => {
    const id = await suspended(`lupe-back@${await swapped("back")}`);
    expect(await standing("back", "early", "lupe-back")).toBe("AUTHORISED");
    const back = await begun([
      await changed("Engagement", "lupe-back", { vendorServiceId: "lupe-back" }),
    ]);
    expect(await standing("back", "late", "lupe-back")).toBe("SUSPENDED");
    // Recorded anew by an editor it lifts nothing: nobody's list has a former vendor there any more.
    await suspendForAll(id);
    expect(await standing("back", "late", "lupe-back")).toBe("SUSPENDED");
    story.pass(70);
    expect((await activateDue(story.system())).activated).toContain(back);
    expect(await standing("back", "late", "lupe-back")).toBe("SUSPENDED");
    expect(await standing("back", "early", "lupe-back")).toBe("SUSPENDED");
    expect(await cameLater(id)).toEqual([of("back", "early")]);
    const lift = { suspension: "LIFTED" as const, on: story.today(), reason: "Mended" };
    expectDone(await recordSuspension(story.approver(), { id, ...lift }));
    expect(await standing("back", "late", "lupe-back")).toBe("AUTHORISED");
    expect(await standing("back", "early", "lupe-back")).toBe("AUTHORISED");
  });
});
