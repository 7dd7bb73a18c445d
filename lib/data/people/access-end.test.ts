import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, test } from "vitest";
import { staffActor } from "@/lib/auth/actor";
import { addDays, calendarDateOf as day } from "@/lib/domain/calendar";
import { openStory, type Story } from "@/lib/testing/story";
import { isAccessOver } from "./access-end";
import { findAccount } from "./passwords";
import { addUser, changeRoles, findStaff, listUsers, setAccessEnd } from "./people";
import { findSession, openStaffSession } from "./sessions";

describe("the end of somebody's access", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }] }]);
  });

  async function added(email: string, roles: readonly ("AUDITOR" | "EDITOR")[]): Promise<string> {
    const result = await addUser(story.administrator(), { email, name: null, roles });
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  }
  async function person(email: string) {
    return (await listUsers(story.administrator())).find((one) => one.email === email);
  }

  test("comes for an auditor after 90 days where nobody named a day, and for nobody else", async () => {
    await added("auditor@a.example", ["AUDITOR"]);
    await added("editor@a.example", ["EDITOR"]);
    expect((await person("auditor@a.example"))?.accessUntil).toBe(addDays(story.today(), 90));
    expect((await person("editor@a.example"))?.accessUntil).toBeNull();
    await changeRoles(story.administrator(), "editor@a.example", ["EDITOR", "AUDITOR"]);
    expect((await person("editor@a.example"))?.accessUntil).toBe(addDays(story.today(), 90));
  });

  test("can be moved, but not taken from an auditor, nor be a day that has passed", async () => {
    await added("moved@a.example", ["AUDITOR"]);
    const set = (until: string | null) =>
      setAccessEnd(story.administrator(), "moved@a.example", until === null ? null : day(until));
    expect(await set(null)).toEqual({ ok: false, reason: "auditorNeedsEnd" });
    expect(await set("2020-01-01")).toEqual({ ok: false, reason: "dayPassed" });
    expect(await set("2030-01-01")).toMatchObject({ ok: true });
    expect((await person("moved@a.example"))?.accessUntil).toBe("2030-01-01");
    expect(await setAccessEnd(story.editor(), "moved@a.example", null)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
  });

  test("closes the door and ends the session, on the day after at the latest everywhere", async () => {
    const id = await added("gone@a.example", ["AUDITOR"]);
    await setAccessEnd(story.administrator(), "gone@a.example", day("2030-01-01"));
    const actor = staffActor({ id, roles: ["AUDITOR"] }, "web", story.at());
    const last = Temporal.Instant.from("2030-01-02T11:59:59Z");
    const over = Temporal.Instant.from("2030-01-02T12:00:00Z");
    const session = await openStaffSession(actor, last.subtract({ hours: 1 }));
    const sessionId = session.ok ? session.value : "";
    expect(await findSession(sessionId, last)).not.toBeNull();
    expect(await findSession(sessionId, over)).toBeNull();
    expect(await findAccount("gone@a.example", last)).not.toBeNull();
    expect(await findAccount("gone@a.example", over)).toBeNull();
    expect(isAccessOver(day("2030-01-01"), last)).toBe(false);
    expect(isAccessOver(day("2030-01-01"), over)).toBe(true);
    expect(await findStaff("gone@a.example", "cli", story.at())).not.toBeNull();
  });
});
