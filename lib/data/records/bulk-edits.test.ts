import { beforeAll, describe, expect, test } from "vitest";
import { find } from "@/lib/domain/register";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { openStory, type Story } from "@/lib/testing/story";
import { findChangeSet, itemsOf } from "../changes/change-sets";
import { presentRegister } from "../register";
import { bulkView, proposeMany } from "./bulk-edits";

describe("an edit of many", () => {
  let story: Story;
  const internal =
    "all=yes&list=&field=reviewInterval&preview=yes&reviewInterval.count=6&reviewInterval.unit=M";

  beforeAll(async () => {
    story = await openStory([]);
  });

  const confirm = async (query: string, title = "Many") => {
    const view = await bulkView(story.editor(), "LegalEntity", query);
    const hash = view?.preview?.hash ?? "";
    const asked = { kind: "LegalEntity", asked: query, hash, title, reason: null } as const;
    return proposeMany(story.editor(), asked);
  };

  test("takes the records that were ticked, or all that match the list", async () => {
    const ticked = await bulkView(
      story.editor(),
      "LegalEntity",
      "ref=acme-inc&ref=client-sa&ref=..",
    );
    expect(ticked).toMatchObject({ count: 2, chosen: null, preview: null });
    const all = await bulkView(story.editor(), "LegalEntity", "all=yes&list=country%3DUS");
    expect(all?.count).toBe(1);
    expect(await bulkView(story.approver(), "LegalEntity", "all=yes")).toBeNull();
  });

  test("that alters no output is saved at once, with all records in one change", async () => {
    const view = await bulkView(story.editor(), "LegalEntity", internal);
    expect(view?.preview?.counts).toEqual({ changes: 3, same: 0, refused: 0 });
    const { id, internal: isSaved } = expectDone(await confirm(internal));
    expect(isSaved).toBe(true);
    const changeSet = await findChangeSet(id);
    expect(changeSet === null ? [] : itemsOf(changeSet)).toHaveLength(3);
    const { register } = await presentRegister();
    expect(find(register, "LegalEntity", "acme-inc")?.reviewInterval).toBe("P6M");
  });

  test("that others see becomes one draft, and the next preview says so", async () => {
    const query = "ref=acme-inc&ref=client-sa&field=city&preview=yes&city=Lyon";
    const { id, internal: isSaved } = expectDone(await confirm(query));
    expect(isSaved).toBe(false);
    const view = await bulkView(story.editor(), "LegalEntity", query);
    expect(view?.preview?.rows.map(({ underWay }) => underWay)).toEqual([[id], [id]]);
  });

  test("does what was shown or nothing", async () => {
    const query = "ref=acme-inc&field=city&preview=yes&city=Nice";
    const asked = { kind: "LegalEntity", asked: query, title: "T", reason: null } as const;
    expect(await proposeMany(story.editor(), { ...asked, hash: "0".repeat(64) })).toMatchObject({
      reason: "previewGone",
    });
    expect(await proposeMany(story.approver(), { ...asked, hash: "0".repeat(64) })).toMatchObject({
      reason: "notAllowed",
    });
  });
});
