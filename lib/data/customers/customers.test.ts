import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import type { CustomerSort } from "@/lib/domain/customer/customer-view";
import { agreementOf, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { annexInput, keepAnnex } from "../annexes/annexes";
import { recordObjection } from "../objections/objections";
import { eraseContact } from "../people/people";
import { saveContact } from "./contacts";
import { customerRecord, findKeptAnnex } from "./customer-record";
import { type CustomerQuery, listCustomers } from "./customers";

const all: CustomerQuery = { search: "", sort: "name", after: null, pageSize: 50 };

describe("customers", () => {
  let story: Story;
  const [one, two, three] = ["one", "two", "three"].map((ref) => of("desk", ref)) as [
    string,
    string,
    string,
  ];

  beforeAll(async () => {
    story = await openStory([
      {
        name: "desk",
        cast: [{ ref: "one" }, { ref: "two", unconfirmed: 2 }, { ref: "three", contacts: 0 }],
      },
    ]);
    const { deemedReceipt: _silent, ...terms } = agreementOf("desk", { ref: "second" });
    await story.approved({
      kind: "CustomerAgreement",
      ref: of("desk", "second"),
      body: {
        ...terms,
        customerId: one,
        title: "Master terms",
        noticeClause: "4.2: thirty days before",
        zone: "Asia/Tokyo",
      },
    });
  });

  const listed = async (query: Partial<CustomerQuery> = {}) => {
    const found = await listCustomers(story.editor(), { ...all, search: "desk", ...query });
    if (found === null) throw new Error("There is no list to see");
    return found;
  };
  const record = async (ref: string) => {
    const found = await customerRecord(story.editor(), ref);
    if (found === null) throw new Error("There is no customer to see");
    return found;
  };

  test("are listed with what is open and what is missing", async () => {
    const id = await story.announced([await purpose("desk", "more")]);
    await story.mail(id);
    const objection = { changeSetId: id, customerRef: two, agreementRef: null } as const;
    await recordObjection(story.editor(), {
      ...objection,
      receivedOn: null,
      channel: "PHONE",
      text: "No.",
    });
    const { rows, found } = await listed();
    expect(found).toBe(3);
    expect(rows.map(({ name }) => name)).toEqual([one, three, two]);
    const lastDay = addDays(story.today(), 30);
    expect(rows).toMatchObject([
      { ref: one, agreements: 2, openNotices: 2, nextOn: lastDay, openObjections: 0 },
      { ref: three, reachableContacts: 0, openNotices: 1 },
      { ref: two, openObjections: 1, unconfirmedContacts: 2, reachableContacts: 1 },
    ]);
  });

  test("are found by name, ref and agreement, and sorted by what is asked for", async () => {
    expect((await listed({ search: "master TERMS" })).rows.map(({ ref }) => ref)).toEqual([one]);
    expect((await listed({ search: "nobody at all" })).rows).toEqual([]);
    const first = async (sort: CustomerSort) => (await listed({ sort })).rows[0]?.ref;
    expect(await first("objections")).toBe(two);
    expect(await first("unconfirmed")).toBe(two);
    expect(await first("next")).toBe(one);
  });

  test("come page by page, each once", async () => {
    const first = await listed({ pageSize: 2 });
    expect([first.rows.length, first.next]).toEqual([2, three]);
    const second = await listed({ pageSize: 2, after: first.next });
    expect([second.rows.map(({ ref }) => ref), second.next]).toEqual([[two], null]);
    expect((await listed({ pageSize: 2, after: "gone" })).rows).toHaveLength(2);
  });

  test("have a record with the terms of each agreement, and what counts in silence", async () => {
    const { agreements, name, may } = await record(one);
    expect(name).toBe(one);
    expect(may).toEqual({
      editContacts: true,
      editRecord: true,
      recordSigned: true,
      settle: true,
      certify: false,
    });
    const second = agreements.find(({ title }) => title === "Master terms");
    expect(second?.products).toEqual([{ ref: "desk", title: "desk" }]);
    expect(second?.terms).toEqual(
      expect.arrayContaining([
        {
          label: "Notice period",
          value: "30 days",
          ground: "AGREEMENT",
          profile: null,
          overridden: null,
          clause: "4.2: thirty days before",
        },
        {
          label: "Counts as received",
          value: "On the next working day",
          ground: "SILENT",
          profile: null,
          overridden: null,
          clause: null,
        },
      ]),
    );
    expect(second?.terms.find(({ value }) => value === "Asia/Tokyo")?.ground).toBe("AGREEMENT");
  });

  test("have their notices with own dates, and the objections", async () => {
    const { notices } = await record(two);
    expect(notices).toMatchObject([
      {
        title: "desk",
        standing: "OBJECTED",
        startsOn: story.today(),
        objectionLastDay: addDays(story.today(), 30),
        objections: [{ text: "No.", channel: "PHONE", isTimely: true }],
      },
    ]);
    expect((await record(three)).notices).toMatchObject([{ standing: "NOT_TOLD" }]);
  });

  test("have their own contacts, without those who were erased", async () => {
    await saveContact(story.editor(), {
      id: null,
      customerRef: two,
      email: "late@two.example",
      name: null,
      language: "de",
    });
    await eraseContact(story.editor(), `${two}-2`);
    expect(
      (await record(two)).contacts.map(({ email, confirmedAt }) => [email, confirmedAt !== null]),
    ).toEqual([
      [`dpo1@${two}.example`, true],
      [`dpo3@${two}.example`, false],
      ["late@two.example", false],
    ]);
  });

  test("keep their annexes, each customer its own", async () => {
    const input = await annexInput(one, null);
    if (input === null) throw new Error("There is no annex");
    await keepAnnex(input, Uint8Array.of(1, 2, 3), story.at());
    const [kept] = (await record(one)).agreements.flatMap(({ annexes }) => annexes);
    expect(kept).toMatchObject({
      inputHash: input.inputHash,
      publication: input.publication.number,
    });
    const wanted = { customer: one, agreement: one, inputHash: input.inputHash };
    expect((await findKeptAnnex(story.editor(), wanted))?.bytes).toEqual(Uint8Array.of(1, 2, 3));
    expect(await findKeptAnnex(story.editor(), { ...wanted, agreement: two })).toBeNull();
    expect(await findKeptAnnex(story.editor(), { ...wanted, customer: two })).toBeNull();
    expect(await findKeptAnnex(story.staff("r", "REQUESTER"), wanted)).toBeNull();
  });

  test("are shown to nobody who may not read the register", async () => {
    const requester = story.staff("requester", "REQUESTER");
    expect(await listCustomers(requester, all)).toBeNull();
    expect(await customerRecord(requester, one)).toBeNull();
    expect(await customerRecord(story.editor(), "nobody")).toBeNull();
    expect((await customerRecord(story.staff("a", "AUDITOR"), one))?.may).toEqual({
      editContacts: false,
      editRecord: false,
      recordSigned: false,
      settle: false,
      certify: false,
    });
  });
});
