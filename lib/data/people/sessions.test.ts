import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, test } from "vitest";
import { customerActor, type StaffActor, staffActor } from "@/lib/auth/actor";
import { done } from "@/lib/domain/result";
import { of, openStory, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { write } from "../write";
import { changePassword } from "./passwords";
import { addUser, changeRoles, disableUser, eraseContact } from "./people";
import {
  closeOwnSessions,
  findSession,
  listOwnSessions,
  openStaffSession,
  putSession,
} from "./sessions";

const signedInAt = Temporal.Instant.from("2026-11-22T08:00:00Z");

describe("a session", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk", cast: [{ ref: "one", contacts: 1, unconfirmed: 1 }] },
    ]);
  });

  async function person(email: string): Promise<StaffActor> {
    const added = await addUser(story.administrator(), { email, name: null, roles: ["EDITOR"] });
    if (!added.ok) throw new Error(added.reason);
    return staffActor({ id: added.value.id, roles: ["EDITOR"] }, "web", story.at());
  }
  async function opened(actor: StaffActor, now = signedInAt): Promise<string> {
    const session = await openStaffSession(actor, now);
    return session.ok ? session.value : "";
  }
  async function openedFor(contactId: string, now = signedInAt): Promise<string> {
    const result = await write<string, never>(
      customerActor({ id: contactId, customerRef: of("desk", "one") }, "portal", story.at()),
      (sessionId) => ({ type: "session.opened", sessionId, userId: null, contactId }),
      async (tx) => done(await putSession(tx, { contactId }, now)),
    );
    return result.ok ? result.value : "";
  }
  const later = (duration: string) => signedInAt.add(duration);

  test("says who it is, with the roles held now", async () => {
    const anna = await person("anna@helpdesk.example");
    const id = await opened(anna);
    expect(await findSession(id, signedInAt)).toEqual({
      type: "staff",
      sessionId: id,
      user: { id: anna.id, email: "anna@helpdesk.example", name: null, roles: ["EDITOR"] },
    });
    await changeRoles(story.administrator(), "anna@helpdesk.example", ["APPROVER"]);
    expect(await findSession(id, signedInAt)).toMatchObject({ user: { roles: ["APPROVER"] } });
    expect(await findSession("unknown", signedInAt)).toBeNull();
  });

  test("ends after eight hours without a request", async () => {
    const id = await opened(await person("idle@helpdesk.example"));
    expect(await findSession(id, later("PT7H59M59S"))).not.toBeNull();
    expect(await findSession(id, later("PT15H59M58S"))).not.toBeNull();
    expect(await findSession(id, later("PT23H59M58S"))).toBeNull();
  });

  test("ends after twenty-four hours, however busy", async () => {
    const id = await opened(await person("busy@helpdesk.example"));
    for (let hour = 1; hour < 24; hour += 1) {
      expect(await findSession(id, later(`PT${hour}H`)), `hour ${hour}`).not.toBeNull();
    }
    expect(await findSession(id, later("PT23H59M59S"))).not.toBeNull();
    expect(await findSession(id, later("PT24H"))).toBeNull();
  });

  test("is touched at most once a minute", async () => {
    const id = await opened(await person("quick@helpdesk.example"));
    const seen = async () =>
      (await database().session.findUniqueOrThrow({ where: { id } })).lastSeenAt;
    await findSession(id, later("PT59S"));
    expect(await seen()).toEqual(new Date("2026-11-22T08:00:00Z"));
    await findSession(id, later("PT61S"));
    expect(await seen()).toEqual(new Date("2026-11-22T08:01:01Z"));
  });

  test("ends at once when its person is disabled, and does not come back with them", async () => {
    const id = await opened(await person("gone@helpdesk.example"));
    await disableUser(story.administrator(), "gone@helpdesk.example");
    expect(await findSession(id, signedInAt)).toBeNull();
    expect(await database().session.findUnique({ where: { id } })).toBeNull();
  });

  test("is ended by its own person alone", async () => {
    const own = await person("own@helpdesk.example");
    const other = await person("other@helpdesk.example");
    const [one, two] = [await opened(own), await opened(own, later("PT1H"))];
    expect(await closeOwnSessions(other, one)).toEqual({ ok: true, value: [] });
    expect((await listOwnSessions(own, later("PT1H"))).map(({ id }) => id)).toEqual([two, one]);
    expect(await closeOwnSessions(own, one)).toEqual({ ok: true, value: [one] });
    expect(await findSession(one, signedInAt)).toBeNull();
    expect(await findSession(two, later("PT1H"))).not.toBeNull();
    expect(await listOwnSessions(other, later("PT1H"))).toEqual([]);
  });

  test("survives a new password only where it was chosen", async () => {
    const anna = await person("keeper@helpdesk.example");
    const [here, there] = [await opened(anna), await opened(anna)];
    await changePassword(anna, "hash", here);
    expect(await findSession(here, signedInAt)).not.toBeNull();
    expect(await findSession(there, signedInAt)).toBeNull();
  });

  test("of a customer's contact names their one customer, and ends when they are erased", async () => {
    const contact = `${of("desk", "one")}-1`;
    const id = await openedFor(contact);
    expect(await findSession(id, signedInAt)).toMatchObject({
      type: "customer",
      contact: { id: contact, customerRef: of("desk", "one") },
    });
    await eraseContact(story.editor(), contact);
    expect(await findSession(id, signedInAt)).toBeNull();
    expect(await findSession(await openedFor(`${of("desk", "one")}-2`), signedInAt)).toBeNull();
  });

  test("that is over is taken away when the next one opens", async () => {
    const old = await opened(await person("old@helpdesk.example"));
    await opened(await person("new@helpdesk.example"), later("PT24H"));
    expect(await database().session.findUnique({ where: { id: old } })).toBeNull();
  });
});
