import { beforeAll, expect, test } from "vitest";
import { present } from "@/lib/domain/moment";
import { given } from "@/lib/testing/given";
import { openStory, type Story } from "@/lib/testing/story";
import { findChangeSet, itemsOf } from "../changes/change-sets";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { draftsMaking } from "../changes/draft-choices";
import { type Proposal, propose } from "../changes/proposing";
import { returnChangeSet } from "../mail/returning";
import { findRecord } from "../records/records";

let story: Story;

beforeAll(async () => {
  story = await openStory([{ name: "desk-a", cast: [{ ref: "one" }] }]);
});

/** A purpose without a legal basis: an error that only this draft brings. */
async function drafted(ref: string): Promise<string> {
  const body = { activityId: "billing", text: `Purpose ${ref}` };
  return story.drafted({ kind: "ActivityPurpose", ref, body });
}

function waiverOf(foundIn: string, more: Partial<Proposal["body"]> = {}): Proposal {
  const {
    ref: _ref,
    validFrom: _from,
    ...usual
  } = given.waiver({
    rule: "ACT-004",
    foundIn,
    officerAdvice: "No objection until the basis is settled.",
    officerAdvisedOn: "2026-03-01",
    until: "2026-06-30",
  });
  return {
    kind: "Waiver",
    ref: `waiver-${foundIn.slice(foundIn.indexOf("/") + 1)}`,
    baseSeq: null,
    itemHash: null,
    body: { ...usual, ...more },
    validFrom: null,
    changeSetId: null,
    title: "Waive",
    reason: null,
  };
}

test("a waiver of what only a draft brings goes into that draft, and opens its approval by a second person", async () => {
  const id = await drafted("alone");
  await submitAndExpect(id, "newErrors");
  const put = await propose(story.editor(), waiverOf("ActivityPurpose/alone"));
  expect(put).toEqual({ ok: true, value: { changeSetId: id, outcome: "proposed" } });
  expect(itemsOf(await stored(id)).map(({ kind }) => kind)).toContain("Waiver");
  await submitChangeSet(story.editor(), id);
  const both = story.staff("editor", "EDITOR", "APPROVER");
  expect(await approveChangeSet(both, id)).toEqual({ ok: false, reason: "approverIsAuthor" });
  expect(await approveChangeSet(story.approver(), id)).toMatchObject({ ok: true });
});

test("who waives in the draft of another is an author of it, who does not approve it", async () => {
  const id = await drafted("of-another");
  const both = () => story.staff("both", "EDITOR", "APPROVER");
  expect(await propose(both(), waiverOf("ActivityPurpose/of-another"))).toMatchObject({ ok: true });
  await submitChangeSet(story.editor(), id);
  expect(await approveChangeSet(both(), id)).toEqual({ ok: false, reason: "approverIsAuthor" });
});

test("without the officer's advice, it opens nothing", async () => {
  const id = await drafted("unadvised");
  const waiver = waiverOf("ActivityPurpose/unadvised", { officerAdvice: undefined });
  expect(await propose(story.editor(), waiver)).toMatchObject({ ok: true });
  await submitAndExpect(id, "newErrors");
});

test("no missing contract and no error of Chapter V is waived in a draft either", async () => {
  const id = await drafted("contract");
  for (const rule of ["ENG-001", "ENG-003", "TRF-001"]) {
    const waiver = { ...waiverOf("ActivityPurpose/contract", { rule }), changeSetId: id };
    expect(await propose(story.editor(), waiver)).toEqual({ ok: false, reason: "ruleNotWaivable" });
  }
});

test("what is in review takes no waiver: it has to be a draft again", async () => {
  const id = await drafted("reviewed");
  await submitChangeSet(story.editor(), id);
  const waiver = waiverOf("ActivityPurpose/reviewed");
  expect(await propose(story.editor(), waiver)).toEqual({ ok: false, reason: "foundInReview" });
  expect((await propose(story.editor(), waiverOf("ActivityPurpose/nowhere"))).ok).toBe(false);
  expect((await draftsMaking()).has("ActivityPurpose/reviewed")).toBe(false);
});

test("the page of a record in a draft offers a waiver that goes into the draft", async () => {
  const id = await drafted("shown");
  const key = { kind: "ActivityPurpose", ref: "shown" } as const;
  const question = { moment: present, within: id };
  const page = await findRecord(story.editor(), key, question);
  const offered = page?.record.findings.flatMap(({ waiveHref }) => waiveHref ?? []) ?? [];
  const inFields = page?.record.fields.flatMap(({ findings }) => findings) ?? [];
  const all = [...offered, ...inFields.flatMap(({ waiveHref }) => waiveHref ?? [])];
  expect(all.some((href) => href.includes("rule=ACT-004") && href.endsWith(`in=${id}`))).toBe(true);
  expect((await draftsMaking()).get("ActivityPurpose/shown")).toBe(id);
});

async function stored(id: string) {
  const changeSet = await findChangeSet(id);
  if (changeSet === null) throw new Error(`there is no ${id}`);
  return changeSet;
}

async function submitAndExpect(id: string, reason: string): Promise<void> {
  await submitChangeSet(story.editor(), id);
  expect(await approveChangeSet(story.approver(), id)).toEqual({ ok: false, reason });
  await returnChangeSet(story.editor(), id, null);
}
