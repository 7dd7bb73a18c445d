import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, test } from "vitest";
import { publicActor } from "@/lib/auth/actor";
import { of, openStory, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { introduceAdministrator, setPasswordByLink } from "./passwords";
import { addUser, disableUser } from "./people";
import { findSession } from "./sessions";
import {
  findLink,
  makeFirstLink,
  makeStaffLink,
  openCustomerSession,
  orderCustomerLinks,
  orderPasswordReset,
  sendStaffLink,
} from "./sign-in-links";

const now = Temporal.Instant.from("2026-11-22T08:00:00Z");
const over = { ok: false, reason: "linkOver" };

describe("a link to sign in with", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk", cast: [{ ref: "one", contacts: 1, unconfirmed: 1 }] },
    ]);
  });

  /** What stands in the newest mail of a kind that waits to be sent. */
  async function mailed(kind: string): Promise<{ address: string; url: string; token: string }> {
    const mail = await database().serviceMail.findFirstOrThrow({
      where: { kind },
      orderBy: { createdAt: "desc" },
    });
    const url = (mail.payload as { url: string }).url;
    return { address: mail.address, url, token: tokenIn(url) };
  }
  function tokenIn(url: string): string {
    return new URL(url).searchParams.get("token") ?? "";
  }
  async function invited(email: string): Promise<string> {
    await addUser(story.administrator(), { email, name: null, roles: ["EDITOR"] });
    const link = await makeStaffLink(story.system(), email, now);
    return link.ok ? tokenIn(link.value.url) : "";
  }

  describe("for a customer's contact", () => {
    const address = `dpo1@${of("desk", "one")}.example`;

    async function asked(next = "/portal"): Promise<string> {
      const actor = publicActor(story.at());
      await orderCustomerLinks(actor, { email: address.toUpperCase(), next }, now);
      return (await mailed("SIGN_IN_LINK")).token;
    }

    test("is mailed to a confirmed address, and to no other", async () => {
      const actor = publicActor(story.at());
      for (const email of [`dpo2@${of("desk", "one")}.example`, "nobody@else.example"])
        await orderCustomerLinks(actor, { email, next: "" }, now);
      expect(await database().serviceMail.count({ where: { kind: "SIGN_IN_LINK" } })).toBe(0);
      await asked();
      expect(await mailed("SIGN_IN_LINK")).toMatchObject({ address });
    });

    test("is mailed to nobody for an address that is only like theirs", async () => {
      const ordered = () => database().auditEntry.count({ where: { event: "signIn.linkOrdered" } });
      const before = await ordered();
      for (const local of ["%", "dpo_", "d%1"]) {
        const email = `${local}@${of("desk", "one")}.example`;
        await orderCustomerLinks(publicActor(story.at()), { email, next: "" }, now);
      }
      expect(await ordered()).toBe(before);
    });

    test("is looked at without being used, and then signs in once", async () => {
      const token = await asked();
      for (let times = 0; times < 2; times += 1)
        expect(await findLink(token, now)).toEqual({
          purpose: "CUSTOMER",
          email: address,
          customer: of("desk", "one"),
        });
      const session = await openCustomerSession(token, story.at(), now);
      expect(session).toMatchObject({ ok: true });
      expect(session.ok && (await findSession(session.value, now))).toMatchObject({
        type: "customer",
        contact: { customerRef: of("desk", "one") },
      });
      expect(await openCustomerSession(token, story.at(), now)).toEqual(over);
      expect(await findLink(token, now)).toBeNull();
    });

    test("opens one session when it is used twice at once", async () => {
      const token = await asked();
      const both = await Promise.all([1, 2].map(() => openCustomerSession(token, story.at(), now)));
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    });

    test("opens nothing after ten minutes", async () => {
      const token = await asked();
      expect(await findLink(token, now.add("PT9M59S"))).not.toBeNull();
      expect(await openCustomerSession(token, story.at(), now.add("PT10M"))).toEqual(over);
    });

    test("opens nothing once a newer one was asked for", async () => {
      const [older, newer] = [await asked(), await asked()];
      expect(await findLink(older, now)).toBeNull();
      expect(await findLink(newer, now)).not.toBeNull();
    });

    test("leads on to a page of the portal, and carries no other words of whoever asked", async () => {
      await asked("/portal/notices/abc-1");
      expect(new URL((await mailed("SIGN_IN_LINK")).url).searchParams.get("next")).toBe(
        "/portal/notices/abc-1",
      );
      for (const next of ["//evil.example", "/portal/?buy=now", "/portal/a b", "/staff"]) {
        await asked(next);
        expect((await mailed("SIGN_IN_LINK")).url).not.toContain("next");
      }
    });

    test("sets nobody's password", async () => {
      expect(await setPasswordByLink(await asked(), "hash", story.at(), now)).toEqual(over);
    });
  });

  describe("for somebody on the staff", () => {
    test("sets a password once, and makes them who they are", async () => {
      const token = await invited("ines@helpdesk.example");
      expect(await findLink(token, now)).toMatchObject({
        purpose: "INVITATION",
        user: { email: "ines@helpdesk.example" },
      });
      expect(await setPasswordByLink(token, "hash", story.at(), now)).toMatchObject({
        ok: true,
        value: { type: "staff", roles: ["EDITOR"] },
      });
      expect(await setPasswordByLink(token, "other", story.at(), now)).toEqual(over);
      expect(await openCustomerSession(token, story.at(), now)).toEqual(over);
    });

    test("lasts three days as an invitation, an hour as a new start", async () => {
      const email = "lena@helpdesk.example";
      const token = await invited(email);
      expect(await findLink(token, now.add("PT71H59M59S"))).not.toBeNull();
      expect(await findLink(token, now.add("PT72H"))).toBeNull();
      await setPasswordByLink(token, "hash", story.at(), now);
      await orderPasswordReset(publicActor(story.at()), email.toUpperCase(), now);
      const reset = await mailed("PASSWORD_RESET");
      expect(reset.address).toBe(email);
      expect(await findLink(reset.token, now.add("PT59M59S"))).toMatchObject({
        purpose: "PASSWORD_RESET",
      });
      expect(await findLink(reset.token, now.add("PT1H"))).toBeNull();
    });

    test("opens nothing for whoever is disabled, nor is one sent to them", async () => {
      const token = await invited("out@helpdesk.example");
      await disableUser(story.administrator(), "out@helpdesk.example");
      expect(await findLink(token, now)).toBeNull();
      const before = await database().serviceMail.count();
      await orderPasswordReset(publicActor(story.at()), "out@helpdesk.example", now);
      await orderPasswordReset(publicActor(story.at()), "nobody@helpdesk.example", now);
      expect(await database().serviceMail.count()).toBe(before);
      expect(await makeStaffLink(story.system(), "out@helpdesk.example", now)).toEqual({
        ok: false,
        reason: "noSuchUser",
      });
    });

    test("is given and sent by administrators alone", async () => {
      const notAllowed = { ok: false, reason: "notAllowed" };
      expect(await makeStaffLink(story.editor(), "ines@helpdesk.example", now)).toEqual(notAllowed);
      expect(await sendStaffLink(story.editor(), "any", now)).toEqual(notAllowed);
      expect(await makeFirstLink(story.editor(), now)).toEqual(notAllowed);
      expect(await sendStaffLink(story.administrator(), "any", now)).toEqual({
        ok: false,
        reason: "noSuchUser",
      });
    });
  });

  test("makes the first administrator, while there is none who can sign in", async () => {
    const first = await makeFirstLink(story.system(), now);
    const token = first.ok ? tokenIn(first.value.url) : "";
    expect(await findLink(token, now)).toEqual({ purpose: "FIRST_ADMINISTRATOR", user: null });
    const taken = { email: "ines@helpdesk.example", name: null };
    expect(await introduceAdministrator(token, taken, story.at(), now)).toEqual({
      ok: false,
      reason: "emailTaken",
    });
    const person = { email: "Ada@helpdesk.example", name: "Ada" };
    expect(await introduceAdministrator(token, person, story.at(), now)).toMatchObject({
      ok: true,
    });
    // Interrupted here, the link goes on for the same person, and for nobody else.
    const again = { email: "mallory@helpdesk.example", name: null };
    expect(await introduceAdministrator(token, again, story.at(), now)).toMatchObject({ ok: true });
    expect(await findLink(token, now)).toMatchObject({ user: { email: "ada@helpdesk.example" } });
    expect(await setPasswordByLink(token, "hash", story.at(), now)).toMatchObject({
      ok: true,
      value: { roles: ["ADMINISTRATOR"] },
    });
    expect(await makeFirstLink(story.system(), now)).toEqual({
      ok: false,
      reason: "hasAdministrator",
    });
  });

  test("is kept as a hash alone, and stands in no audit entry", async () => {
    const token = await invited("kept@helpdesk.example");
    const rows = JSON.stringify(await database().signInLink.findMany());
    const entries = JSON.stringify(await database().auditEntry.findMany());
    expect(rows).not.toContain(token);
    expect(entries).not.toContain(token);
    expect(entries).not.toMatch(/kept@|helpdesk\.example/);
    expect(entries).toContain('"signIn.linkOrdered"');
  });
});
