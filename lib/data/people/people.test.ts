import { beforeAll, describe, expect, test } from "vitest";
import { realClock } from "@/lib/clock";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { verifyInstallation } from "../audit/verification";
import { database } from "../database/current";
import { mailStatus, setMailPaused } from "../mail/mail-switch";
import { listDeliveries } from "../notices/notices";
import {
  addUser,
  changeRoles,
  disableUser,
  enableUser,
  eraseContact,
  findStaff,
  findUser,
  importContacts,
  invitePerson,
  listContacts,
  listUsers,
} from "./people";

describe("people", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory(
      ["desk-a", "desk-b", "desk-c"].map((name) => ({ name, cast: [{ ref: "one", contacts: 2 }] })),
    );
  });

  describe("on the staff", () => {
    const anna = { email: "Anna@helpdesk.example", name: "Anna", roles: ["EDITOR"] as const };

    test("are found by their address, in whatever case, with their roles", async () => {
      expect(await addUser(story.administrator(), anna)).toMatchObject({ ok: true });
      expect(await findStaff("ANNA@helpdesk.example", "cli", story.at())).toMatchObject({
        type: "staff",
        roles: ["EDITOR"],
      });
      expect(await findStaff("nobody@helpdesk.example", "cli", story.at())).toBeNull();
    });

    test("have an address of their own", async () => {
      expect(
        await addUser(story.administrator(), { ...anna, email: "anna@HELPDESK.example" }),
      ).toEqual({ ok: false, reason: "emailTaken" });
    });

    test("get other roles, and are found no more once disabled", async () => {
      expect(await changeRoles(story.administrator(), anna.email, ["APPROVER"])).toMatchObject({
        ok: true,
      });
      expect(await findStaff(anna.email, "cli", story.at())).toMatchObject({ roles: ["APPROVER"] });
      expect(await disableUser(story.administrator(), anna.email)).toMatchObject({ ok: true });
      expect(await findStaff(anna.email, "cli", story.at())).toBeNull();
      expect(await disableUser(story.administrator(), "nobody@helpdesk.example")).toEqual({
        ok: false,
        reason: "noSuchUser",
      });
      expect(await changeRoles(story.administrator(), "nobody@helpdesk.example", [])).toEqual({
        ok: false,
        reason: "noSuchUser",
      });
    });

    test("are managed by administrators alone", async () => {
      const notAllowed = { ok: false, reason: "notAllowed" };
      for (const actor of [story.editor(), story.approver()]) {
        expect(await invitePerson(actor, anna, realClock())).toEqual(notAllowed);
        expect(await enableUser(actor, anna.email)).toEqual(notAllowed);
        expect(await listUsers(actor)).toEqual([]);
        expect(await addUser(actor, anna)).toEqual({ ok: false, reason: "notAllowed" });
        expect(await changeRoles(actor, anna.email, [])).toEqual({
          ok: false,
          reason: "notAllowed",
        });
        expect(await disableUser(actor, anna.email)).toEqual({ ok: false, reason: "notAllowed" });
      }
    });

    test("are let in again with what they had", async () => {
      expect(await enableUser(story.administrator(), anna.email)).toMatchObject({ ok: true });
      expect(await findStaff(anna.email, "cli", story.at())).toMatchObject({ roles: ["APPROVER"] });
    });

    test("are invited by a mail with a link, and seen as invited until they have a password", async () => {
      const ines = { email: "Ines@helpdesk.example", name: null, roles: ["DPO"] as const };
      const invited = await invitePerson(story.administrator(), ines, realClock());
      expect(invited).toMatchObject({ ok: true, value: { email: "ines@helpdesk.example" } });
      expect(
        await database().serviceMail.findMany({ where: { kind: "INVITATION" } }),
      ).toMatchObject([
        { address: "ines@helpdesk.example", payload: { roles: ["DPO"], url: expect.any(String) } },
      ]);
      const people = await listUsers(story.administrator());
      expect(people).toMatchObject([
        { email: "anna@helpdesk.example", hasPassword: false, disabledAt: null },
        { email: "ines@helpdesk.example", hasPassword: false, disabledAt: null },
      ]);
      expect(Object.keys(people[0] ?? {})).not.toContain("passwordHash");
      const [anyone] = people;
      expect(await findUser(story.administrator(), anyone?.id ?? "")).toEqual(anyone);
      expect(await findUser(story.administrator(), "nobody")).toBeNull();
      expect(await findUser(story.editor(), anyone?.id ?? "")).toBeNull();
    });

    test("always have one active administrator, who can neither leave nor be put out", async () => {
      const administrator = { email: "ada@helpdesk.example", name: null } as const;
      const other = { email: "otto@helpdesk.example", name: null } as const;
      await addUser(story.administrator(), { ...administrator, roles: ["ADMINISTRATOR"] });
      const last = { ok: false, reason: "lastAdministrator" };
      expect(await disableUser(story.system(), administrator.email)).toEqual(last);
      expect(await changeRoles(story.system(), administrator.email, ["EDITOR"])).toEqual(last);
      // An auditor's access ends, and nobody would be left.
      const both = ["AUDITOR", "ADMINISTRATOR"] as const;
      expect(await changeRoles(story.system(), administrator.email, both)).toEqual(last);
      await addUser(story.administrator(), { ...other, roles: ["ADMINISTRATOR"] });
      const ada = await findStaff(administrator.email, "web", story.at());
      if (ada === null) throw new Error("There is no Ada");
      const yourself = { ok: false, reason: "yourself" };
      expect(await disableUser(ada, administrator.email)).toEqual(yourself);
      expect(await changeRoles(ada, administrator.email, ["EDITOR"])).toEqual(yourself);
      expect(
        await changeRoles(ada, administrator.email, ["EDITOR", "ADMINISTRATOR"]),
      ).toMatchObject({
        ok: true,
      });
      expect(await disableUser(ada, other.email)).toMatchObject({ ok: true });
      expect(await disableUser(story.system(), administrator.email)).toEqual(last);
    });

    test("stand in the audit chain by id, never by name or address", async () => {
      const entries = await database().auditEntry.findMany({
        where: { event: { startsWith: "user." } },
      });
      expect(entries).toHaveLength(9);
      expect(JSON.stringify(entries)).not.toMatch(/anna|ines|otto|helpdesk/i);
    });
  });

  describe("named by a customer", () => {
    const first = `${of("desk-a", "one")}-1`;

    test("are erased with their data, and what they were sent stays proven", async () => {
      const id = await story.announced([await purpose("desk-a", "x")]);
      await story.mail(id);
      const before = await database().attempt.findMany({ orderBy: { deliveryId: "asc" } });
      expect(await eraseContact(story.editor(), first)).toMatchObject({ ok: true });
      expect(
        await database().customerContact.findUniqueOrThrow({ where: { id: first } }),
      ).toMatchObject({
        email: null,
        name: null,
        language: null,
        confirmedAt: null,
        erasedAt: expect.any(Date),
      });
      const delivery = (await listDeliveries(id)).find(({ contactId }) => contactId === first);
      expect(delivery).toMatchObject({
        contactId: first,
        address: null,
        name: null,
        state: "ACCEPTED",
        messageId: expect.stringContaining("@"),
      });
      expect(await database().attempt.findMany({ orderBy: { deliveryId: "asc" } })).toEqual(before);
      expect((await listContacts()).map(({ ref }) => ref)).not.toContain(first);
      expect(await verifyInstallation(null)).toMatchObject({ problems: [], chain: [] });
      story.pass(31);
      expect(await story.activate(id)).toMatchObject({ ok: true });
    });

    test("are sent nothing any more once erased, be it ordered already", async () => {
      const id = await story.announced([await purpose("desk-b", "x")]);
      expect(await eraseContact(story.editor(), `${of("desk-b", "one")}-1`)).toMatchObject({
        ok: true,
      });
      expect(
        (await listDeliveries(id))
          .map(({ contactId, state }) => `${contactId} ${state}`)
          .toSorted(),
      ).toEqual(["one-desk-b-1 CANCELLED", "one-desk-b-2 PENDING"]);
      const later = await story.announced([await purpose("desk-a", "y")]);
      expect((await listDeliveries(later)).map(({ contactId }) => contactId)).toEqual([
        "one-desk-a-2",
      ]);
    });

    test("leave no trace of their address anywhere but in what others said of it", async () => {
      const tables = [
        "AuditEntry",
        "Revision",
        "ChangeSet",
        "ChangeItem",
        "Notice",
        "Delivery",
        "CustomerContact",
        "Publication",
        "Announcement",
      ];
      for (const table of tables) {
        const rows = await database().$queryRawUnsafe<{ found: number }[]>(
          `select count(*)::int as found from "${table}" t where t::text like '%dpo1@one-desk-a%'`,
        );
        expect(rows, table).toEqual([{ found: 0 }]);
      }
    });

    test("are erased by whoever may edit contacts, and only if they are there", async () => {
      expect(await eraseContact(story.approver(), first)).toEqual({
        ok: false,
        reason: "notAllowed",
      });
      expect(await eraseContact(story.editor(), "nobody")).toEqual({
        ok: false,
        reason: "noSuchContact",
      });
    });

    test("whose mail came back can be told again at another address, not at the same", async () => {
      const ref = `${of("desk-c", "one")}-2`;
      const known = (await listContacts()).find((contact) => contact.ref === ref);
      if (known === undefined) throw new Error(`There is no contact ${ref}`);
      const bouncedAt = () => database().customerContact.findUniqueOrThrow({ where: { id: ref } });
      await database().customerContact.update({
        where: { id: ref },
        data: { bouncedAt: story.at() },
      });
      await importContacts(story.editor(), [known]);
      expect(await bouncedAt()).toMatchObject({ bouncedAt: expect.any(Date) });
      await importContacts(story.editor(), [{ ...known, email: "dpo9@desk-c.example" }]);
      expect(await bouncedAt()).toMatchObject({ bouncedAt: null, email: "dpo9@desk-c.example" });
    });

    test("are let in no more by what their old address opened", async () => {
      const ref = `${of("desk-b", "one")}-2`;
      const known = (await listContacts()).find((contact) => contact.ref === ref);
      if (known === undefined) throw new Error(`There is no contact ${ref}`);
      const at = new Date(story.at());
      await database().session.create({
        data: { id: "of-the-old-address", contactId: ref, createdAt: at, lastSeenAt: at },
      });
      await importContacts(story.editor(), [known]);
      expect(await database().session.count({ where: { contactId: ref } })).toBe(1);
      await importContacts(story.editor(), [{ ...known, email: "dpo9@desk-b.example" }]);
      expect(await database().session.count({ where: { contactId: ref } })).toBe(0);
    });

    test("stay with their customer: a file cannot give one to another", async () => {
      const [known] = await listContacts();
      if (known === undefined) throw new Error("There is no contact");
      const taken = { ...known, customer: of("desk-c", "two"), email: "someone@else.example" };
      expect(await importContacts(story.editor(), [taken])).toEqual({
        ok: false,
        reason: "contactOfAnother",
      });
      expect((await listContacts()).find(({ ref }) => ref === known.ref)).toEqual(known);
    });

    test("do not come back by an old file once erased", async () => {
      const old = {
        ref: first,
        customer: of("desk-a", "one"),
        email: "dpo1@back.example",
        name: null,
        language: "en",
        purpose: "DPA_NOTICE",
        confirmed: true,
      };
      await importContacts(story.editor(), [old]);
      expect(
        await database().customerContact.findUniqueOrThrow({ where: { id: first } }),
      ).toMatchObject({ email: null, confirmedAt: null });
    });
  });

  describe("who manage mail", () => {
    test("stop it and let it go again, and everybody sees which", async () => {
      expect(await mailStatus()).toMatchObject({
        paused: false,
        deliveries: { PENDING: expect.any(Number) },
      });
      expect(await setMailPaused(story.administrator(), true)).toEqual({ ok: true, value: null });
      expect(await mailStatus()).toMatchObject({ paused: true });
      expect(await setMailPaused(story.administrator(), false)).toEqual({ ok: true, value: null });
      expect(await mailStatus()).toMatchObject({ paused: false });
      const events = await database().auditEntry.findMany({
        where: { event: { startsWith: "mail." } },
        orderBy: { position: "asc" },
      });
      expect(events.map(({ event }) => event)).toEqual(["mail.paused", "mail.resumed"]);
    });

    test("are administrators", async () => {
      expect(await setMailPaused(story.editor(), true)).toEqual({
        ok: false,
        reason: "notAllowed",
      });
    });
  });
});
