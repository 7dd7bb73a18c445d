import { beforeAll, describe, expect, test } from "vitest";
import { type StaffActor, staffActor } from "@/lib/auth/actor";
import { find } from "@/lib/domain/register";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, openStory, type Story } from "@/lib/testing/story";
import { createChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { addUser, disableUser } from "../people/people";
import { presentRegister } from "../register";
import { handOver, handOverView } from "./hand-overs";
import { listSavedViews, saveView } from "./saved-views";

describe("a hand-over", () => {
  let story: Story;
  let draftId = "";
  const ids = new Map<string, string>();
  const idOf = (name: string) => ids.get(name) ?? "";
  const as = (name: string): StaffActor =>
    staffActor({ id: idOf(name), roles: ["EDITOR"] }, "web", story.at());

  beforeAll(async () => {
    story = await openStory([]);
    for (const [name, role] of [
      ["ada", "EDITOR"],
      ["ben", "EDITOR"],
      ["audrey", "AUDITOR"],
      ["gone", "EDITOR"],
    ] as const) {
      const person = { email: `${name}@example.com`, name, roles: [role] };
      ids.set(name, expectDone(await addUser(story.administrator(), person)).id);
    }
    expectDone(await disableUser(story.administrator(), "gone@example.com"));
    for (const ref of ["acme", "desk"]) {
      const item = await changed(ref === "acme" ? "Vendor" : "Product", ref, {
        ownerId: idOf("ada"),
      });
      const items = [{ validFrom: null, overrides: [], ...item }];
      expectDone(await createChangeSet(as("ada"), { title: ref, reason: null, items }));
    }
    const rename = await changed("Vendor", "acme", { name: "Acme Cloud" });
    const items = [{ validFrom: null, overrides: [], ...rename }];
    draftId = expectDone(
      await createChangeSet(as("ada"), { title: "Rename", reason: null, items }),
    ).id;
    const view = { list: "vendors", query: "sort=-name", shared: true, isDefault: false };
    expectDone(await saveView(as("ada"), { ...view, name: "Down" }));
    expectDone(await saveView(as("ada"), { ...view, name: "Private", shared: false }));
    expectDone(await saveView(as("ben"), { ...view, name: "Down", shared: false }));
  });

  const shown = async () => {
    const view = await handOverView(story.administrator(), idOf("ada"));
    if (view === null) throw new Error("No such person");
    return view;
  };
  const give = async (to: string, seen?: string) =>
    handOver(story.administrator(), {
      from: idOf("ada"),
      to: idOf(to),
      seen: seen ?? (await shown()).hash,
    });

  test("is shown before it is done, with all that would go over", async () => {
    const view = await shown();
    expect(view.records.map(({ title }) => title)).toEqual(["Desk", "Acme"]);
    expect(view.drafts.map(({ id }) => id)).toEqual([draftId]);
    expect(view.views.map(({ name }) => name)).toEqual(["Down"]);
    expect(view.successors.map(({ label }) => label)).toEqual(["ben"]);
    expect(await handOverView(as("ben"), idOf("ada"))).toBeNull();
  });

  test("goes to nobody who cannot take it, and is not done unseen", async () => {
    expect(await give("audrey")).toMatchObject({ reason: "cannotTake" });
    expect(await give("gone")).toMatchObject({ reason: "cannotTake" });
    expect(await give("ada")).toMatchObject({ reason: "noSuchUser" });
    expect(await give("ben", "0".repeat(64))).toMatchObject({ reason: "changedMeanwhile" });
    const own = await shown();
    const asked = { from: idOf("ada"), to: idOf("ben"), seen: own.hash };
    expect(await handOver(as("ben"), asked)).toMatchObject({ reason: "notAllowed" });
  });

  test("moves records, changes and shared views at once, with one entry", async () => {
    const before = await database().auditEntry.count();
    expectDone(await give("ben"));
    expect(await database().auditEntry.count()).toBe(before + 1);
    const { register } = await presentRegister();
    expect(find(register, "Vendor", "acme")?.ownerId).toBe(idOf("ben"));
    expect(find(register, "Product", "desk")?.ownerId).toBe(idOf("ben"));
    const changeSet = await database().changeSet.findUnique({ where: { id: draftId } });
    expect(changeSet?.authors).toEqual([`user:${idOf("ada")}`, `user:${idOf("ben")}`]);
    const views = await listSavedViews(as("ben"), "vendors");
    expect(views.filter(({ isOwn }) => isOwn).map(({ name }) => name)).toEqual([
      "Down",
      "Down (2)",
    ]);
    const entry = await database().auditEntry.findFirst({ where: { event: "work.handedOver" } });
    expect(entry?.payload).toMatchObject({ records: 2, drafts: 1, views: 1 });
  });

  test("leaves what is only theirs, and nothing more to hand over", async () => {
    const views = await listSavedViews(as("ada"), "vendors");
    expect(views.filter(({ isOwn }) => isOwn).map(({ name }) => name)).toEqual(["Private"]);
    expect(await shown()).toMatchObject({ records: [], drafts: [], views: [] });
  });
});
