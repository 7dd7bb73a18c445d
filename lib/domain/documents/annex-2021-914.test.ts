import { describe, expect, test } from "vitest";
import { sccModuleCodes, sccModules } from "@/lib/domain/reference/scc-modules";
import { bodyOf } from "@/lib/domain/register";
import { demoAnnex, demoRegister, otherwise } from "@/lib/testing/demo-annex";
import type { AnnexInput } from "./annex-input";
import { agreementSubprocessors } from "./annex-scope";
import { annexView } from "./annex-view";
import { blockLines } from "./block-lines";
import type { Block } from "./blocks";
import { clause13Of } from "./transfer-authority";
import { annexTransfers } from "./transfers-overview";

/** An entity of ours overseas, so that a customer in the Union is the exporter. */
const overseas = otherwise("LegalEntity", "halden-us", {
  legalName: "Halden Desk, Inc.",
  ownGroup: true,
  street: "90 Foundry Lane",
  city: "Denver",
  country: "US",
  contactPosition: "Privacy team",
});
const clauses = {
  processorEntityId: "halden-us",
  basis: "SCC_2021_914",
  transferFrequency: "CONTINUOUS",
  dockingClause: true,
  clause11Redress: false,
  clause17Option: "OPTION_1",
  clause17Law: "AT",
  clause18Forum: "AT",
};
const across = (agreement: string, fields: Record<string, unknown> = {}) =>
  demoAnnex(agreement, [
    overseas,
    otherwise("CustomerAgreement", agreement, { ...clauses, ...fields }),
  ]);

/** The five agreements: each differs from the others in what its annexes must hold. */
const eea = () => demoAnnex("kyklades");
const american = () => demoAnnex("larkspur");
const british = () => demoAnnex("thameside");
const swiss = () =>
  demoAnnex("bergtal", [
    otherwise("CustomerAgreement", "bergtal", { productIds: ["knowledge", "answers"] }),
  ]);
const own = () => across("donau");

function sections(input: AnnexInput, start: string): Block[] {
  return annexView(input)
    .sections.filter(({ bookmark }) => bookmark.startsWith(start))
    .flatMap(({ blocks }) => blocks);
}
function headings(blocks: readonly Block[], level?: number): string[] {
  return blocks.flatMap((block) =>
    block.type === "heading" && (level === undefined || block.level === level) ? [block.text] : [],
  );
}
function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap(blockLines).join("\n");
}
/** What stands under one heading, up to the next. */
function under(blocks: readonly Block[], heading: string): Block[] {
  const start = blocks.findIndex((one) => one.type === "heading" && one.text.startsWith(heading));
  expect(start, heading).toBeGreaterThanOrEqual(0);
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex(({ type }) => type === "heading");
  return end === -1 ? rest : rest.slice(0, end);
}
function groupsOf(input: AnnexInput) {
  return annexTransfers(input, agreementSubprocessors(input)).groups;
}
function parts(input: AnnexInput): string[] {
  return annexView(input).sections.map(({ bookmark }) => bookmark.split(". ")[0] ?? "");
}

/** The table of the specification: which part of the appendix which module has. */
const partsOfModules = {
  M1: ["IA", "IB", "IC", "II"],
  M2: ["IA", "IB", "IC", "II", "III"],
  M3: ["IA", "IB", "IC", "II", "III"],
  M4: ["IA", "IB"],
} as const;

/** The fields of Annex I.A and the headings of Annex I.B as the form has them, in its order. */
const partyFields = [
  "Name",
  "Address",
  "Contact person’s name, position and contact details",
  "Activities relevant to the data transferred under these Clauses",
  "Signature and date",
  "Role (controller/processor)",
];
const descriptionHeadings = [
  "Categories of data subjects whose personal data is transferred",
  "Categories of personal data transferred",
  "Sensitive data transferred (if applicable) and applied restrictions or safeguards that fully take into consideration the nature of the data and the risks involved, such as for instance strict purpose limitation, access restrictions (including access only for staff having followed specialised training), keeping a record of access to the data, restrictions for onward transfers or additional security measures.",
  "The frequency of the transfer (e.g. whether the data is transferred on a one-off or continuous basis).",
  "Nature of the processing",
  "Purpose(s) of the data transfer and further processing",
  "The period for which the personal data will be retained, or, if that is not possible, the criteria used to determine that period",
  "For transfers to (sub-) processors, also specify subject matter, nature and duration of the processing",
];

