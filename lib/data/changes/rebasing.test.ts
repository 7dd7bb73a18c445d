import { beforeAll, describe, expect, test } from "vitest";
import { changed, openStory, purpose, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "../announcing/announcing";
import { findChangeSet } from "./change-sets";
import { approveChangeSet, submitChangeSet } from "./change-steps";
import { rebaseChangeSet } from "./rebasing";

describe("a stale base", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast: [] },
      { name: "desk-b", cast: [{ ref: "one" }] },
    ]);
  });

  /** Two proposals on one record, of which the second is activated first. */
  async function overtaken(
    mine: Record<string, unknown>,
    theirs: Record<string, unknown>,
  ): Promise<string> {
    const id = await story.submitted(await changed("Engagement", "desk-a", mine));
    await story.approved(await changed("Engagement", "desk-a", theirs));
    return id;
  }

  test("is refused at approval", async () => {
    const id = await overtaken({ duration: "a" }, { contractVersion: "1" });
    expect(await approveChangeSet(story.approver(), id)).toEqual({
      ok: false,
      reason: "baseMoved",
    });
  });

  test("is refused at announcement and at activation, too", async () => {
    const approved = await story.approved(await purpose("desk-b", "x"));
    const told = await story.announced([await purpose("desk-b", "y")]);
    await story.approved(await changed("Engagement", "desk-b", { contractVersion: "1" }));
    expect(await announceChangeSet(story.approver(), approved, null)).toEqual({
      ok: false,
      reason: "baseMoved",
    });
    expect(await story.activate(told)).toMatchObject({ ok: false, reason: "baseMoved" });
  });

  test("is mended by rebasing where each side changed other fields", async () => {
    const id = await overtaken(
      { duration: "mine", feature: "mine" },
      { contractVersion: "theirs" },
    );
    expect(await rebaseChangeSet(story.editor(), id)).toMatchObject({
      ok: true,
      value: { conflicts: [] },
    });
    const changeSet = await findChangeSet(id);
    expect(changeSet).toMatchObject({
      state: "DRAFT",
      items: [{ body: { duration: "mine", feature: "mine", contractVersion: "theirs" } }],
    });
    await submitChangeSet(story.editor(), id);
    expect(await approveChangeSet(story.approver(), id)).toMatchObject({ ok: true });
  });

  test("with a field that both changed is a conflict, shown with all three values and not decided", async () => {
    const id = await overtaken({ duration: "first mine" }, { duration: "first theirs" });
    const rebased = await rebaseChangeSet(story.editor(), id);
    expect(rebased).toMatchObject({
      ok: true,
      value: {
        conflicts: [
          {
            kind: "Engagement",
            ref: "desk-a",
            field: "duration",
            base: "mine",
            mine: "first mine",
            theirs: "first theirs",
          },
        ],
      },
    });
    expect(await findChangeSet(id)).toMatchObject({
      state: "DRAFT",
      items: [{ body: { duration: "first mine" } }],
    });
    await submitChangeSet(story.editor(), id);
    expect(await approveChangeSet(story.approver(), id)).toEqual({
      ok: false,
      reason: "baseMoved",
    });
  });

  test("is no conflict where both say the same", async () => {
    const id = await overtaken({ duration: "agreed" }, { duration: "agreed" });
    expect(await rebaseChangeSet(story.editor(), id)).toMatchObject({
      ok: true,
      value: { conflicts: [] },
    });
  });

  test("is not rebased by whoever may not edit", async () => {
    const id = await story.drafted(await changed("Engagement", "desk-a", { duration: "z" }));
    expect(await rebaseChangeSet(story.approver(), id)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
  });
});
