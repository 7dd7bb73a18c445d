import { beforeAll, describe, expect, test } from "vitest";
import { realClock } from "@/lib/clock";
import { addUser } from "@/lib/data/people/people";
import { findSession, openStaffSession } from "@/lib/data/people/sessions";
import { openStory, type Story } from "@/lib/testing/story";
import { staffActor } from "./actor";
import { authOptions } from "./next-auth";

describe("next-auth's own address for signing out", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }] }]);
  });

  test("ends the session itself, not only the cookie", async () => {
    const draft = { email: "anna@helpdesk.example", name: null, roles: ["EDITOR"] } as const;
    const added = await addUser(story.administrator(), draft);
    const anna = { id: added.ok ? added.value.id : "", roles: draft.roles };
    const opened = await openStaffSession(staffActor(anna, "web", story.at()), realClock());
    const sessionId = opened.ok ? opened.value : "";
    expect(await findSession(sessionId, realClock())).not.toBeNull();
    const session = { expires: "" };
    await authOptions().events?.signOut?.({ token: { sessionId }, session });
    expect(await findSession(sessionId, realClock())).toBeNull();
  });

  test("passes over a token that names no session", async () => {
    const session = { expires: "" };
    await expect(authOptions().events?.signOut?.({ token: {}, session })).resolves.toBeUndefined();
  });
});