describe("which forms an agreement has", () => {
  test("inside the Union the contract alone, and an appendix for the clauses further on", () => {
    expect(parts(eea())).toEqual([
      "Agreement and status",
      "Transfers and forms",
      "Annex I",
      "Annex II",
      "Annex III",
      "Annex IV",
      "Appendix 1: Halden Desk Ltd to Sahyog Support Services Private Limited",
      "Appendix 1: Halden Desk Ltd to Sahyog Support Services Private Limited, Annex III",
    ]);
    expect(parts(british()).at(-1)).toBe(
      "Appendix 2: Halden Desk Ltd to Sahyog Support Services Private Limited, UK Addendum, version B1.0",
    );
    expect(groupsOf(eea()).map(({ kind, module }) => [kind, module])).toEqual([["ONWARD", "M3"]]);
  });

  test("to a customer in the United States module four for what returns, module three for the chain", () => {
    expect(
      groupsOf(american()).map(({ kind, module, exporter, importers }) => [
        kind,
        module,
        exporter.name,
        importers.map(({ name }) => name),
      ]),
    ).toEqual([
      ["BETWEEN_PARTIES", "M4", "Halden Desk GmbH", ["Larkspur Dental Supply, Inc."]],
      ["ONWARD", "M3", "Halden Desk GmbH", ["Brightwater Inference, Inc."]],
      ["ONWARD", "M3", "Halden Desk Ltd", ["Sahyog Support Services Private Limited"]],
    ]);
  });

  test("from a customer in the Union to us overseas module two or three, in the place of the contract", () => {
    expect(groupsOf(own()).map(({ module }) => module)).toEqual(["M2"]);
    expect(parts(own()).some((bookmark) => bookmark === "Annex IV")).toBe(false);
    const chain = groupsOf(across("kundenhafen"));
    expect(chain[0]).toMatchObject({ module: "M3", regimes: ["EU_GDPR", "CH_FADP"] });
    expect(textOf(sections(across("kundenhafen"), "Appendix 1"))).toContain("processor");
  });

  test("under an adequacy decision none between the parties, but those that were signed all the same", () => {
    const between = (input: AnnexInput) =>
      groupsOf(input).filter(({ kind }) => kind === "BETWEEN_PARTIES");
    expect(between(british())).toEqual([]);
    const signed = demoAnnex("thameside", [
      otherwise("CustomerAgreement", "thameside", { sccModules: ["M4"] }),
    ]);
    expect(between(signed)).toMatchObject([
      { module: "M4", regimes: ["EU_GDPR"], fallbackUnder: ["EU_GDPR"] },
    ]);
  });

  test("no module for what a processor returns to the processor that engaged it", () => {
    const input = demoAnnex("larkspur", [otherwise("Customer", "larkspur", { role: "PROCESSOR" })]);
    expect(groupsOf(input).some(({ kind }) => kind === "BETWEEN_PARTIES")).toBe(false);
    expect(textOf(sections(input, "Transfers"))).toContain("no module");
  });

  test("an active certification under the regime in the place of clauses", () => {
    const certified = {
      kind: "DpfCertification",
      ref: "halden-us",
      validFrom: overseas.validFrom,
      body: { legalEntityId: "halden-us", programmes: ["EU_US"], status: "ACTIVE" },
    } as const;
    const input = demoAnnex("lodzka", [
      overseas,
      certified,
      otherwise("CustomerAgreement", "lodzka", { processorEntityId: "halden-us" }),
    ]);
    expect(groupsOf(input).some(({ kind }) => kind === "BETWEEN_PARTIES")).toBe(false);
    expect(textOf(sections(input, "Transfers"))).toContain("certification active");
  });

  test("what others concluded further down is named, not drawn", () => {
    const overview = textOf(sections(swiss(), "Transfers"));
    expect(overview).toMatch(/株式会社ことのは翻訳; Japan;.*Swiss FADP: EU clauses with the Swiss/);
    expect(parts(swiss()).join()).not.toContain("株式会社ことのは翻訳");
  });
});

describe("the parts of an appendix", () => {
  test.each(sccModuleCodes)("of module %s are those of the table", (code) => {
    const { annexes } = sccModules[code];
    const has = (["IA", "IB", "IC", "II", "III"] as const).filter(
      (part) => annexes[part] !== false,
    );
    expect(has).toEqual([...partsOfModules[code]]);
  });

  test.each([
    ["M2", own, "Appendix 1", ["A", "B", "C"], ["Annex I", "Annex II", "Annex III"]],
    ["M4", american, "Appendix 1", ["A", "B"], ["Annex I"]],
    ["M3", american, "Appendix 2", ["A", "B", "C"], ["Annex I", "Annex II", "Annex III"]],
  ] as const)("are drawn for module %s, and no others", (_code, input, start, letters, annexes) => {
    const blocks = sections(input(), start);
    expect(headings(blocks, 1)).toEqual(annexes);
    expect(textOf(blocks)).not.toContain("undefined");
    const lettered = headings(blocks, 2).filter((text) => /^[A-C]\. /.test(text));
    expect(lettered.map((text) => text[0])).toEqual(letters);
  });
});

