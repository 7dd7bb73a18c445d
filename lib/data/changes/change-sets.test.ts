import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { find } from "@/lib/domain/register";
import { changed, openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { forgetPresent, loadRegister, presentRegister } from "../register";
import { createChangeSet, findChangeSet } from "./change-sets";

describe("a proposal", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast: [{ ref: "one" }] },
      { name: "desk-b", cast: [{ ref: "one" }] },
    ]);
  });

  const whole = { validFrom: null, overrides: [] };

  test("begins as a draft of its author on the revisions of now, and alters nothing", async () => {
    const id = await story.drafted(await purpose("desk-a", "another"));
    const { seqOf, register } = await presentRegister();
    expect(await findChangeSet(id)).toMatchObject({
      state: "DRAFT",
      internal: false,
      authors: ["user:editor"],
      items: [{ kind: "Engagement", ref: "desk-a", baseSeq: seqOf.get("Engagement/desk-a") }],
    });
    expect(find(register, "Engagement", "desk-a")?.purpose).toBe("start");
  });

  test("is refused to whoever may not edit", async () => {
    const items = [{ ...whole, ...(await purpose("desk-a", "x")) }];
    for (const actor of [
      story.approver(),
      story.administrator(),
      story.staff("auditor", "AUDITOR"),
      story.staff("nobody"),
    ]) {
      expect(await createChangeSet(actor, { title: "x", reason: null, items })).toEqual({
        ok: false,
        reason: "notAllowed",
      });
    }
  });

  test("that changes nothing is refused", async () => {
    const items = [{ ...whole, ...(await purpose("desk-a", "start")) }];
    expect(await createChangeSet(story.editor(), { title: "x", reason: null, items })).toEqual({
      ok: false,
      reason: "nothingChanges",
    });
  });

  test("that alters no output is active at once, without a second person and without a publication", async () => {
    const publications = await database().publication.count();
    const items = [
      { ...whole, ...(await changed("Engagement", "desk-b", { notes: "Ask for the new report" })) },
    ];
    const created = await createChangeSet(story.editor(), { title: "A note", reason: null, items });
    expect(created).toMatchObject({ ok: true, value: { internal: true } });
    const changeSet = created.ok ? await findChangeSet(created.value.id) : null;
    expect(changeSet).toMatchObject({ state: "ACTIVE", internal: true, approvedById: null });
    expect(
      (await database().engagement.findUniqueOrThrow({ where: { ref: "desk-b" } })).notes,
    ).toBe("Ask for the new report");
    expect(await database().publication.count()).toBe(publications);
  });

  test("that alters no output, from an earlier day on, corrects that alone on the days since", async () => {
    const noted = story.today();
    await story.drafted({ ...(await changed("Vendor", "acme", { notes: "old" })) });
    const between = story.pass(10);
    const id = await story.approved({
      ...(await changed("Vendor", "acme", { website: "https://acme.example" })),
      validFrom: null,
    });
    expect(await findChangeSet(id)).toMatchObject({ state: "ACTIVE" });
    story.pass(10);
    await story.drafted({
      ...(await changed("Vendor", "acme", { notes: "corrected" })),
      validFrom: noted,
    });

    const now = story.at();
    const asOf = async (day: typeof noted) => find(await loadRegister(day, now), "Vendor", "acme");
    expect(await asOf(addDays(noted, -1))).not.toHaveProperty("notes");
    expect(await asOf(noted)).toMatchObject({ notes: "corrected" });
    expect(await asOf(noted)).not.toHaveProperty("website");
    expect(await asOf(between)).toMatchObject({
      notes: "corrected",
      website: "https://acme.example",
    });
    forgetPresent();
    expect(find((await presentRegister()).register, "Vendor", "acme")).toMatchObject({
      notes: "corrected",
      website: "https://acme.example",
    });
  });

  test("that alters no output cannot be saved for a day to come", async () => {
    const items = [
      {
        ...whole,
        ...(await changed("Vendor", "acme", { notes: "tomorrow" })),
        validFrom: addDays(story.today(), 1),
      },
    ];
    expect(await createChangeSet(story.editor(), { title: "x", reason: null, items })).toEqual({
      ok: false,
      reason: "notYet",
    });
  });

  test("of two at once gives two drafts with numbers of their own", async () => {
    const ids = await Promise.all([
      story.drafted(await purpose("desk-a", "first")),
      story.drafted(await purpose("desk-b", "second")),
    ]);
    expect(new Set(ids).size).toBe(2);
  });
});
