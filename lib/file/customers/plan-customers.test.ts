import { describe, expect, test } from "vitest";
import type { Contact } from "@/lib/domain/customer/contact";
import type { CustomerListFacts } from "@/lib/domain/customer/customer-list";
import { apply, type Register } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { readTable } from "../table/read-table";
import { planCustomers } from "./plan-customers";

const known: Contact = {
  ref: "c-1",
  customer: "acme",
  email: "Privacy@acme.example",
  name: null,
  language: "de",
  purpose: "DPA_NOTICE",
  confirmed: true,
};
const register = apply(given.completeRegister(), [
  ...[
    { ref: "helpdesk", body: { name: "Help line", features: ["Live transfer", "Surveys"] } },
    { ref: "chat", body: { name: "Chat", features: ["Push"] } },
  ].map((product) => ({
    kind: "Product" as const,
    validFrom: given.day("2026-01-01"),
    ...product,
  })),
  {
    kind: "Customer",
    ref: "acme",
    validFrom: given.day("2026-01-01"),
    body: { name: "Acme", externalKey: "K-1", countries: ["FR", "DE"], notes: "a; b" },
  },
  {
    kind: "CustomerAgreement",
    ref: "acme-dpa",
    validFrom: given.day("2026-01-01"),
    body: { customerId: "acme", title: "DPA", noticePeriod: "P30D", productIds: ["helpdesk"] },
  },
]);

async function plan(content: string, facts: Partial<CustomerListFacts> = {}) {
  const read = await readTable(new TextEncoder().encode(content), "list.csv");
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return planCustomers(read.table, {
    register,
    contacts: [known],
    proposed: [],
    usedRefs: (kind) => new Set(register[kind].keys()),
    ...facts,
  });
}

async function problemsOf(content: string, facts: Partial<CustomerListFacts> = {}) {
  return (await plan(content, facts)).problems;
}