describe("Annex I.A", () => {
  test.each([
    ["between the parties", own, "Appendix 1"],
    ["for the chain", british, "Appendix 1"],
  ] as const)("has the six fields of the form for each party %s", (_case, input, start) => {
    const blocks = sections(input(), start);
    const from = blocks.findIndex((one) => one.type === "heading" && /^A\./.test(one.text));
    const to = blocks.findIndex((one) => one.type === "heading" && /^B\./.test(one.text));
    const terms = blocks
      .slice(from, to)
      .flatMap((one) => (one.type === "definitions" ? [one.items.map(({ term }) => term)] : []));
    expect(terms).toEqual([partyFields, partyFields]);
  });

  test("has two different headers, the representative with the exporter alone", () => {
    const blocks = sections(british(), "Appendix 2");
    const captions = blocks.flatMap((one) =>
      one.type === "heading" && /^Data (ex|im)porter/.test(one.text) ? [one.caption] : [],
    );
    expect(captions).toEqual([
      "Identity and contact details of the data exporter(s) and, where applicable, of its/their data protection officer and/or representative in the European Union",
      "Identity and contact details of the data importer(s), including any contact person with responsibility for data protection",
    ]);
    expect(textOf(under(blocks, "Data exporter(s)"))).toContain(
      "Representative in the European Union: Halden Desk GmbH",
    );
    expect(textOf(under(blocks, "Data importer(s)"))).not.toContain("Representative");
  });

  test("names the role of each party", () => {
    const blocks = sections(own(), "Appendix 1");
    expect(textOf(under(blocks, "Data exporter(s)"))).toContain(
      "(controller/processor): controller",
    );
    expect(textOf(under(blocks, "Data importer(s)"))).toContain(
      "(controller/processor): processor",
    );
  });
});

describe("Annex I.B", () => {
  test.each([
    ["module two", own, "Appendix 1"],
    ["module four", american, "Appendix 1"],
    ["module three", american, "Appendix 2"],
  ] as const)("has the eight headings of the form in its order: %s", (_case, input, start) => {
    const blocks = sections(input(), start);
    const from = blocks.findIndex((one) => one.type === "heading" && /^B\./.test(one.text));
    const all = blocks.slice(from + 1);
    const end = all.findIndex((one) => one.type === "heading" && one.level < 3);
    expect(headings(end === -1 ? all : all.slice(0, end))).toEqual(descriptionHeadings);
  });

  test("has the agreement's own text under its heading, marked, and the register's under the others", () => {
    const blocks = sections(own(), "Appendix 1");
    const sensitive = textOf(under(blocks, "Sensitive data transferred"));
    expect(sensitive).toMatch(/^As agreed with this customer\.\nGesundheitsdaten/);
    expect(sensitive).not.toContain("No sensitive data");
    expect(textOf(under(blocks, "Nature of the processing"))).not.toContain("As agreed with");
  });

  test("says the frequency, and that it is not known where it is not", () => {
    expect(textOf(under(sections(own(), "Appendix 1"), "The frequency"))).toBe(
      "On a continuous basis",
    );
    const silent = across("donau", { transferFrequency: undefined });
    expect(textOf(under(sections(silent, "Appendix 1"), "The frequency"))).toBe("not known");
  });

  test("gives each period with its beginning, its backups and what happens at the end", () => {
    const text = textOf(under(sections(own(), "Appendix 1"), "The period for which"));
    expect(text).toContain("Chat transcripts: 24 months from collection");
    expect(text).toContain("gone from backups after 35 days");
    expect(text).toContain("At the end of the service the data are deleted");
  });

  test("keeps the facts of each importer under its own name", () => {
    const input = demoAnnex("larkspur", [
      otherwise("Engagement", "twin", {
        ...bodyOf(demoRegister(), { kind: "Engagement", ref: "brightwater" }),
        vendorServiceId: "fehlerlupe",
        purpose: "A second purpose",
      }),
      otherwise("Transfer", "twin", {
        ...bodyOf(demoRegister(), { kind: "Transfer", ref: "brightwater" }),
        engagementId: "twin",
        importerEntityId: "fehlerlupe",
      }),
      otherwise("TransferMechanismUse", "twin", {
        ...bodyOf(demoRegister(), { kind: "TransferMechanismUse", ref: "brightwater-eu" }),
        transferId: "twin",
      }),
      otherwise("TransferMechanismUse", "twin-scc", {
        ...bodyOf(demoRegister(), { kind: "TransferMechanismUse", ref: "brightwater-eu-scc" }),
        transferId: "twin",
        concludedOn: "2026-01-09",
      }),
    ]);
    const group = groupsOf(input).find(({ importers }) => importers.length === 2);
    expect(group?.importers.map(({ name }) => name).toSorted()).toEqual([
      "Brightwater Inference, Inc.",
      "Fehlerlupe GmbH",
    ]);
    const text = textOf(under(sections(input, "Appendix 2"), "Purpose(s)"));
    expect(text).toContain("Fehlerlupe GmbH: A second purpose");
    expect(text).toContain("Brightwater Inference, Inc.: Drafting answers");
  });
});

