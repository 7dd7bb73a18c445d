import { beforeAll, describe, expect, test } from "vitest";
import type { ConflictView } from "@/lib/domain/change/change-view";
import { changed, openStory, type Story } from "@/lib/testing/story";
import { findChangeSet } from "./change-sets";
import { approveChangeSet, submitChangeSet } from "./change-steps";
import { removeItem } from "./draft-edits";
import { openChange } from "./open-change";
import { rebaseChangeSet } from "./rebasing";
import { conflictsOf, settleConflict } from "./settling";

describe("a draft that disagrees with the register", () => {
  let story: Story;
  const key = { kind: "Engagement", ref: "desk-a" } as const;

  beforeAll(async () => {
    story = await openStory([{ name: "desk-a", cast: [] }]);
  });

  /** A draft on a record that somebody else changed since, and what the two disagree about. */
  async function overtaken(
    mine: Record<string, unknown>,
    theirs: Record<string, unknown>,
  ): Promise<{ id: string; seen: number; conflict: ConflictView }> {
    const id = await story.drafted(await changed(key.kind, key.ref, mine));
    await story.approved(await changed(key.kind, key.ref, theirs));
    const [conflict, seen] = await standing(id);
    if (conflict === undefined) throw new Error("no conflict");
    return { id, seen, conflict };
  }

  async function standing(id: string): Promise<[ConflictView | undefined, number]> {
    const open = await openChange(story.editor(), id);
    if (open === null) throw new Error(`no change ${id}`);
    const [conflict] = await conflictsOf(story.editor(), open);
    return [conflict, open.changeSet.position];
  }

  test("is shown field by field: as it was, as proposed, as it is, and what is kept of both", async () => {
    const { conflict } = await overtaken(
      { duration: "mine", feature: "mine" },
      { duration: "theirs", contractVersion: "theirs" },
    );
    expect(conflict).toMatchObject({
      ...key,
      fields: [{ field: "duration", mine: "mine", theirs: "theirs" }],
      kept: ["Feature"],
    });
    expect(conflict.taken).toHaveLength(1);
  });

  test("stands on the register once its author has decided, in either way", async () => {
    for (const conceded of [[], ["duration"]]) {
      const { id, seen, conflict } = await overtaken(
        { duration: `mine ${conceded.length}`, feature: `mine ${conceded.length}` },
        { duration: `theirs ${conceded.length}` },
      );
      const decided = { ...key, conceded, seq: conflict.seq };
      expect(await settleConflict(story.editor(), id, decided, seen)).toMatchObject({ ok: true });
      const duration = conceded.length === 0 ? "mine 0" : "theirs 1";
      expect((await findChangeSet(id))?.items).toMatchObject([{ body: { duration } }]);
      expect((await standing(id))[0]).toBeUndefined();
      await submitChangeSet(story.editor(), id);
      expect(await approveChangeSet(story.approver(), id)).toMatchObject({ ok: true });
    }
  });

  test("loses the record of which nothing is left", async () => {
    const { id, seen, conflict } = await overtaken({ duration: "one" }, { duration: "two" });
    const decided = { ...key, conceded: ["duration"], seq: conflict.seq };
    await settleConflict(story.editor(), id, decided, seen);
    expect((await findChangeSet(id))?.items).toEqual([]);
  });

  test("is not decided on what was read before either side moved on, nor without the right", async () => {
    const { id, seen, conflict } = await overtaken({ duration: "x" }, { duration: "y" });
    const decided = { ...key, conceded: [], seq: conflict.seq };
    const late = { ok: false, reason: "changedMeanwhile" };
    expect(await settleConflict(story.editor(), id, decided, seen - 1)).toEqual(late);
    const old = { ...decided, seq: (conflict.seq ?? 0) - 1 };
    expect(await settleConflict(story.editor(), id, old, seen)).toEqual(late);
    expect(await settleConflict(story.approver(), id, decided, seen)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    await removeItem(story.editor(), id, key);
    const now = (await findChangeSet(id))?.position ?? 0;
    expect(await settleConflict(story.editor(), id, decided, now)).toEqual({
      ok: false,
      reason: "noSuchItem",
    });
  });

  test("has nothing to decide where rebasing brings them together", async () => {
    const id = await story.drafted(await changed(key.kind, key.ref, { feature: "own" }));
    await story.approved(await changed(key.kind, key.ref, { contractVersion: "9" }));
    expect((await standing(id))[0]).toBeUndefined();
    expect(await rebaseChangeSet(story.editor(), id)).toMatchObject({ ok: true });
  });
});
