import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { find } from "@/lib/domain/register";
import { changed, openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { returnChangeSet } from "../mail/returning";
import { presentRegister } from "../register";
import { findChangeSet, newestSeqOf } from "./change-sets";
import { approveChangeSet, submitChangeSet } from "./change-steps";
import { editChangeSet, removeItem, renameChangeSet, setOverride } from "./draft-edits";
import { itemHash } from "./draft-items";
import { type Proposal, propose } from "./proposing";

let story: Story;

beforeAll(async () => {
  story = await openStory([
    { name: "desk-a", cast: [{ ref: "one" }] },
    { name: "desk-b", cast: [{ ref: "one" }] },
    { name: "desk-c", cast: [{ ref: "one" }] },
    { name: "desk-d", cast: [{ ref: "one" }] },
  ]);
});

/** The proposal of an author who has just opened the record from the register. */
async function opened(
  kind: Proposal["kind"],
  ref: string,
  fields: Record<string, unknown>,
  more: Partial<Proposal> = {},
): Promise<Proposal> {
  const snapshot = await presentRegister();
  return {
    ...(await changed(kind, ref, fields)),
    baseSeq: newestSeqOf(snapshot, { kind, ref }),
    itemHash: null,
    validFrom: null,
    changeSetId: null,
    title: `Change ${ref}`,
    reason: null,
    ...more,
  };
}

async function itemSeen(changeSetId: string, ref: string): Promise<string> {
  const changeSet = await findChangeSet(changeSetId);
  const item = changeSet?.items.find((known) => known.ref === ref);
  return itemHash({ body: item?.body as Record<string, unknown>, validFrom: null });
}

async function auditOf(changeSetId: string): Promise<string[]> {
  const rows = await database().auditEntry.findMany({
    where: { payload: { path: ["changeSetId"], equals: changeSetId } },
    orderBy: { position: "asc" },
  });
  return rows.map(({ event }) => event);
}

describe("proposing a record", () => {
  test("makes a new draft of it, and alters nothing", async () => {
    const proposed = await propose(
      story.editor(),
      await opened("Engagement", "desk-a", { purpose: "new" }),
    );
    expect(proposed).toMatchObject({ ok: true, value: { outcome: "proposed" } });
    const { register } = await presentRegister();
    expect(find(register, "Engagement", "desk-a")?.purpose).toBe("start");
  });

  test("many times at once makes one draft of it", async () => {
    const proposal = await opened("Engagement", "desk-d", { purpose: "at once" });
    const sent = Array.from({ length: 8 }, () => propose(story.editor(), proposal));
    const answers = await Promise.all(sent);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      answers.filter((answer) => !answer.ok && answer.reason === "draftedAlready"),
    ).toHaveLength(7);
    expect(
      await database().changeItem.count({
        where: { ref: "desk-d", changeSet: { state: "DRAFT" } },
      }),
    ).toBe(1);
  });

  test("that alters no output saves it at once, even where a draft was chosen", async () => {
    const draft = await story.drafted(await purpose("desk-a", "draft"));
    const proposal = await opened(
      "Vendor",
      "acme",
      { notes: "Ask in May" },
      { changeSetId: draft },
    );
    const proposed = await propose(story.editor(), proposal);
    expect(proposed).toMatchObject({ ok: true, value: { outcome: "internal" } });
    const { register } = await presentRegister();
    expect(find(register, "Vendor", "acme")?.notes).toBe("Ask in May");
    expect((await findChangeSet(draft))?.items).toHaveLength(1);
  });

  test("into a draft of somebody else makes the editor an author, who then cannot approve", async () => {
    const draft = await story.drafted(await purpose("desk-a", "draft"));
    const both = () => story.staff("both", "EDITOR", "APPROVER");
    const proposal = await opened(
      "Engagement",
      "desk-b",
      { purpose: "by another" },
      { changeSetId: draft },
    );
    expect(await propose(both(), proposal)).toMatchObject({ ok: true });
    expect((await findChangeSet(draft))?.authors).toEqual(["user:editor", "user:both"]);
    await submitChangeSet(story.editor(), draft);
    expect(await approveChangeSet(both(), draft)).toEqual({
      ok: false,
      reason: "approverIsAuthor",
    });
    expect(await auditOf(draft)).toEqual([
      "changeSet.created",
      "changeSet.edited",
      "changeSet.submitted",
    ]);
  });

  test("out of a draft of somebody else makes the editor an author, too", async () => {
    const draft = await story.drafted(await purpose("desk-a", "out"), await purpose("desk-b", "y"));
    const back = await opened(
      "Engagement",
      "desk-b",
      {},
      { changeSetId: draft, itemHash: await itemSeen(draft, "desk-b") },
    );
    const both = () => story.staff("both", "EDITOR", "APPROVER");
    expect(await propose(both(), back)).toMatchObject({ value: { outcome: "takenOut" } });
    await submitChangeSet(story.editor(), draft);
    expect(await approveChangeSet(both(), draft)).toEqual({
      ok: false,
      reason: "approverIsAuthor",
    });
  });

  test("is refused to whoever may not edit, and leaves no trace", async () => {
    const before = await database().auditEntry.count();
    const proposal = await opened("Engagement", "desk-a", { purpose: "x" });
    for (const actor of [story.approver(), story.administrator(), story.staff("nobody")])
      expect(await propose(actor, proposal)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await database().auditEntry.count()).toBe(before);
  });

  test("of two editors on one record refuses the second, whichever way it goes", async () => {
    const draft = await story.drafted(await purpose("desk-a", "draft"));
    const late = await opened("Vendor", "acme", { name: "Late" });
    await propose(story.editor(), await opened("Vendor", "acme", { notes: "First" }));
    expect(await propose(story.editor(), late)).toEqual({ ok: false, reason: "changedMeanwhile" });
    expect(await propose(story.editor(), { ...late, changeSetId: draft })).toEqual({
      ok: false,
      reason: "changedMeanwhile",
    });
  });

  test("of a form that is sent again, after going back, refuses the second", async () => {
    const again = { ok: false, reason: "draftedAlready" };
    const proposal = await opened("Engagement", "desk-b", { purpose: "Sent twice" });
    expect(await propose(story.editor(), proposal)).toMatchObject({ ok: true });
    expect(await propose(story.editor(), proposal)).toEqual(again);
    const vendor = { ...proposal, kind: "Vendor" as const, baseSeq: null, body: { name: "Twin" } };
    expect(await propose(story.editor(), { ...vendor, ref: "twin" })).toMatchObject({ ok: true });
    expect(await propose(story.editor(), { ...vendor, ref: "twin-2" })).toEqual(again);
  });

  test("of a form that is sent twice at the same moment makes one draft", async () => {
    const proposal = await opened("Engagement", "desk-b", { purpose: "Two clicks" });
    const [one, other] = await Promise.all([
      propose(story.editor(), proposal),
      propose(story.editor(), proposal),
    ]);
    expect([one.ok, other.ok].toSorted()).toEqual([false, true]);
    expect(one.ok ? other : one).toEqual({ ok: false, reason: "draftedAlready" });
  });

  test("replaces what a draft says of it, as long as that is what the author saw", async () => {
    const draft = await story.drafted(await purpose("desk-c", "one"));
    const seen = await itemSeen(draft, "desk-c");
    const mine = await opened(
      "Engagement",
      "desk-c",
      { purpose: "two" },
      { changeSetId: draft, itemHash: seen },
    );
    expect(await propose(story.editor(), mine)).toMatchObject({ ok: true });
    expect(
      await propose(story.editor(), { ...mine, body: { ...mine.body, feature: "x" } }),
    ).toEqual({ ok: false, reason: "changedMeanwhile" });
    expect(await propose(story.editor(), { ...mine, itemHash: null })).toEqual({
      ok: false,
      reason: "otherProposal",
    });
    expect((await findChangeSet(draft))?.items).toMatchObject([{ body: { purpose: "two" } }]);
  });

  test("as the register has it takes it out of the draft again", async () => {
    const draft = await story.drafted(await purpose("desk-c", "one"), await purpose("desk-d", "x"));
    const back = await opened(
      "Engagement",
      "desk-c",
      {},
      { changeSetId: draft, itemHash: await itemSeen(draft, "desk-c") },
    );
    expect(await propose(story.editor(), back)).toMatchObject({ value: { outcome: "takenOut" } });
    expect((await findChangeSet(draft))?.items).toHaveLength(1);
    const again = { ...back, itemHash: null };
    expect(await propose(story.editor(), again)).toEqual({ ok: false, reason: "nothingChanges" });
  });

  test("goes into drafts alone, and into one whose record has not moved on", async () => {
    const submitted = await story.submitted(await purpose("desk-d", "x"));
    const proposal = await opened("Engagement", "desk-d", { purpose: "y" });
    expect(await propose(story.editor(), { ...proposal, changeSetId: submitted })).toEqual({
      ok: false,
      reason: "notDraft",
    });
    const draft = await story.drafted(await purpose("desk-d", "z"));
    await propose(story.editor(), await opened("Engagement", "desk-d", { notes: "moved" }));
    const behind = {
      ...proposal,
      changeSetId: draft,
      itemHash: await itemSeen(draft, "desk-d"),
    };
    const newest = newestSeqOf(await presentRegister(), { kind: "Engagement", ref: "desk-d" });
    expect(newest).not.toBe(behind.baseSeq);
    expect(await propose(story.editor(), behind)).toEqual({ ok: false, reason: "baseMoved" });
  });

  test("under a ref that is or was another's, or an open proposal's, is refused", async () => {
    const anew = (ref: string): Proposal => ({
      kind: "Product",
      ref,
      body: { name: ref },
      baseSeq: null,
      itemHash: null,
      validFrom: null,
      changeSetId: null,
      title: "Add",
      reason: null,
    });
    expect(await propose(story.editor(), anew("desk-a"))).toEqual({
      ok: false,
      reason: "refTaken",
    });
    expect(await propose(story.editor(), anew("chat"))).toMatchObject({ ok: true });
    expect(await propose(story.editor(), anew("chat"))).toEqual({ ok: false, reason: "refTaken" });
  });

  test("leaves no reference that points to nothing", async () => {
    const lost = await opened("Engagement", "desk-a", { productIds: ["nowhere"] });
    expect(await propose(story.editor(), lost)).toEqual({ ok: false, reason: "pointsNowhere" });
    const ended = await opened("Vendor", "acme", {}, { body: null });
    expect(await propose(story.editor(), ended)).toEqual({ ok: false, reason: "stillUsed" });
  });
});

