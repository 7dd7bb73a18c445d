import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { find } from "@/lib/domain/register";
import { changed, openStory, purpose, type Story } from "@/lib/testing/story";
import { activateChangeSet } from "./activation";
import { announceChangeSet } from "./announcing";
import { findChangeSet } from "./change-sets";
import { approveChangeSet, rejectChangeSet, submitChangeSet } from "./change-steps";
import { database } from "./database/current";
import { rebaseChangeSet } from "./rebasing";
import { presentRegister } from "./register";

describe("an approval", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory(["desk-a", "desk-b", "desk-c"].map((name) => ({ name, cast: [{ ref: "one" }] })));
  });

  test("is refused to an author, whatever roles that person has, and to the System", async () => {
    const id = await story.submitted(await purpose("desk-a", "x"));
    expect(await approveChangeSet(story.staff("editor", "EDITOR", "APPROVER"), id)).toEqual({ ok: false, reason: "approverIsAuthor" });
    expect(await approveChangeSet(story.system(), id)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await approveChangeSet(story.staff("dpo", "DPO"), id)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await findChangeSet(id)).toMatchObject({ state: "IN_REVIEW", approvedById: null });
  });

  test("needs a change set that was submitted", async () => {
    const id = await story.drafted(await purpose("desk-a", "x"));
    expect(await approveChangeSet(story.approver(), id)).toEqual({ ok: false, reason: "wrongState" });
    expect(await approveChangeSet(story.approver(), "CS-404")).toEqual({ ok: false, reason: "noSuchChangeSet" });
  });

  test("freezes the class, and its hash stands in the audit entry", async () => {
    const id = await story.approved(await purpose("desk-a", "x"));
    const changeSet = await findChangeSet(id);
    expect(changeSet).toMatchObject({ state: "APPROVED", approvedById: "user:approver", gating: "GLOBAL_LATEST" });
    expect(changeSet?.frozen).toMatchObject({ class: "M1", items: [{ rule: "ENGAGEMENT_PURPOSE_CHANGED" }], customers: [{ agreement: "one-desk-a" }] });
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { position: "desc" } });
    expect(entry).toMatchObject({ event: "changeSet.approved", actor: "user:approver", payload: { changeSetId: id } });
  });

  test("is void after an edit, which makes a draft of it again", async () => {
    const id = await story.approved(await purpose("desk-a", "x"));
    expect(await rebaseChangeSet(story.editor(), id)).toMatchObject({ ok: true });
    expect(await findChangeSet(id)).toMatchObject({ state: "DRAFT", approvedById: null, approvedAt: null, frozen: null });
    expect(await announceChangeSet(story.approver(), id, null)).toEqual({ ok: false, reason: "wrongState" });
  });

  test("and an edit at the same moment cannot both win", async () => {
    const id = await story.submitted(await purpose("desk-a", "x"));
    const [approval, edit] = await Promise.all([approveChangeSet(story.approver(), id), rebaseChangeSet(story.editor(), id)]);
    const changeSet = await findChangeSet(id);
    expect(edit.ok).toBe(true);
    if (!approval.ok) expect(["wrongState", "changedMeanwhile"]).toContain(approval.reason);
    expect(changeSet).toMatchObject({ state: "DRAFT", approvedById: null });
  });

  test("that tells nobody takes effect at once", async () => {
    const id = await story.submitted(await changed("Engagement", "desk-b", { contractVersion: "2026" }));
    expect(await approveChangeSet(story.approver(), id)).toMatchObject({ ok: true, value: { state: "ACTIVE" } });
    expect(find((await presentRegister()).register, "Engagement", "desk-b")?.contractVersion).toBe("2026");
  });

  test("that tells nobody waits for the day from which it is to be true", async () => {
    const id = await story.submitted({ ...(await changed("Engagement", "desk-b", { contractVersion: "2027" })), validFrom: addDays(story.today(), 3) });
    expect(await approveChangeSet(story.approver(), id)).toMatchObject({ ok: true, value: { state: "APPROVED" } });
    expect(await activateChangeSet(story.approver(), id, null)).toMatchObject({ ok: false, reason: "notYet" });
    story.pass(3);
    expect(await activateChangeSet(story.approver(), id, null)).toMatchObject({ ok: true });
  });

  test("of what needs notice activates nothing", async () => {
    const id = await story.approved(await purpose("desk-b", "more"));
    expect(await activateChangeSet(story.approver(), id, null)).toMatchObject({ ok: false, reason: "wrongState" });
    expect(find((await presentRegister()).register, "Engagement", "desk-b")?.purpose).toBe("start");
  });

  test("is refused where the change would bring a new error", async () => {
    const id = await story.submitted(await changed("CustomerAgreement", "one-desk-c", { noticePeriod: "P1D", objectionPeriod: undefined }), { kind: "ProcessingLocation", ref: "moon", body: { engagementId: "desk-c", locationKind: "STORAGE", country: "CN" } });
    const refused = await approveChangeSet(story.approver(), id);
    expect(refused).toEqual({ ok: false, reason: "newErrors" });
  });

  test("lets no change that needs notice hide beside an adverse fact, which has no gate", async () => {
    const lost = await changed("Engagement", "desk-c", { contractSignedOn: undefined, purpose: "more" });
    const id = await story.submitted(lost);
    expect(await approveChangeSet(story.approver(), id)).toEqual({ ok: false, reason: "adverseNotAlone" });
  });

  test("stays out of reach after a rejection", async () => {
    const id = await story.submitted(await purpose("desk-c", "x"));
    expect(await rejectChangeSet(story.editor(), id, null)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await rejectChangeSet(story.approver(), id, "too vague")).toMatchObject({ ok: true });
    expect(await approveChangeSet(story.approver(), id)).toEqual({ ok: false, reason: "wrongState" });
    expect(await submitChangeSet(story.editor(), id)).toEqual({ ok: false, reason: "wrongState" });
  });
});

