import { beforeAll, describe, expect, test } from "vitest";
import { withdrawChangeSet } from "@/lib/data/announcing/withdrawing";
import type { ListedContact } from "@/lib/domain/customer/contact";
import { of, openStory, type Story } from "@/lib/testing/story";
import { findChangeSet } from "../changes/change-sets";
import { saveContact } from "../customers/contacts";
import { database } from "../database/current";
import { eraseStrandedContacts } from "../notices/stranded-contacts";
import { customerFacts, importCustomers } from "./customer-imports";
import { discardUpload, findUpload, forgetUploads, keepUpload } from "./customer-uploads";

let story: Story;
const known = of("desk", "one");
const contact: ListedContact = {
  ref: null,
  customer: known,
  email: "new@client.example",
  name: "Ada",
  language: null,
  purpose: "DPA_NOTICE",
  confirmedBy: null,
};
const item = (ref: string, body: Record<string, unknown>) => ({
  kind: "Customer" as const,
  ref,
  body,
  validFrom: null,
  overrides: [],
});
const list = { title: "List", reason: null, fileHash: "1".repeat(64), items: [], contacts: [] };
const newCustomer = item("fresh", { name: "Fresh" });

beforeAll(async () => {
  story = await openStory([{ name: "desk", cast: [{ ref: "one", unconfirmed: 1 }] }]);
});

describe("importing a customer list", () => {
  test("puts records into one draft and contacts beside it, with one audit entry of ids alone", async () => {
    const contacts = [{ ...contact, customer: "fresh" }, contact];
    const imported = await importCustomers(story.editor(), {
      ...list,
      items: [newCustomer],
      contacts,
    });
    const changeSetId = imported.ok ? imported.value.changeSetId : null;
    expect(imported).toMatchObject({ ok: true, value: { internal: false } });
    expect(await findChangeSet(changeSetId ?? "")).toMatchObject({ state: "DRAFT", title: "List" });
    const rows = await database().customerContact.findMany({ where: { email: contact.email } });
    expect(rows.map(({ customerRef, confirmedAt }) => [customerRef, confirmedAt])).toEqual(
      expect.arrayContaining([
        ["fresh", null],
        [known, null],
      ]),
    );
    const entry = await database().auditEntry.findFirst({ orderBy: { position: "desc" } });
    expect(entry).toMatchObject({
      event: "customerList.imported",
      payload: {
        changeSetId,
        items: 1,
        contactIds: expect.arrayContaining(rows.map(({ id }) => id)),
      },
    });
    expect(JSON.stringify(entry?.payload)).not.toContain("client.example");
    const facts = await customerFacts(story.editor());
    expect(facts?.proposed).toContainEqual(expect.objectContaining({ ref: "fresh", changeSetId }));
    expect(facts?.usedRefs("Customer").has("fresh")).toBe(true);

    await withdrawChangeSet(story.editor(), changeSetId ?? "", "not wanted");
    expect(await eraseStrandedContacts(story.system())).toBe(1);
    expect(
      await database().customerContact.findMany({ where: { customerRef: "fresh" } }),
    ).toMatchObject([{ email: null, name: null, erasedAt: expect.any(Date) }]);
    expect(
      await database().customerContact.count({
        where: { customerRef: known, email: contact.email },
      }),
    ).toBe(1);
  });

  test("saves at once what alters no output, and confirms whom the file proves", async () => {
    const waiting = await database().customerContact.findFirstOrThrow({
      where: { customerRef: known, confirmedAt: null, name: "Person 2" },
    });
    const imported = await importCustomers(story.editor(), {
      ...list,
      items: [item(known, { name: known, externalKey: "K-1" })],
      contacts: [
        { ...contact, ref: waiting.id, email: waiting.email ?? "", confirmedBy: "Annex I.A" },
      ],
    });
    expect(imported).toMatchObject({ ok: true, value: { internal: true } });
    expect(await database().customer.findUnique({ where: { ref: known } })).toMatchObject({
      externalKey: "K-1",
    });
    expect(
      await database().customerContact.findUnique({ where: { id: waiting.id } }),
    ).toMatchObject({
      name: "Ada",
      confirmedAt: expect.any(Date),
    });
    const entry = await database().auditEntry.findFirst({ orderBy: { position: "desc" } });
    expect(entry?.payload).toMatchObject({
      confirmed: [{ contactId: waiting.id, reason: "Annex I.A" }],
    });
  });

  test("leaves nothing at all behind where one contact was added or erased meanwhile", async () => {
    await saveContact(story.editor(), {
      id: null,
      customerRef: known,
      email: "Late@client.example",
      name: null,
      language: null,
    });
    const before = await database().auditEntry.count();
    for (const contacts of [
      [{ ...contact, email: "late@client.example" }],
      [{ ...contact, ref: "no-such-contact" }],
    ]) {
      expect(
        await importCustomers(story.editor(), { ...list, items: [newCustomer], contacts }),
      ).toEqual({
        ok: false,
        reason: "changedMeanwhile",
      });
    }
    expect(await database().auditEntry.count()).toBe(before);
    expect(
      await database().changeItem.count({ where: { ref: "fresh", changeSet: { state: "DRAFT" } } }),
    ).toBe(0);
  });

  test("is for those who may edit both records and contacts", async () => {
    const approver = story.approver();
    const dpo = story.staff("dpo", "DPO");
    expect(await customerFacts(approver)).toBeNull();
    expect(await importCustomers(approver, { ...list, items: [newCustomer] })).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    expect(await importCustomers(dpo, { ...list, contacts: [contact] })).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    expect(await importCustomers(story.editor(), list)).toEqual({
      ok: false,
      reason: "nothingChanges",
    });
  });
});

describe("an uploaded list", () => {
  const table = {
    headings: { line: 1, cells: ["ref"] },
    rows: [{ line: 2, cells: ["acme"] }],
    source: { form: "CSV", encoding: "UTF-8", delimiter: "," },
  } as const;
  const file = { fileName: "list.csv", fileHash: "2".repeat(64), table };

  async function uploaded(id: string) {
    await database().user.upsert({
      where: { id },
      create: { id, email: `${id}@example.org`, roles: ["EDITOR"], createdAt: new Date(0) },
      update: {},
    });
    await keepUpload(story.staff(id, "EDITOR"), file);
  }

  test("waits for whoever uploaded it, and for nobody else", async () => {
    await uploaded("one");
    expect(await findUpload(story.staff("one", "EDITOR"))).toMatchObject(file);
    expect(await findUpload(story.staff("two", "EDITOR"))).toBeNull();
    expect(await findUpload(story.staff("one", "APPROVER"))).toBeNull();
    expect(await keepUpload(story.staff("one", "APPROVER"), file)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    await discardUpload(story.staff("one", "EDITOR"));
    expect(await database().customerUpload.count()).toBe(0);
  });

  test("is gone after a day, and not before", async () => {
    await uploaded("one");
    await uploaded("two");
    expect(await forgetUploads(story.system())).toBe(0);
    await database().customerUpload.update({
      where: { userId: "one" },
      data: { createdAt: new Date(0) },
    });
    expect(await findUpload(story.staff("one", "EDITOR"))).toBeNull();
    expect(await forgetUploads(story.system())).toBe(1);
    expect(await database().customerUpload.findMany()).toMatchObject([{ userId: "two" }]);
  });
});
