import { beforeAll, describe, expect, test } from "vitest";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { findChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { toldByWithdrawal, withdrawChangeSet } from "./withdrawing";

describe("a withdrawal", () => {
  let story: Story;

  beforeAll(async () => {
    const scenes = ["desk-a", "desk-b", "desk-c"].map((name) => ({
      name,
      cast: [{ ref: "one" }, { ref: "two" }],
    }));
    story = await openStory(scenes);
  });

  const mailsOf = async (changeSetId: string) => {
    const deliveries = await database().delivery.findMany({
      where: { announcement: { changes: { some: { changeSetId } } } },
      include: { announcement: true },
      orderBy: { contactId: "asc" },
    });
    return deliveries.map(
      ({ announcement, contactId, state }) => `${announcement.kind} ${contactId} ${state}`,
    );
  };

  test("of a draft tells nobody", async () => {
    const id = await story.drafted(await purpose("desk-a", "x"));
    expect(await withdrawChangeSet(story.editor(), id, "not needed")).toMatchObject({ ok: true });
    expect(await mailsOf(id)).toEqual([]);
    expect(await withdrawChangeSet(story.editor(), id, null)).toEqual({
      ok: false,
      reason: "wrongState",
    });
  });

  test("stops the mail that has not gone out, and tells nobody who was not told", async () => {
    const id = await story.announced([await purpose("desk-a", "x")]);
    expect(await withdrawChangeSet(story.approver(), id, null)).toMatchObject({ ok: true });
    expect(await mailsOf(id)).toEqual([
      "NOTICE one-desk-a-1 CANCELLED",
      "NOTICE two-desk-a-1 CANCELLED",
    ]);
    expect(await database().notice.findMany({ where: { changeSetId: id } })).toMatchObject([
      { declinedBecause: "withdrawn" },
      { declinedBecause: "withdrawn" },
    ]);
  });

  test("tells those who were told, and those whose mail is on its way or may have arrived", async () => {
    const id = await story.announced([await purpose("desk-b", "x")]);
    expect(await toldByWithdrawal(id)).toEqual({ customers: 0, contacts: 0 });
    await story.mail(id);
    expect(await toldByWithdrawal(id)).toEqual({ customers: 2, contacts: 2 });
    expect(await withdrawChangeSet(story.approver(), id, null)).toMatchObject({ ok: true });
    expect(await mailsOf(id)).toEqual([
      "NOTICE one-desk-b-1 ACCEPTED",
      "WITHDRAWAL one-desk-b-1 PENDING",
      "NOTICE two-desk-b-1 ACCEPTED",
      "WITHDRAWAL two-desk-b-1 PENDING",
    ]);
    expect(await toldByWithdrawal(id)).toBeNull();

    const going = await story.announced([await purpose("desk-c", "x")]);
    await database().delivery.updateMany({
      where: { contactId: `${of("desk-c", "one")}-1` },
      data: { state: "SENDING" },
    });
    expect(await withdrawChangeSet(story.approver(), going, null)).toMatchObject({ ok: true });
    expect(await mailsOf(going)).toEqual([
      "NOTICE one-desk-c-1 SENDING",
      "WITHDRAWAL one-desk-c-1 PENDING",
      "NOTICE two-desk-c-1 CANCELLED",
    ]);
  });

  test("is published where the change had been announced", async () => {
    const newest = await database().publication.findFirstOrThrow({ orderBy: { number: "desc" } });
    const { changes } = JSON.parse(newest.publicPart) as PublicPart;
    expect(changes.map(({ state }) => state)).toEqual(["withdrawn", "withdrawn", "withdrawn"]);
    expect(changes.map(({ withdrawnOn }) => withdrawnOn)).toEqual(changes.map(() => story.today()));
  });

  test("is not possible once the change is in effect, nor by whoever may not", async () => {
    const id = await story.announced([await purpose("desk-a", "y")]);
    expect(await withdrawChangeSet(story.administrator(), id, null)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    await story.mail(id);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect(await withdrawChangeSet(story.approver(), id, null)).toEqual({
      ok: false,
      reason: "wrongState",
    });
    expect(await findChangeSet(id)).toMatchObject({ state: "ACTIVE" });
  });
});
