import { beforeAll, describe, expect, test } from "vitest";
import { publicActor } from "@/lib/auth/actor";
import { readLinkToken } from "@/lib/domain/link-token";
import { env } from "@/lib/env";
import { of, openStory, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { eraseContact } from "../people/people";
import {
  confirmContact,
  confirmContactByHand,
  contactToConfirm,
  orderContactConfirmation,
  saveContact,
} from "./contacts";

describe("a contact", () => {
  let story: Story;
  const customer = of("desk", "one");
  const anyone = () => publicActor(story.at());

  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }, { ref: "two" }] }]);
  });

  const entry = (email: string, id: string | null = null) => ({
    id,
    customerRef: customer,
    email,
    name: "Ada",
    language: null,
  });
  async function saved(email: string, id: string | null = null): Promise<string> {
    const result = await saveContact(story.editor(), entry(email, id));
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  }
  const stored = (id: string) => database().customerContact.findUniqueOrThrow({ where: { id } });
  /** What the link names that was mailed last to this contact. */
  async function mailedTo(id: string): Promise<string> {
    const mail = await database().serviceMail.findUniqueOrThrow({
      where: { onceKey: `contact ${id}` },
    });
    const { url } = mail.payload as { url: string };
    const token = new URL(url).pathname.slice("/contact/".length);
    return readLinkToken(env().authSecret, "contact", token) ?? "";
  }

  test("that is new waits for its confirmation, by the link in its mail", async () => {
    const id = await saved("ada@client.example");
    expect((await stored(id)).confirmedAt).toBeNull();
    expect(await orderContactConfirmation(story.editor(), id)).toMatchObject({ ok: true });
    const named = await mailedTo(id);
    expect(await contactToConfirm(anyone(), named)).toMatchObject({
      customer,
      email: "ada@client.example",
      isConfirmed: false,
    });
    expect(await confirmContact(anyone(), named)).toMatchObject({ ok: true, value: { id } });
    expect((await stored(id)).confirmedAt).not.toBeNull();
    const entries = () => database().auditEntry.count({ where: { event: "contact.confirmed" } });
    const before = await entries();
    expect(await confirmContact(anyone(), named)).toMatchObject({ ok: true, value: { id } });
    expect(await entries()).toBe(before);
    expect(await orderContactConfirmation(story.editor(), id)).toEqual({
      ok: false,
      reason: "alreadyConfirmed",
    });
  });

  test("with another address has to be confirmed anew, and an old link does not do it", async () => {
    const id = await saved("bea@client.example");
    await orderContactConfirmation(story.editor(), id);
    const old = await mailedTo(id);
    await database().customerContact.update({
      where: { id },
      data: { bouncedAt: new Date(story.at()) },
    });
    await saved("beatrice@client.example", id);
    expect(await stored(id)).toMatchObject({ confirmedAt: null, bouncedAt: null });
    expect(await contactToConfirm(anyone(), old)).toBeNull();
    expect(await confirmContact(anyone(), old)).toEqual({ ok: false, reason: "noSuchContact" });
    await orderContactConfirmation(story.editor(), id);
    await confirmContact(anyone(), await mailedTo(id));
    expect(await saveContact(story.editor(), entry("Beatrice@client.example", id))).toMatchObject({
      ok: true,
      value: { isConfirmed: true },
    });
  });

  test("with another address lets nobody in again who signed in at the old one", async () => {
    const id = await saved("leaver@client.example");
    const at = new Date(story.at());
    await database().customerContact.update({ where: { id }, data: { confirmedAt: at } });
    await database().session.create({
      data: { id: "of-the-leaver", contactId: id, createdAt: at, lastSeenAt: at },
    });
    await saved("Leaver@client.example", id);
    expect(await database().session.count({ where: { contactId: id } })).toBe(1);
    await saved("successor@client.example", id);
    expect(await database().session.count({ where: { contactId: id } })).toBe(0);
  });

  test("is one address, whatever letters the database takes for any", async () => {
    await saved("a.b@client.example");
    expect(await saveContact(story.editor(), entry("%@client.example"))).toMatchObject({
      ok: true,
    });
    expect(await saveContact(story.editor(), entry("a_b@client.example"))).toMatchObject({
      ok: true,
    });
  });

  test("is not confirmed by a link that has ended", async () => {
    const id = await saved("cleo@client.example");
    await orderContactConfirmation(story.editor(), id);
    const [name, hash] = (await mailedTo(id)).split(" ");
    expect(await confirmContact(anyone(), `${name} ${hash} 1000`)).toMatchObject({ ok: false });
    expect(await confirmContact(anyone(), "")).toMatchObject({ ok: false });
  });

  test("can be confirmed by hand with a reason, which the audit keeps", async () => {
    const id = await saved("dora@client.example");
    expect(await confirmContactByHand(story.editor(), id, " ")).toEqual({
      ok: false,
      reason: "reasonMissing",
    });
    expect(await confirmContactByHand(story.editor(), id, "Named in the DPA")).toMatchObject({
      ok: true,
    });
    const last = await database().auditEntry.findFirstOrThrow({ orderBy: { position: "desc" } });
    expect(last).toMatchObject({ event: "contact.confirmed", payload: { contactId: id } });
    expect(last.payload).toMatchObject({ reason: "Named in the DPA" });
  });

  test("is one address of one customer", async () => {
    await saved("eve@client.example");
    expect(await saveContact(story.editor(), entry("EVE@client.example"))).toEqual({
      ok: false,
      reason: "addressTaken",
    });
    expect(await saveContact(story.editor(), entry("eve@client.example, x@y.example"))).toEqual({
      ok: false,
      reason: "noAddress",
    });
    expect(
      await saveContact(story.editor(), { ...entry("f@client.example"), customerRef: "nobody" }),
    ).toEqual({ ok: false, reason: "noSuchCustomer" });
    expect(
      await saveContact(story.editor(), {
        ...entry("f@client.example", `${customer}-1`),
        customerRef: of("desk", "two"),
      }),
    ).toEqual({ ok: false, reason: "noSuchContact" });
  });

  test("that was erased is changed, written to and confirmed no more", async () => {
    const id = await saved("gil@client.example");
    await orderContactConfirmation(story.editor(), id);
    const named = await mailedTo(id);
    await eraseContact(story.editor(), id);
    expect(await saveContact(story.editor(), entry("gil@client.example", id))).toMatchObject({
      ok: false,
    });
    expect(await orderContactConfirmation(story.editor(), id)).toMatchObject({ ok: false });
    expect(await confirmContactByHand(story.editor(), id, "so")).toMatchObject({ ok: false });
    expect(await confirmContact(anyone(), named)).toMatchObject({ ok: false });
  });

  test("is touched by nobody whose role does not allow it", async () => {
    const approver = story.approver();
    const refused = { ok: false, reason: "notAllowed" };
    expect(await saveContact(approver, entry("h@client.example"))).toEqual(refused);
    expect(await orderContactConfirmation(approver, `${customer}-1`)).toEqual(refused);
    expect(await confirmContactByHand(approver, `${customer}-1`, "so")).toEqual(refused);
  });
});
