import { beforeAll, describe, expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "../announcing/announcing";
import { database } from "../database/current";
import { announcedChanges } from "../home/home-announced";
import { sayAfterEnd } from "./after-end";
import { changeView } from "./change-page";
import { approveChangeSet } from "./change-steps";
import { openChange } from "./open-change";

const cast = [{ ref: "leaves" }, { ref: "stays" }];
const reason = "The product filters by the end of the agreement.";

/** A stand-by beside what a scene has. */
function besideOf(scene: string, perTenantSwitch: boolean) {
  const { ref: _ref, validFrom: _since, ...body } = given.engagement({ productIds: [scene] });
  const beside = { ...body, standby: true, ...(perTenantSwitch && { perTenantSwitch: true }) };
  return [{ kind: "Engagement" as const, ref: `${scene}-beside`, body: beside }];
}

describe("a stand-by that comes to data of an agreement that is over", () => {
  let story: Story;

  async function ended(scene: string): Promise<void> {
    await story.ends(of(scene, "leaves"));
    story.pass(1);
  }
  const on = (ref: string) => changed("Engagement", ref, { standby: undefined });
  async function viewOf(id: string) {
    const reader = story.approver();
    const open = await openChange(reader, id);
    if (open === null) throw new Error("It can be read");
    return changeView(reader, open);
  }

  beforeAll(async () => {
    story = await openStory([
      { name: "both", cast, more: besideOf("both", true) },
      { name: "plain", cast, standby: true },
      { name: "late", cast, more: besideOf("late", false) },
      { name: "mixed", cast, perCustomer: true, more: besideOf("mixed", false) },
    ]);
    await ended("both");
    await ended("plain");
  });

  test("beside what needs notice and comes for all is shown to who approves it, and wants a word on how", async () => {
    const id = await story.submitted(await purpose("both", "more"), await on("both-beside"));
    expect(await approveChangeSet(story.approver(), id)).toMatchObject({
      reason: "afterEndUnsaid",
    });
    const view = await viewOf(id);
    expect(view.afterEnd).toMatchObject({
      agreements: [{ agreement: of("both", "leaves") }],
      engagements: [{ href: "/staff/engagements/both-beside" }],
      canStandApart: true,
      words: null,
    });
    expect(view.next.obstacle).toBe("afterEndUnsaid");
    expect(await sayAfterEnd(story.administrator(), { id, reason })).toMatchObject({
      reason: "notAllowed",
    });
    expect(await sayAfterEnd(story.editor(), { id, reason: " " })).toMatchObject({
      reason: "reasonMissing",
    });
    expectDone(await sayAfterEnd(story.editor(), { id, reason }));
    const said = await viewOf(id);
    expect(said.afterEnd?.words).toBe(reason);
    expect(said.taken.at(-1)).toMatchObject({ reason });
    expectDone(await approveChangeSet(story.approver(), id));
  });

  test("in a change of its own stays off for it where each customer is switched by itself, with nothing to say", async () => {
    const id = await story.submitted(await on("both-beside"));
    expect((await viewOf(id)).afterEnd).toBeNull();
    expect(await sayAfterEnd(story.editor(), { id, reason })).toMatchObject({
      reason: "nobodyReached",
    });
    expectDone(await approveChangeSet(story.approver(), id));
  });

  test("wants the word, too, where it stands alone and nobody can be switched by itself", async () => {
    const id = await story.submitted(await on("plain"));
    expect((await viewOf(id)).afterEnd).toMatchObject({ canStandApart: false });
    expect(await approveChangeSet(story.approver(), id)).toMatchObject({
      reason: "afterEndUnsaid",
    });
    expectDone(await sayAfterEnd(story.approver(), { id, reason }));
    expectDone(await approveChangeSet(story.approver(), id));
    expectDone(await announceChangeSet(story.approver(), id, null));
    const reached = await database().notice.findFirst({
      where: { changeSetId: id, agreementRef: of("plain", "leaves") },
    });
    expect(reached).toMatchObject({ ground: "NO_GATE" });
  });

  test("waits for the word where the agreement ended after the approval", async () => {
    const id = await story.announced([await purpose("late", "more"), await on("late-beside")]);
    await story.mail(id);
    await ended("late");
    story.pass(40);
    expect(await story.activate(id)).toMatchObject({ reason: "afterEndUnsaid" });
    expect((await viewOf(id)).afterEnd).toMatchObject({
      agreements: [{ agreement: of("late", "leaves") }],
    });
    const blocked = async () =>
      (await announcedChanges(story.today(), story.at())).blocked.find(({ key }) => key === id);
    expect(await blocked()).toMatchObject({
      detail: "It comes to data of agreements that are over, and nobody has said how",
    });
    expectDone(await sayAfterEnd(story.editor(), { id, reason }));
    expect(await blocked()).toBeUndefined();
    expect(await story.activate(id)).toMatchObject({ ok: true });
  });

  test("for all at once keeps each customer from following by itself", async () => {
    const id = await story.announced([await purpose("mixed", "more"), await on("mixed-beside")]);
    expect(await database().changeSet.findUnique({ where: { id } })).toMatchObject({
      gating: "GLOBAL_LATEST",
    });
    const apart = await story.approved(await purpose("mixed", "other"));
    expect(await database().changeSet.findUnique({ where: { id: apart } })).toMatchObject({
      gating: "PER_CUSTOMER",
    });
  });
});
