import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { find } from "@/lib/domain/register";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { withdrawChangeSet } from "../announcing/withdrawing";
import { database } from "../database/current";
import { presentRegister } from "../register";
import { carryOver, carryOverOf } from "./carrying-over";
import { findChangeSet } from "./change-sets";
import { approveChangeSet, submitChangeSet } from "./change-steps";
import { openChange } from "./open-change";
import { redraftChangeSet } from "./redrafting";
import { conflictsOf, settleConflict } from "./settling";

describe("an announced change whose record others have changed since", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory(
      ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => ({
        name: `desk-${name}`,
        cast: [{ ref: "one" }],
      })),
    );
  });

  const engagement = async (name: string) =>
    find((await presentRegister()).register, "Engagement", name);

  /** Announced with these fields; then these others go live. */
  async function overtaken(
    scene: string,
    mine: Record<string, unknown>,
    theirs: Record<string, unknown>,
  ): Promise<string> {
    const id = await story.announced([await changed("Engagement", scene, mine)]);
    await story.mail(id);
    await story.approved(await changed("Engagement", scene, theirs));
    return id;
  }

  test("does not take effect over their values, and goes on once somebody has looked at both", async () => {
    const id = await overtaken("desk-a", { purpose: "mine" }, { contractVersion: "theirs" });
    const days = await database().notice.findMany({ where: { changeSetId: id } });
    expect(await carryOver(story.editor(), id)).toEqual({ ok: false, reason: "approverIsAuthor" });
    expect(await carryOver(story.staff("other", "EDITOR"), id)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    story.pass(60);
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "baseMoved" });
    expect(await carryOver(story.approver(), id)).toEqual({ ok: true, value: { id, records: 1 } });

    expect(await database().notice.findMany({ where: { changeSetId: id } })).toEqual(days);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect(await engagement("desk-a")).toMatchObject({
      purpose: "mine",
      contractVersion: "theirs",
    });
    expect(await database().carryOver.findMany({ where: { changeSetId: id } })).toMatchObject([
      { byId: "user:approver", items: [{ kind: "Engagement", ref: "desk-a", conflicts: [] }] },
    ]);
  });

  test("can be carried over again when the record is changed once more", async () => {
    const id = await overtaken("desk-b", { purpose: "mine" }, { contractVersion: "1" });
    expect(await carryOver(story.approver(), id)).toMatchObject({ ok: true });
    expect(await carryOver(story.approver(), id)).toEqual({ ok: false, reason: "nothingMoved" });
    await story.approved(await changed("Engagement", "desk-b", { contractVersion: "2" }));
    expect(await carryOver(story.approver(), id)).toMatchObject({ ok: true });
    story.pass(60);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect(await engagement("desk-b")).toMatchObject({ purpose: "mine", contractVersion: "2" });
  });

  test("keeps the register in a field of which customers were told nothing", async () => {
    const both = { purpose: "mine", notes: "mine" };
    const id = await story.announced([await changed("Engagement", "desk-c", both)]);
    await story.drafted(await changed("Engagement", "desk-c", { notes: "theirs" }));
    const changeSet = await findChangeSet(id);
    const found = changeSet && (await carryOverOf(changeSet, story.approver().at));
    expect(found?.untrue).toEqual([]);
    expect(found?.records).toMatchObject([
      { conflicts: [{ field: "notes" }], conceded: ["notes"] },
    ]);
    expect(await carryOver(story.approver(), id)).toMatchObject({ ok: true });
    expect((await findChangeSet(id))?.items).toMatchObject([
      { body: { purpose: "mine", notes: "theirs" } },
    ]);
  });

  test("is refused where what was told is no longer so, and comes again as a fresh draft with the field to decide", async () => {
    const plannedOn = addDays(story.today(), 31);
    const id = await story.announced([await purpose("desk-d", "mine")], story.today());
    await story.mail(id);
    const theirs = await story.announced([await purpose("desk-d", "theirs")]);
    await story.mail(theirs);
    story.pass(60);
    expect(await story.activate(theirs)).toMatchObject({ ok: true });
    const changeSet = await findChangeSet(id);
    const found = changeSet && (await carryOverOf(changeSet, story.approver().at));
    expect(found?.untrue).toMatchObject([
      { what: "FACT", key: { kind: "Engagement", ref: "desk-d" }, field: "purpose" },
    ]);
    expect(await carryOver(story.approver(), id)).toEqual({ ok: false, reason: "toldOtherwise" });
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "baseMoved" });

    expect(await redraftChangeSet(story.editor(), id)).toMatchObject({ reason: "wrongState" });
    expect(await withdrawChangeSet(story.approver(), id, "overtaken")).toMatchObject({ ok: true });
    const { publicPart } = await database().publication.findFirstOrThrow({
      orderBy: { number: "desc" },
    });
    const { changes } = JSON.parse(publicPart) as PublicPart;
    expect(changes.find((one) => one.id === id)).toMatchObject({
      state: "withdrawn",
      effectiveOn: plannedOn,
    });
    expect(
      await database().announcement.count({
        where: { kind: "WITHDRAWAL", changes: { some: { changeSetId: id } } },
      }),
    ).toBe(1);
    const again = story.staff("another", "EDITOR");
    const drafted = await redraftChangeSet(again, id);
    expect(drafted).toMatchObject({ ok: true, value: { conflicts: 1 } });
    const fresh = drafted.ok ? drafted.value.id : "";
    const open = await openChange(again, fresh);
    const conflicts = open && (await conflictsOf(again, open));
    expect(conflicts).toMatchObject([
      { fields: [{ field: "purpose", base: "start", mine: "mine", theirs: "theirs" }] },
    ]);
    const seq = conflicts?.[0]?.seq ?? null;
    const settlement = { kind: "Engagement", ref: "desk-d", conceded: [], seq } as const;
    expect(
      await settleConflict(again, fresh, settlement, open?.changeSet.position ?? 0),
    ).toMatchObject({ ok: true });
    // Whoever wrote the first is an author of the second.
    expect((await findChangeSet(fresh))?.authors.toSorted()).toEqual([
      "user:another",
      "user:editor",
    ]);
    await submitChangeSet(again, fresh);
    expect(await approveChangeSet(story.approver(), fresh)).toMatchObject({ ok: true });
  });

  test("goes on where others only wrote the same otherwise: what was told stands", async () => {
    const id = await story.announced([await purpose("desk-e", "mine")]);
    const override = { field: "purpose", class: "E", reason: "capitals" } as const;
    const reworded = await changed("Engagement", "desk-e", { purpose: "Start." });
    await story.approved({ ...reworded, overrides: [override] });
    expect(await engagement("desk-e")).toMatchObject({ purpose: "Start." });
    expect(await carryOver(story.approver(), id)).toMatchObject({ ok: true });
    expect((await findChangeSet(id))?.items).toMatchObject([{ body: { purpose: "mine" } }]);
  });

  test("that another change made already has nothing left to say, and is no draft again", async () => {
    const id = await story.announced([await purpose("desk-f", "same")]);
    const first = await story.announced([await purpose("desk-f", "same")]);
    await story.mail(first);
    story.pass(60);
    expect(await story.activate(first)).toMatchObject({ ok: true });
    expect(await carryOver(story.approver(), id)).toMatchObject({ reason: "toldOtherwise" });
    expect(await withdrawChangeSet(story.approver(), id, "made already")).toMatchObject({
      ok: true,
    });
    expect(await redraftChangeSet(story.editor(), id)).toMatchObject({ reason: "nothingChanges" });
  });

  test("goes on where an agreement has another period by now: the one that it was told of is frozen", async () => {
    const id = await story.announced([await purpose("desk-g", "mine")]);
    const agreement = of("desk-g", "one");
    const amended = await story.announced([
      await changed("CustomerAgreement", agreement, { noticePeriod: "P90D" }),
      await changed("Engagement", "desk-g", { contractVersion: "theirs" }),
    ]);
    await story.mail(amended);
    await story.sign(amended, agreement);
    story.pass(60);
    expect(await story.activate(amended)).toMatchObject({ ok: true });
    const changeSet = await findChangeSet(id);
    const found = changeSet && (await carryOverOf(changeSet, story.approver().at));
    expect(found?.untrue).toEqual([]);
    expect(found?.told.agreements).toEqual([{ agreement, class: "M1", effect: "PERIODS" }]);
  });

  test("cannot be altered past this: the database takes no other edit of what was announced", async () => {
    const id = await overtaken("desk-h", { purpose: "mine" }, { contractVersion: "theirs" });
    const where = {
      changeSetId_kind_ref: { changeSetId: id, kind: "Engagement", ref: "desk-h" },
    };
    const edit = { baseSeq: 1, body: { purpose: "else" } };
    await expect(database().changeItem.update({ where, data: edit })).rejects.toThrow(
      /reads otherwise by a correction/,
    );
    const row = { id: "x", changeSetId: id, at: new Date(0), factsHash: "", items: [] };
    await expect(
      database().carryOver.create({ data: { ...row, byId: "user:editor" } }),
    ).rejects.toThrow(/may not carry it over/);
    expect(await carryOver(story.approver(), id)).toMatchObject({ ok: true });
    await expect(
      database().changeItem.update({ where, data: { body: { purpose: "else" } } }),
    ).rejects.toThrow(/reads otherwise by a correction/);
    await expect(database().carryOver.deleteMany({})).rejects.toThrow();
  });
});