describe("Annex I.C", () => {
  const exporterIn = (input: AnnexInput, fields: Record<string, unknown>) => {
    const entity = input.customerEntity && { ...input.customerEntity, ...fields };
    return {
      module: "M2" as const,
      exporter: { name: "", entity, role: "CONTROLLER" as const, isCustomer: true },
    };
  };
  const representative = {
    ref: "rep",
    validFrom: overseas.validFrom,
    appointmentKind: "REP_EU",
    country: "IE",
  } as const;

  test("names the authority of the Member State in which the exporter is established", () => {
    const input = own();
    expect(clause13Of(input, exporterIn(input, {}), undefined)).toEqual({
      case: "A",
      country: "AT",
      authority: "Österreichische Datenschutzbehörde",
    });
  });

  test("else that of the state of its representative", () => {
    const input = { ...own(), customerAppointments: [representative] };
    const exporter = exporterIn(input, { country: "US", establishmentCountries: ["US"] });
    expect(clause13Of(input, exporter, undefined)).toMatchObject({ case: "B", country: "IE" });
  });

  test("else that of a state in which the data subjects are", () => {
    const input = own();
    const exporter = exporterIn(input, { country: "US", establishmentCountries: ["US"] });
    expect(clause13Of(input, exporter, undefined)).toMatchObject({ case: "C", country: "AT" });
  });

  test("prefers the authority on record, and knows none of the Länder by itself", () => {
    const input = own();
    const german = exporterIn(input, { country: "DE", establishmentCountries: ["DE"] });
    expect(clause13Of(input, german, undefined)?.authority).toMatch(/^not known/);
    const led = exporterIn(input, { country: "DE", leadAuthority: "LfDI Baden-Württemberg" });
    expect(clause13Of(input, led, undefined)?.authority).toBe("LfDI Baden-Württemberg");
  });

  test("has none in module four", () => {
    const input = american();
    expect(clause13Of(input, { ...exporterIn(input, {}), module: "M4" }, undefined)).toBeNull();
  });

  test("quotes the alternative of clause 13(a), and names the authorities beside it", () => {
    const text = textOf(under(sections(british(), "Appendix 2"), "C. Competent supervisory"));
    expect(text).toContain(
      "Berliner Beauftragte für Datenschutz und Informationsfreiheit, Germany",
    );
    expect(text).toContain("has appointed a representative pursuant to Article 27(1)");
    expect(text).toContain("UK GDPR: Information Commission");
  });
});

describe("Annex II", () => {
  test("holds our measures under the form's headings when we are the importer", () => {
    const blocks = sections(across("kyklades"), "Appendix 1");
    expect(headings(blocks, 3)).toContain(
      "Measures of pseudonymisation and encryption of personal data",
    );
    expect(headings(blocks)).toContain(
      "For transfers to (sub-) processors, also describe the specific technical and organisational measures to be taken by the (sub-) processor to be able to provide assistance to the controller and, for transfers from a processor to a sub-processor, to the data exporter",
    );
  });

  test("is the agreement's own text where there is one", () => {
    const text = textOf(sections(own(), "Appendix 1"));
    expect(text).toContain("Wiederherstellung: tägliche Sicherung");
    expect(text).not.toContain("Every customer's content is encrypted with a data key");
  });

  test("of an importer further on has the transfer's own measures", () => {
    const text = textOf(sections(eea(), "Appendix 1"));
    expect(text).toContain("Remote desktop in Frankfurt without file transfer");
    expect(text).not.toContain("Every customer's content is encrypted with a data key");
  });
});

