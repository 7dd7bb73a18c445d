import { beforeAll, describe, expect, test } from "vitest";
import { openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { findChangeSet, type StoredChangeSet } from "./change-sets";
import { addComment, giveAdvice, itemsHash, reviewsOf } from "./reviews";

describe("advice and comments", () => {
  let story: Story;
  let id: string;

  beforeAll(async () => {
    story = await openStory([{ name: "desk-a", cast: [{ ref: "one" }] }]);
    id = await story.drafted(await purpose("desk-a", "another"));
  });

  async function stored(): Promise<StoredChangeSet> {
    const changeSet = await findChangeSet(id);
    if (changeSet === null) throw new Error("no change");
    return changeSet;
  }

  const text = "The purpose is narrow enough.";

  test("advice is the officer's alone (GDPR Art. 39(1))", async () => {
    const seen = itemsHash(await stored());
    for (const actor of [story.editor(), story.approver(), story.administrator(), story.system()])
      expect(await giveAdvice(actor, { changeSetId: id, text, inFavour: true, seen })).toEqual({
        ok: false,
        reason: "notAllowed",
      });
    expect(await database().advice.count()).toBe(0);
  });

  test("advice is signed on the items as they were read, and the chain says which", async () => {
    const seen = itemsHash(await stored());
    const dpo = story.staff("dpo", "DPO");
    expect(await giveAdvice(dpo, { changeSetId: id, text, inFavour: false, seen })).toMatchObject({
      ok: true,
    });
    expect((await reviewsOf(await stored())).advice).toMatchObject([
      { text, inFavour: false, isOutdated: false },
    ]);
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { position: "desc" } });
    expect(entry).toMatchObject({
      event: "advice.given",
      actor: "user:dpo",
      payload: { changeSetId: id, inFavour: false, itemsHash: seen },
    });
    expect(JSON.stringify(entry.payload)).not.toContain(text);
  });

  test("advice on something else than what stands there is refused; older advice is shown as outdated", async () => {
    const [item] = (await stored()).items;
    await database().changeItem.update({
      where: {
        changeSetId_kind_ref: { changeSetId: id, kind: item?.kind ?? "", ref: item?.ref ?? "" },
      },
      data: { body: { ...Object(item?.body), purpose: "a third" } },
    });
    const dpo = story.staff("dpo", "DPO");
    const seen = "0".repeat(64);
    expect(await giveAdvice(dpo, { changeSetId: id, text, inFavour: true, seen })).toEqual({
      ok: false,
      reason: "changedMeanwhile",
    });
    expect((await reviewsOf(await stored())).advice).toMatchObject([{ isOutdated: true }]);
  });

  test("a comment is for those who prepare a change, in the order in which they are made", async () => {
    expect(await addComment(story.editor(), { changeSetId: id, text: "one" })).toMatchObject({
      ok: true,
    });
    expect(await addComment(story.approver(), { changeSetId: id, text: "two" })).toMatchObject({
      ok: true,
    });
    expect(
      await addComment(story.staff("auditor", "AUDITOR"), { changeSetId: id, text: "x" }),
    ).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    expect(await addComment(story.editor(), { changeSetId: "CS-404", text: "x" })).toEqual({
      ok: false,
      reason: "noSuchChangeSet",
    });
    expect((await reviewsOf(await stored())).comments.map((one) => one.text)).toEqual([
      "one",
      "two",
    ]);
  });
});