describe("a customer list", () => {
  test("makes a customer with its agreement and contacts from several rows", async () => {
    const { items, contacts, records, problems } = await plan(
      [
        "customer number,Company,Countries,Agreement,agreement: notice period,Signed on,E-mail,Contact person,contact.confirmed,contact.proof",
        "K-9,Łódzka Sp. z o.o.,Poland; de,DPA 2026,30 days,1.3.2026,iod@lodzka.example,Ada,yes,Annex I.A",
        "K-9,,,,,,two@lodzka.example,,,",
      ].join("\n"),
    );
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      {
        kind: "Customer",
        ref: "odzka-sp-z-o-o",
        body: { name: "Łódzka Sp. z o.o.", externalKey: "K-9", countries: ["PL", "DE"] },
      },
      {
        kind: "CustomerAgreement",
        ref: "odzka-sp-z-o-o",
        body: {
          customerId: "odzka-sp-z-o-o",
          title: "DPA 2026",
          noticePeriod: "P30D",
          signedOn: "2026-03-01",
        },
      },
    ]);
    expect(contacts).toMatchObject([
      { ref: null, email: "iod@lodzka.example", name: "Ada", confirmedBy: "Annex I.A" },
      { ref: null, email: "two@lodzka.example", purpose: "DPA_NOTICE", confirmedBy: null },
    ]);
    expect(records.map(({ line, kind, outcome }) => [line, kind, outcome])).toEqual([
      [2, "Customer", "created"],
      [2, "CustomerAgreement", "created"],
      [2, "CustomerContact", "created"],
      [3, "CustomerContact", "created"],
    ]);
  });

  test("changes what differs, and leaves what is empty, not mentioned or the same", async () => {
    const { items, contacts, records } = await plan(
      [
        "customer.externalKey;customer.name;customer.countries;customer.notes;agreement.noticePeriod;contact.email;contact.language",
        "K-1;Acme SE;DE, FR;a; b;P45D;PRIVACY@acme.example;en",
      ]
        .join("\n")
        .replace("a; b", '"a; b"'),
    );
    expect(items).toEqual([
      expect.objectContaining({
        ref: "acme",
        body: { name: "Acme SE", externalKey: "K-1", countries: ["FR", "DE"], notes: "a; b" },
      }),
      expect.objectContaining({
        ref: "acme-dpa",
        body: expect.objectContaining({ noticePeriod: "P45D", title: "DPA" }),
      }),
    ]);
    expect(contacts).toEqual([
      expect.objectContaining({
        ref: "c-1",
        email: "Privacy@acme.example",
        language: "en",
        confirmedBy: null,
      }),
    ]);
    expect(records[0]?.differences).toEqual([{ field: "name", before: "Acme", after: "Acme SE" }]);
  });

  test("that says what is so changes nothing, and who is missing stays", async () => {
    const { items, contacts, records } = await plan(
      "ref,name,notice period,email,contact.confirmed\nacme,Acme,P30D,privacy@acme.example,no",
    );
    expect([items, contacts]).toEqual([[], []]);
    expect(records.map(({ outcome }) => outcome)).toEqual(["unchanged", "unchanged", "unchanged"]);
  });

  test("can say that something is not known, and take something away", async () => {
    const { items } = await plan(
      "ref,countries,notice period\nacme,(none),(unknown: not in the file)",
    );
    expect(items.map(({ body }) => body)).toEqual([
      { name: "Acme", externalKey: "K-1", notes: "a; b" },
      expect.not.objectContaining({ noticePeriod: expect.anything() }),
    ]);
    expect(items[1]?.body).toMatchObject({
      fieldStates: { noticePeriod: { state: "UNKNOWN", reason: "not in the file" } },
    });
  });

  test("finds a product by its title, and a choice by its words", async () => {
    const title = [...register.Product.values()][0]?.name;
    const { items, problems } = await plan(
      `ref,products,authorisation,agreement.deemedReceipt\nacme,${title},general,On the next day`,
    );
    expect(problems).toEqual([]);
    expect(items[0]?.body).toMatchObject({ authorisation: "GENERAL", deemedReceipt: "NEXT_DAY" });
  });

  test("spells features as the products do, and can say that none is used or that nobody knows", async () => {
    const bodyOf = async (cell: string) => (await plan(`ref,add-ons\nacme,${cell}`)).items[0]?.body;
    expect(await bodyOf("live Transfer; Surveys")).toMatchObject({
      features: ["Live transfer", "Surveys"],
    });
    expect(await bodyOf("(not applicable: uses none)")).toMatchObject({
      fieldStates: { features: { state: "NOT_APPLICABLE", reason: "uses none" } },
    });
    expect(await bodyOf("(unknown)")).toMatchObject({
      fieldStates: { features: { state: "UNKNOWN" } },
    });
  });

  const wrong: [string, string, object][] = [
    [
      "no key at all",
      "name\nAcme",
      { line: 1, hint: expect.stringContaining("customer.externalKey") },
    ],
    ["a row without its key", "ref,name\nacme,Acme\n,Other", { line: 3, path: "customer.ref" }],
    [
      "a heading twice",
      "ref,name,company\nacme,A,B",
      { column: 3, message: expect.stringContaining("column 2") },
    ],
    [
      "a heading of two meanings",
      "ref,notes,language\nacme,x,de",
      { hint: expect.stringMatching(/customer\.notes, agreement\.notes/) },
    ],
    [
      "two rows that disagree",
      "ref,name\nnew,One\nnew,Two",
      { line: 3, column: 2, message: expect.stringContaining("line 2") },
    ],
    ["a new customer without a name", "ref,countries\nnew,DE", { line: 2, path: "customer.name" }],
    [
      "a wrong date",
      "ref,signed on\nacme,03/01/2026",
      { line: 2, column: 2, path: "agreement.signedOn" },
    ],
    [
      "a bare number of days",
      "ref,notice period\nacme,30",
      { path: "agreement.noticePeriod", hint: expect.stringContaining("P30D") },
    ],
    [
      "a turned name",
      "ref,name\nacme,Ac\u202Eme",
      { line: 2, column: 2, message: expect.stringContaining("U+202E, at place 3") },
    ],
    [
      "a turned name of a contact",
      "ref,email,contact person\nacme,a@b.example,\u2066x",
      { line: 2, column: 3, message: expect.stringContaining("U+2066") },
    ],
    [
      "a product that is not there",
      "ref,products\nacme,helpdeks",
      { path: "agreement.productIds", message: expect.stringContaining('no product "helpdeks"') },
    ],
    [
      "a feature that its products do not have",
      "ref,features\nacme,Live transfr",
      {
        ...{ line: 2, column: 2, path: "agreement.features" },
        message: expect.stringContaining('no feature "Live transfr"'),
        hint: "nearest: Live transfer",
      },
    ],
    [
      "a feature of another product",
      "ref,features\nacme,Push",
      { path: "agreement.features", hint: "one of Live transfer; Surveys" },
    ],
    [
      "two addresses in one cell",
      'ref,email\nacme,"a@b.example,c@d.example"',
      { column: 2, path: "contact.email" },
    ],
    ["a contact without an address", "ref,contact person\nacme,Ada", { path: "contact.email" }],
    [
      "a confirmed contact without a proof",
      "ref,email,contact.confirmed\nacme,a@b.example,yes",
      { path: "contact.confirmed", hint: expect.stringContaining("contact.proof") },
    ],
    ["a ref that is none", "ref,name\n../x,Acme", { path: "customer.ref" }],
    [
      "a key of another",
      "ref,key,name\nnew,K-1,New",
      { path: "customer.externalKey", message: expect.stringContaining("acme") },
    ],
    [
      "an agreement of another",
      "ref,agreement.ref,agreement.title,name\nnew,acme-dpa,X,New",
      { message: expect.stringContaining("acme") },
    ],
  ];
  test.each(wrong)("with %s is refused at its place", async (_what, content, problem) => {
    expect(await problemsOf(content)).toContainEqual(expect.objectContaining(problem));
  });

  test("names a customer of several agreements with the one that it means", async () => {
    const two = apply(register, [
      {
        kind: "CustomerAgreement",
        ref: "acme-2",
        validFrom: given.day("2026-01-01"),
        body: { customerId: "acme", title: "Second" },
      },
    ]);
    const facts = { register: two };
    expect(await problemsOf("ref,notice period\nacme,P60D", facts)).toMatchObject([
      { hint: "fill in agreement.ref: one of acme-dpa, acme-2" },
    ]);
    expect(await problemsOf("ref,agreement.ref,notice period\nacme,acme-2,P60D", facts)).toEqual(
      [],
    );
  });

  test("does not propose again what waits in an open change", async () => {
    const proposed = [
      {
        kind: "Customer" as const,
        ref: "new",
        changeSetId: "CS-7",
        body: { name: "New", externalKey: "K-2" },
      },
    ];
    expect(await problemsOf("key,name\nK-2,New", { proposed })).toMatchObject([
      { message: expect.stringContaining("CS-7") },
    ]);
    expect(await problemsOf("ref,name\nnew,New", { proposed })).toMatchObject([
      { hint: "wait until it is, or withdraw CS-7" },
    ]);
  });

  test("takes the ref of a customer from any row that names its key", async () => {
    const { items, contacts, problems } = await plan(
      "ref,key,name,contact.email\n,K-7,New,one@new.example\nown-ref,K-7,,two@new.example",
    );
    expect(problems).toEqual([]);
    expect(items).toMatchObject([{ kind: "Customer", ref: "own-ref" }]);
    expect(contacts.map(({ customer }) => customer)).toEqual(["own-ref", "own-ref"]);
  });

  test("refuses one key for two customers, on whichever row it stands", async () => {
    expect(await problemsOf("ref,key,name\none,K-7,One\ntwo,K-7,Two")).toMatchObject([
      { line: 3, path: "customer.externalKey", message: 'the key "K-7" is that of one in line 2' },
    ]);
    expect(await problemsOf("ref,key,name\none,,One\none,K-1,")).toMatchObject([
      { line: 3, path: "customer.externalKey", message: 'the key "K-1" is that of acme' },
    ]);
  });

  test("tells which columns it does not read, and what was probably meant", async () => {
    const { columns } = await plan("ref,name,Turnover,customer.countrys\nacme,Acme,1,DE");
    expect(columns.unread).toEqual([
      { heading: "Turnover", nearest: null },
      { heading: "customer.countrys", nearest: "customer.countries" },
    ]);
  });
});

test("an empty register takes a list, too", async () => {
  const empty: Register = given.register({});
  const { items, problems } = await plan("ref,name\nacme,Acme", {
    register: empty,
    contacts: [],
    usedRefs: () => new Set(),
  });
  expect([items.length, problems]).toEqual([1, []]);
});