describe("Annex III", () => {
  test("is an agreed list under option 2, and claims no specific authorisation", () => {
    const text = textOf(sections(across("kyklades"), "Appendix 1"));
    expect(text).toContain("Agreed list (clause 9(a) Option 2)");
    expect(text).toContain("Notice of intended changes: 1 month in advance.");
    expect(text).not.toContain("The controller has authorised the use of");
  });

  test("says that the days of its notice period are business days where they are", () => {
    const input = across("kyklades");
    const agreement = {
      ...input.agreement,
      noticePeriod: "P10D",
      noticeDayCount: "BUSINESS" as const,
    };
    const text = textOf(sections({ ...input, agreement }, "Appendix 1"));
    expect(text).toContain("Notice of intended changes: 10 business days in advance.");
    expect(text).toContain("Option 2, general written authorisation; 10 business days in advance");
    expect(text).not.toContain("10 days");
  });

  test("is what the controller authorised under option 1", () => {
    const text = textOf(sections(own(), "Appendix 1"));
    expect(text).toContain(
      "The controller has authorised the use of the following sub-processors:",
    );
    expect(text).not.toContain("Agreed list");
    expect(text).toContain("Left out by agreement with the controller: Sahyog.");
  });

  test("of an importer has those whom it engages itself", () => {
    const text = textOf(sections(american(), "Appendix 2"));
    expect(text).toContain("Calcul Boréal inc.");
    expect(text).not.toContain("Nordwolke");
  });
});

describe("the UK Addendum", () => {
  const blocks = () => sections(british(), "Appendix 2");

  test("has its four tables and the mandatory clauses in their order", () => {
    expect(headings(blocks(), 2).filter((text) => /^(Table|Part)/.test(text))).toEqual([
      "Table 1: Parties",
      "Table 2: Selected SCCs, Modules and Selected Clauses",
      "Table 3: Appendix Information",
      "Table 4: Ending this Addendum when the Approved Addendum Changes",
      "Part 2: Mandatory Clauses",
    ]);
  });

  test("is appended to the EU clauses where these are concluded as well", () => {
    expect(textOf(under(blocks(), "Table 2"))).toMatch(
      /The version of the Approved EU SCCs which this Addendum is appended to.*Date: 15 May 2024/,
    );
    expect(textOf(under(blocks(), "Table 4"))).toContain("neither Party");
  });

  test("brings module and options into effect where they are not", () => {
    const input = demoAnnex("thameside", [
      otherwise("Customer", "thameside", { regimes: ["UK_GDPR"] }),
    ]);
    const table = under(sections(input, "Appendix 2"), "Table 2").find(
      (one) => one.type === "table",
    );
    const rows = table?.type === "table" ? table.rows : [];
    expect(rows.map((row) => row.map((cell) => cell[0]?.text))).toEqual([
      ["1", "no", "–", "–", "–", "–", "–"],
      ["2", "no", "–", "–", "–", "–", "–"],
      ["3", "yes", "yes", "no", "General Authorisation", "60 days", "–"],
      ["4", "no", "–", "–", "–", "–", "–"],
    ]);
  });

  test("is not there for a customer without data under UK law", () => {
    expect(headings(sections(eea(), "Appendix 1")).join()).not.toContain("UK Addendum");
  });
});

describe("the Swiss rider", () => {
  const rider = (input: AnnexInput) => under(sections(input, "Appendix 1"), "Swiss rider");

  test("has the six points of the paper but that on legal persons", () => {
    const table = rider(swiss()).find((one) => one.type === "table");
    const rows = table?.type === "table" ? table.rows : [];
    expect(rows.map((row) => row[0]?.[0]?.text)).toEqual([
      "Competent supervisory authority in Annex I.C",
      "Applicable law for contractual claims under clause 17",
      "Place of jurisdiction under clause 18(b)",
      "Clause 18(c)",
      "References to the GDPR",
    ]);
    expect(textOf(rider(swiss()))).toMatch(/GDPR standard for all[\s\S]*law of Germany/);
  });

  test("is case 1 where Swiss law alone applies", () => {
    const input = demoAnnex("bergtal", [
      overseas,
      otherwise("Customer", "bergtal", { regimes: ["CH_FADP"] }),
      otherwise("CustomerAgreement", "bergtal", clauses),
    ]);
    expect(textOf(rider(input))).toContain("Case 1: the transfer is subject to the FADP only");
    expect(textOf(under(sections(input, "Appendix 1"), "C. Competent"))).toBe(
      "Swiss FADP: Federal Data Protection and Information Commissioner (FDPIC)",
    );
  });

  test("says that the case is not known where none was recorded", () => {
    expect(textOf(rider(across("kundenhafen")))).toContain("is not known");
  });
});
