import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { find } from "@/lib/domain/register";
import { changed, openStory, purpose, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "../announcing/announcing";
import { withdrawChangeSet } from "../announcing/withdrawing";
import { database } from "../database/current";
import { activateChangeSet } from "../gate/activation";
import { returnChangeSet } from "../mail/returning";
import { presentRegister } from "../register";
import { findChangeSet } from "./change-sets";
import { approveChangeSet, rejectChangeSet, submitChangeSet } from "./change-steps";
import { removeItem, renameChangeSet } from "./draft-edits";
import { rebaseChangeSet } from "./rebasing";

let story: Story;

beforeAll(async () => {
  const names = ["desk-a", "desk-b", "desk-c", "desk-d"];
  story = await openStory(names.map((name) => ({ name, cast: [{ ref: "one" }] })));
});

describe("an approval", () => {
  test("is refused to an author, whatever roles that person has, and to the System", async () => {
    const id = await story.submitted(await purpose("desk-a", "x"));
    expect(await approveChangeSet(story.staff("editor", "EDITOR", "APPROVER"), id)).toEqual({
      ok: false,
      reason: "approverIsAuthor",
    });
    expect(await approveChangeSet(story.system(), id)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await approveChangeSet(story.staff("dpo", "DPO"), id)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    expect(await findChangeSet(id)).toMatchObject({ state: "IN_REVIEW", approvedById: null });
  });

  test("needs a change set that was submitted", async () => {
    const id = await story.drafted(await purpose("desk-a", "x"));
    expect(await approveChangeSet(story.approver(), id)).toEqual({
      ok: false,
      reason: "wrongState",
    });
    expect(await approveChangeSet(story.approver(), "CS-404")).toEqual({
      ok: false,
      reason: "noSuchChangeSet",
    });
  });

  test("freezes the class, and its hash stands in the audit entry", async () => {
    const id = await story.approved(await purpose("desk-a", "x"));
    const changeSet = await findChangeSet(id);
    expect(changeSet).toMatchObject({
      state: "APPROVED",
      approvedById: "user:approver",
      gating: "GLOBAL_LATEST",
    });
    expect(changeSet?.frozen).toMatchObject({
      class: "M1",
      items: [{ rule: "ENGAGEMENT_PURPOSE_CHANGED" }],
      customers: [{ agreement: "one-desk-a" }],
    });
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { position: "desc" } });
    expect(entry).toMatchObject({
      event: "changeSet.approved",
      actor: "user:approver",
      payload: { changeSetId: id },
    });
  });

  test("is void after an edit, which makes a draft of it again", async () => {
    const id = await story.approved(await purpose("desk-a", "x"));
    expect(await rebaseChangeSet(story.editor(), id)).toMatchObject({ ok: true });
    expect(await findChangeSet(id)).toMatchObject({
      state: "DRAFT",
      approvedById: null,
      approvedAt: null,
      frozen: null,
    });
    expect(await announceChangeSet(story.approver(), id, null)).toEqual({
      ok: false,
      reason: "wrongState",
    });
  });

  test("and an edit at the same moment cannot both win", async () => {
    const id = await story.submitted(await purpose("desk-a", "x"));
    const [approval, edit] = await Promise.all([
      approveChangeSet(story.approver(), id),
      rebaseChangeSet(story.editor(), id),
    ]);
    const changeSet = await findChangeSet(id);
    expect(edit.ok).toBe(true);
    if (!approval.ok) expect(["wrongState", "changedMeanwhile"]).toContain(approval.reason);
    expect(changeSet).toMatchObject({ state: "DRAFT", approvedById: null });
  });

  test("that tells nobody takes effect at once", async () => {
    const id = await story.submitted(
      await changed("Engagement", "desk-b", { contractVersion: "2026" }),
    );
    expect(await approveChangeSet(story.approver(), id)).toMatchObject({
      ok: true,
      value: { state: "ACTIVE" },
    });
    expect(find((await presentRegister()).register, "Engagement", "desk-b")?.contractVersion).toBe(
      "2026",
    );
  });

  test("that tells nobody waits for the day from which it is to be true", async () => {
    const id = await story.submitted({
      ...(await changed("Engagement", "desk-b", { contractVersion: "2027" })),
      validFrom: addDays(story.today(), 3),
    });
    expect(await approveChangeSet(story.approver(), id)).toMatchObject({
      ok: true,
      value: { state: "APPROVED" },
    });
    expect(await activateChangeSet(story.approver(), id, null)).toMatchObject({
      ok: false,
      reason: "notYet",
    });
    story.pass(3);
    expect(await activateChangeSet(story.approver(), id, null)).toMatchObject({ ok: true });
  });

  test("of what needs notice activates nothing", async () => {
    const id = await story.approved(await purpose("desk-b", "more"));
    expect(await activateChangeSet(story.approver(), id, null)).toMatchObject({
      ok: false,
      reason: "wrongState",
    });
    expect(find((await presentRegister()).register, "Engagement", "desk-b")?.purpose).toBe("start");
  });

  test("is refused where the change would bring a new error", async () => {
    const id = await story.submitted(
      await changed("CustomerAgreement", "one-desk-c", {
        noticePeriod: "P1D",
        objectionPeriod: undefined,
      }),
      {
        kind: "ProcessingLocation",
        ref: "moon",
        body: { engagementId: "desk-c", locationKind: "STORAGE", country: "CN" },
      },
    );
    const refused = await approveChangeSet(story.approver(), id);
    expect(refused).toEqual({ ok: false, reason: "newErrors" });
  });

  test("is refused for a new error beside an adverse fact by hand, which is no rule's", async () => {
    const id = await story.submitted(
      {
        ...(await changed("Engagement", "desk-c", { contractVersion: "2028" })),
        overrides: [{ field: "contractVersion", class: "A", reason: "It failed" }],
      },
      {
        kind: "ProcessingLocation",
        ref: "moon",
        body: { engagementId: "desk-c", locationKind: "STORAGE", country: "CN" },
        overrides: [{ field: null, class: "I", reason: "Nobody is concerned" }],
      },
    );
    const refused = await approveChangeSet(story.approver(), id);
    expect(refused).toEqual({ ok: false, reason: "newErrors" });
  });

  test("lets no change of which people are told take effect beside an adverse fact", async () => {
    const id = await story.submitted(
      await changed("Engagement", "desk-c", { contractSignedOn: undefined }),
      await changed("Tracker", "statistics", { lifetime: "P9M" }),
    );
    expect(await approveChangeSet(story.approver(), id)).toEqual({
      ok: false,
      reason: "adverseNotAlone",
    });
  });

  test("lets no change that needs notice hide beside an adverse fact, which has no gate", async () => {
    const lost = await changed("Engagement", "desk-c", {
      contractSignedOn: undefined,
      purpose: "more",
    });
    const id = await story.submitted(lost);
    expect(await approveChangeSet(story.approver(), id)).toEqual({
      ok: false,
      reason: "adverseNotAlone",
    });
  });

  test("stays out of reach after a rejection", async () => {
    const id = await story.submitted(await purpose("desk-c", "x"));
    expect(await rejectChangeSet(story.editor(), id, null)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    expect(await rejectChangeSet(story.approver(), id, "too vague")).toMatchObject({ ok: true });
    expect(await approveChangeSet(story.approver(), id)).toEqual({
      ok: false,
      reason: "wrongState",
    });
    expect(await submitChangeSet(story.editor(), id)).toEqual({ ok: false, reason: "wrongState" });
  });
});

describe("a step", () => {
  const refused = { ok: false, reason: "changedMeanwhile" };
  const positionOf = async (id: string) => (await findChangeSet(id))?.position ?? 0;
  const renamed = { title: "Other words", reason: null, plannedOn: null };

  test("of a draft is refused on a page that somebody's edit overtook", async () => {
    const id = await story.drafted(await purpose("desk-d", "x"));
    const seen = await positionOf(id);
    expect(await renameChangeSet(story.editor(), id, renamed, seen)).toMatchObject({ ok: true });
    expect(await submitChangeSet(story.editor(), id, seen)).toEqual(refused);
    expect(await withdrawChangeSet(story.editor(), id, "no need", seen)).toEqual(refused);
    expect(await rebaseChangeSet(story.editor(), id, seen)).toEqual(refused);
    expect(await findChangeSet(id)).toMatchObject({ state: "DRAFT" });
    expect(await submitChangeSet(story.editor(), id, await positionOf(id))).toMatchObject({
      ok: true,
    });
  });

  test("of what is in review is refused on a page from before it was a draft once more", async () => {
    const id = await story.submitted(await purpose("desk-d", "x"));
    const seen = await positionOf(id);
    expect(await returnChangeSet(story.editor(), id, null, seen)).toMatchObject({ ok: true });
    expect(await submitChangeSet(story.editor(), id)).toMatchObject({ ok: true });
    expect(await rejectChangeSet(story.approver(), id, "no", seen)).toEqual(refused);
    expect(await returnChangeSet(story.approver(), id, null, seen)).toEqual(refused);
    expect(await findChangeSet(id)).toMatchObject({ state: "IN_REVIEW" });
    const now = await positionOf(id);
    expect(await rejectChangeSet(story.approver(), id, "no", now)).toMatchObject({ ok: true });
  });

  test("into effect is refused on a page from before the announcement", async () => {
    const id = await story.approved(await purpose("desk-d", "x"));
    const seen = await positionOf(id);
    expect(await announceChangeSet(story.approver(), id, null)).toMatchObject({ ok: true });
    expect(await activateChangeSet(story.approver(), id, null, seen)).toMatchObject(refused);
    expect(await activateChangeSet(story.approver(), id, null, await positionOf(id))).toMatchObject(
      { ok: false, reason: "gateClosed" },
    );
  });

  test("hands no draft to an approver from which everything was taken out", async () => {
    const item = await purpose("desk-d", "y");
    const id = await story.drafted(item);
    expect(await removeItem(story.editor(), id, item)).toMatchObject({ ok: true });
    expect(await submitChangeSet(story.editor(), id)).toEqual({
      ok: false,
      reason: "nothingProposed",
    });
  });
});