describe("a draft", () => {
  const nameless = { title: "x", reason: null, plannedOn: null };

  test("loses a record, gets another title and a class by hand, and knows who did that", async () => {
    const draft = await story.drafted(
      await purpose("desk-a", "Put otherwise"),
      await purpose("desk-b", "x"),
    );
    const both = () => story.staff("both", "EDITOR", "APPROVER");
    const key = { kind: "Engagement", ref: "desk-b" } as const;
    expect(await removeItem(both(), draft, key)).toMatchObject({ ok: true });
    expect(await removeItem(both(), draft, key)).toEqual({ ok: false, reason: "noSuchItem" });
    await renameChangeSet(both(), draft, {
      title: "Better",
      reason: "Because",
      plannedOn: story.today(),
    });
    const override = { class: "E", reason: "Only a word" } as const;
    const lower = { class: "I", reason: " " } as const;
    const field = { kind: "Engagement", ref: "desk-a", field: "purpose" } as const;
    expect(await setOverride(both(), draft, { ...field, override })).toMatchObject({ ok: true });
    expect(await setOverride(both(), draft, { ...field, field: "notes", override })).toEqual({
      ok: false,
      reason: "noSuchItem",
    });
    expect(await setOverride(both(), draft, { ...field, override: lower })).toEqual({
      ok: false,
      reason: "reasonMissing",
    });
    expect(await findChangeSet(draft)).toMatchObject({
      title: "Better",
      reason: "Because",
      authors: ["user:editor", "user:both"],
      items: [{ ref: "desk-a", overrides: [{ field: "purpose", class: "E", by: "user:both" }] }],
    });
    await setOverride(both(), draft, { ...field, override: null });
    expect((await findChangeSet(draft))?.items).toMatchObject([{ overrides: null }]);
  });

  test("is editorial only as long as it states the same", async () => {
    const field = { kind: "Engagement", ref: "desk-a", field: "purpose" } as const;
    const override = { class: "E", reason: "Only a word" } as const;
    const draft = await story.drafted(await purpose("desk-a", "Kept for 30 days"));
    expect(await setOverride(story.editor(), draft, { ...field, override })).toEqual({
      ok: false,
      reason: "notEditorial",
    });
    const other = await story.drafted(await purpose("desk-a", "Held in other words"));
    await setOverride(story.editor(), other, { ...field, override });
    const position = (await findChangeSet(other))?.position ?? 0;
    const items = [
      { validFrom: null, overrides: [], ...(await purpose("desk-a", "Held for 90 days")) },
    ];
    await editChangeSet(story.editor(), other, { position, items });
    expect((await findChangeSet(other))?.items).toMatchObject([{ overrides: null }]);
  });

  test("may have a higher class than the rule's without a reason", async () => {
    const draft = await story.drafted(await purpose("desk-a", "one"));
    const field = { kind: "Engagement", ref: "desk-a", field: "purpose" } as const;
    const adverse = { class: "A", reason: "" } as const;
    expect(await setOverride(story.editor(), draft, { ...field, override: adverse })).toMatchObject(
      {
        reason: "adverseReasonMissing",
      },
    );
    const told = { class: "A", reason: "The measure failed" } as const;
    expect(await setOverride(story.editor(), draft, { ...field, override: told })).toMatchObject({
      ok: true,
    });
  });

  test("is edited by nobody without the right, and not once it is submitted", async () => {
    const draft = await story.drafted(await purpose("desk-a", "one"));
    const key = { kind: "Engagement", ref: "desk-a" } as const;
    expect(await removeItem(story.approver(), draft, key)).toMatchObject({ reason: "notAllowed" });
    await submitChangeSet(story.editor(), draft);
    expect(await removeItem(story.editor(), draft, key)).toMatchObject({ reason: "notDraft" });
    expect(await renameChangeSet(story.editor(), draft, nameless)).toMatchObject({
      reason: "notDraft",
    });
  });

  test("is not edited over the head of whoever did so since it was read", async () => {
    const draft = await story.drafted(await purpose("desk-a", "one"));
    const seen = (await findChangeSet(draft))?.position ?? 0;
    const late = { ok: false, reason: "changedMeanwhile" };
    const key = { kind: "Engagement", ref: "desk-a" } as const;
    expect(await renameChangeSet(story.editor(), draft, nameless, seen)).toMatchObject({
      ok: true,
    });
    expect(await renameChangeSet(story.editor(), draft, nameless, seen)).toEqual(late);
    expect(await removeItem(story.editor(), draft, key, seen)).toEqual(late);
    const override = { ...key, field: "purpose", override: null };
    expect(await setOverride(story.editor(), draft, override, seen)).toEqual(late);
  });

  test("is planned for no day that has passed, but keeps one that passed since", async () => {
    const draft = await story.drafted(await purpose("desk-a", "one"));
    const plannedOn = story.today();
    const head = { ...nameless, plannedOn };
    expect(await renameChangeSet(story.editor(), draft, head)).toMatchObject({ ok: true });
    story.pass(1);
    expect(await renameChangeSet(story.editor(), draft, head)).toMatchObject({ ok: true });
    expect(
      await renameChangeSet(story.editor(), draft, { ...head, plannedOn: addDays(plannedOn, -1) }),
    ).toEqual({ ok: false, reason: "plannedTooEarly" });
  });

  test("is what a submitted, rejected or approved change becomes when it is returned", async () => {
    const id = await story.approved(await purpose("desk-b", "approved"));
    expect(await returnChangeSet(story.administrator(), id, null)).toMatchObject({
      reason: "notAllowed",
    });
    expect(await returnChangeSet(story.editor(), id, "Forgot one")).toMatchObject({ ok: true });
    expect(await findChangeSet(id)).toMatchObject({
      state: "DRAFT",
      approvedById: null,
      frozen: null,
    });
    expect((await auditOf(id)).at(-1)).toBe("changeSet.returned");
  });

  test("takes several records at once, unless it was edited since it was read", async () => {
    const draft = await story.drafted(await purpose("desk-a", "one"));
    const position = (await findChangeSet(draft))?.position ?? 0;
    const items = [
      { validFrom: null, overrides: [], ...(await purpose("desk-a", "two")) },
      { validFrom: null, overrides: [], ...(await purpose("desk-b", "two")) },
    ];
    expect(await editChangeSet(story.editor(), draft, { position, items })).toMatchObject({
      ok: true,
    });
    expect((await findChangeSet(draft))?.items).toMatchObject([
      { ref: "desk-a", body: { purpose: "two" } },
      { ref: "desk-b", body: { purpose: "two" } },
    ]);
    expect(await editChangeSet(story.editor(), draft, { position, items })).toEqual({
      ok: false,
      reason: "changedMeanwhile",
    });
  });
});
