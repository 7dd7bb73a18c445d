import { beforeAll, describe, expect, test } from "vitest";
import { type StaffActor, staffActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/access";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { openStory, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { addUser } from "../people/people";
import { changeView, chooseDefault, listSavedViews, removeView, saveView } from "./saved-views";

describe("saved views", () => {
  let story: Story;
  const ids = new Map<string, string>();
  const as = (name: string, ...roles: Role[]): StaffActor =>
    staffActor({ id: ids.get(name) ?? name, roles }, "web", story.at());
  const ada = () => as("ada", "EDITOR");
  const ben = () => as("ben", "APPROVER");
  const draft = { list: "vendors", query: "riskTier=HIGH", shared: false, isDefault: false };
  const namesFor = async (actor: StaffActor, list = "vendors") =>
    (await listSavedViews(actor, list)).map(({ name }) => name);

  beforeAll(async () => {
    story = await openStory([]);
    for (const name of ["ada", "ben"])
      ids.set(
        name,
        expectDone(
          await addUser(story.administrator(), {
            email: `${name}@example.com`,
            name: null,
            roles: ["EDITOR"],
          }),
        ).id,
      );
  });

  test("are seen by whoever saved them, and by others once they are shared", async () => {
    expectDone(await saveView(ada(), { ...draft, name: "Own" }));
    expectDone(await saveView(ada(), { ...draft, name: "Ours", shared: true }));
    expect(await namesFor(ada())).toEqual(["Ours", "Own"]);
    expect(await listSavedViews(ben(), "vendors")).toEqual([
      expect.objectContaining({ name: "Ours", isOwn: false, by: "ada@example.com" }),
    ]);
    expect(await namesFor(ada(), "products")).toEqual([]);
  });

  test("keep the list as its address is written, without its page and without what is no field", async () => {
    const query = "page=3&after=acme&nonsense=1&riskTier=HIGH&sort=-name";
    const { href } = expectDone(await saveView(ada(), { ...draft, query, name: "Tidy" }));
    expect(href).toBe("/staff/vendors?riskTier=HIGH&sort=-name");
  });

  test("have one name each for one person and list", async () => {
    expect(await saveView(ada(), { ...draft, name: "Own" })).toEqual({
      ok: false,
      reason: "nameTaken",
    });
    expectDone(await saveView(ben(), { ...draft, name: "Own" }));
  });

  test("open a list by default until somebody takes them back or away", async () => {
    const [ours] = await listSavedViews(ben(), "vendors").then((views) =>
      views.filter(({ name }) => name === "Ours"),
    );
    const id = ours?.id ?? "";
    expectDone(await chooseDefault(ben(), { list: "vendors", id }));
    const isDefault = async () =>
      (await listSavedViews(ben(), "vendors")).some((view) => view.isDefault);
    expect(await isDefault()).toBe(true);
    expectDone(await changeView(ada(), { id, name: "Ours", shared: false }));
    expect(await isDefault()).toBe(false);
    expect(await database().defaultView.count()).toBe(0);
  });

  test("are changed and taken away by nobody else", async () => {
    const [own] = await listSavedViews(ada(), "vendors");
    const id = own?.id ?? "";
    expect(await changeView(ben(), { id, name: "Mine", shared: true })).toMatchObject({
      reason: "noSuchView",
    });
    expect(await removeView(ben(), { id })).toMatchObject({ reason: "noSuchView" });
    expectDone(await removeView(ada(), { id }));
    expect(await namesFor(ada())).not.toContain(own?.name);
  });

  test("are shared by who has a hand in the work, and saved by who may read at all", async () => {
    const auditor = as("ben", "AUDITOR");
    expect(await saveView(auditor, { ...draft, name: "Audit", shared: true })).toMatchObject({
      reason: "mayNotShare",
    });
    expectDone(await saveView(auditor, { ...draft, name: "Audit" }));
    const requester = as("ada", "REQUESTER");
    expect(await saveView(requester, { ...draft, name: "No" })).toMatchObject({
      reason: "notAllowed",
    });
    expect(await listSavedViews(requester, "vendors")).toEqual([]);
  });

  test("leave an entry in the audit chain, without their name", async () => {
    const entries = await database().auditEntry.findMany({ where: { event: "view.saved" } });
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain("Ours");
  });
});
