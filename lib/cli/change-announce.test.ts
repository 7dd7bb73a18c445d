import { beforeAll, describe, expect, test } from "vitest";
import { findChangeSet } from "@/lib/data/changes/change-sets";
import { outlookOf } from "@/lib/data/changes/outlook";
import { database } from "@/lib/data/database/current";
import { outlookHash } from "@/lib/domain/change/frozen-outlook";
import { companionValue } from "@/lib/domain/change/order-view";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { announceAnswer } from "./change-announce";

const changedMeanwhile = { refusal: { reason: "changedMeanwhile" } };

describe("change announce --seen", () => {
  let story: Story;

  beforeAll(async () => {
    const names = ["one", "two", "three", "four"];
    story = await openStory(names.map((name) => ({ name, cast: [{ ref: "a" }] })));
  });

  /** What `consequence ID` ends with. */
  async function stampOf(id: string): Promise<string> {
    const changeSet = await findChangeSet(id);
    if (changeSet === null) throw new Error(`${id} is not there`);
    const { consequence } = await outlookOf(changeSet, story.at());
    const seen = { position: changeSet.position, outlook: outlookHash(consequence) };
    return companionValue({ id, seen });
  }

  const stateOf = async (id: string) =>
    (await database().changeSet.findUniqueOrThrow({ where: { id } })).state;

  test("announces nothing where what goes with it is otherwise than it was read", async () => {
    const first = await story.approved(await purpose("one", "x"));
    const other = await story.approved(await purpose("two", "x"));
    const seen = [await stampOf(first), await stampOf(other)];
    // Whoever was told is another by now: an agreement more uses what the second change is about.
    const agreement = await changed("CustomerAgreement", of("three", "a"), {
      productIds: ["three", "two"],
    });
    await story.activate(await story.approved(agreement));
    const announce = (stamps: string[]) =>
      announceAnswer(first, { with: [other], seen: stamps }, story.approver());
    await expect(announce(seen)).rejects.toMatchObject(changedMeanwhile);
    expect([await stateOf(first), await stateOf(other)]).toEqual(["APPROVED", "APPROVED"]);
    const anew = await announce([await stampOf(first), await stampOf(other)]);
    expect(anew.text).toContain(`${other} is announced: 2 agreements`);
  });

  test("holds an order against it, too", async () => {
    const id = await story.approved(await purpose("four", "x"));
    const stamp = await stampOf(id);
    const at = `${story.pass(1)}T12:00:00Z`;
    const otherwise = stamp.replace(/[0-9a-f]{64}$/, "0".repeat(64));
    await expect(
      announceAnswer(id, { at, seen: [otherwise] }, story.approver()),
    ).rejects.toMatchObject(changedMeanwhile);
    const { text } = await announceAnswer(id, { at, seen: [stamp] }, story.approver());
    expect(text).toContain("to be announced at");
  });

  test("is given for each change that is announced, in the form in which it was shown", async () => {
    const options = { with: ["CS-2"] };
    const stamp = `CS-1.3.${"a".repeat(64)}`;
    const announce = (...seen: string[]) =>
      announceAnswer("CS-1", { ...options, seen }, story.approver());
    await expect(announce(stamp)).rejects.toThrow("says nothing of CS-2");
    await expect(announce("CS-1")).rejects.toThrow('"CS-1" is none');
    await expect(announce(stamp, stamp.replace("CS-1", "CS-9"))).rejects.toThrow("names CS-9");
  });
});