describe("a stale base", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([{ name: "desk-a", cast: [] }, { name: "desk-b", cast: [] }]);
  });

  /** Two proposals on one record, of which the second is activated first. */
  async function overtaken(mine: Record<string, unknown>, theirs: Record<string, unknown>): Promise<string> {
    const id = await story.submitted(await changed("Engagement", "desk-a", mine));
    await story.approved(await changed("Engagement", "desk-a", theirs));
    return id;
  }

  test("is refused at approval", async () => {
    const id = await overtaken({ duration: "a" }, { contractVersion: "1" });
    expect(await approveChangeSet(story.approver(), id)).toEqual({ ok: false, reason: "baseMoved" });
  });

  test("is refused at announcement and at activation, too", async () => {
    const { url: _url, ...late } = await openStory([{ name: "desk-z", cast: [{ ref: "one" }] }]);
    const approved = await late.approved(await purpose("desk-z", "x"));
    const told = await late.announced([await purpose("desk-z", "y")]);
    await late.approved(await changed("Engagement", "desk-z", { contractVersion: "1" }));
    expect(await announceChangeSet(late.approver(), approved, null)).toEqual({ ok: false, reason: "baseMoved" });
    expect(await late.activate(told)).toMatchObject({ ok: false, reason: "baseMoved" });
  });

  test("is mended by rebasing where each side changed other fields", async () => {
    story = await openStory([{ name: "desk-a", cast: [] }]);
    const id = await overtaken({ duration: "mine", feature: "mine" }, { contractVersion: "theirs" });
    expect(await rebaseChangeSet(story.editor(), id)).toMatchObject({ ok: true, value: { conflicts: [] } });
    const changeSet = await findChangeSet(id);
    expect(changeSet).toMatchObject({ state: "DRAFT", items: [{ body: { duration: "mine", feature: "mine", contractVersion: "theirs" } }] });
    await submitChangeSet(story.editor(), id);
    expect(await approveChangeSet(story.approver(), id)).toMatchObject({ ok: true });
  });

  test("with a field that both changed is a conflict, shown with all three values and not decided", async () => {
    const id = await overtaken({ duration: "first mine" }, { duration: "first theirs" });
    const rebased = await rebaseChangeSet(story.editor(), id);
    expect(rebased).toMatchObject({
      ok: true,
      value: { conflicts: [{ kind: "Engagement", ref: "desk-a", field: "duration", base: "mine", mine: "first mine", theirs: "first theirs" }] },
    });
    expect(await findChangeSet(id)).toMatchObject({ state: "DRAFT", items: [{ body: { duration: "first mine" } }] });
    await submitChangeSet(story.editor(), id);
    expect(await approveChangeSet(story.approver(), id)).toEqual({ ok: false, reason: "baseMoved" });
  });

  test("is no conflict where both say the same", async () => {
    const id = await overtaken({ duration: "agreed" }, { duration: "agreed" });
    expect(await rebaseChangeSet(story.editor(), id)).toMatchObject({ ok: true, value: { conflicts: [] } });
  });

  test("is not rebased by whoever may not edit", async () => {
    const id = await story.drafted(await changed("Engagement", "desk-a", { duration: "z" }));
    expect(await rebaseChangeSet(story.approver(), id)).toEqual({ ok: false, reason: "notAllowed" });
  });
});
