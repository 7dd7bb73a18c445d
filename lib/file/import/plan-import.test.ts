import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import type { ImportMapping } from "@/lib/domain/import/import-draft";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { listColumns, usualColumns } from "@/lib/domain/list/list-columns";
import { apply, emptyRegister, type Register } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { cnilForm, odsFile } from "@/lib/testing/import-files";
import { readBook } from "../table/read-table";
import { suggestedColumns } from "./headings";
import { type ImportPlan, planImport } from "./plan-import";
import type { ImportFacts } from "./planning";
import { filledDown, type Recognised, recognise, tableOf } from "./recognise";
import { vendorHeadings } from "./vendor-template";

const own = apply(emptyRegister, [
  {
    kind: "LegalEntity",
    ref: "us",
    validFrom: given.day("2026-01-01"),
    body: { legalName: "Haldendesk GmbH", ownGroup: true, regimesApplicable: ["EU_GDPR"] },
  },
]);

type Done = ImportPlan & { found: Recognised; register: Register };

async function planned(
  bytes: Uint8Array | string,
  name: string,
  {
    register = own,
    change = {},
    ...facts
  }: Partial<ImportFacts> & { change?: Partial<ImportMapping> } = {},
): Promise<Done> {
  const read = await readBook(
    typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
    name,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const found = recognise(read.book);
  const mapping = { ...found.mapping, ...change };
  const table = filledDown(tableOf(read.book, found.reading), mapping);
  const plan = planImport(
    table,
    mapping,
    {
      register,
      today: given.day("2026-11-22"),
      proposed: [],
      usedRefs: (kind) => new Set(register[kind].keys()),
      ...facts,
    },
    name,
  );
  const changes = plan.items.map(({ kind, ref, body }) => ({
    kind,
    ref,
    body,
    validFrom: given.day("2026-11-22"),
  }));
  return { ...plan, found, register: apply(register, changes) };
}

const vendors =
  `Sub-processor;Legal entity;Entity country;Service;Purpose;Personal data;Locations;Transfer mechanism;Criticality;Turnover
Mailwerk;Mailwerk Inc.;USA;Mail;Sends our mail;Names; Addresses;Vereinigte Staaten;SCC;low;5
`.replace("Names; Addresses", '"Names; Addresses"');

describe("a list of vendors", () => {
  test("becomes vendors with legal entity, service, engagement, location and transfer", async () => {
    const { found, problems, register } = await planned(vendors, "list.csv");
    expect(problems).toEqual([]);
    expect(found).toMatchObject({ form: "VENDOR_LIST", mapping: { layout: "vendors" } });
    expect(found.mapping.columns.at(-1)).toBeNull();
    expect(register.Vendor.get("mailwerk")).toMatchObject({
      name: "Mailwerk",
      legalEntityId: "mailwerk-inc",
      riskTier: "LOW",
      sources: [{ document: "list.csv", locator: "row 2", confidence: "STATED" }],
    });
    expect(register.LegalEntity.get("mailwerk-inc")).toMatchObject({ country: "US" });
    expect(register.VendorService.get("mail")).toMatchObject({
      vendorId: "mailwerk",
      fieldStates: { function: { state: "UNKNOWN" } },
    });
    expect(register.Engagement.get("mail")).toMatchObject({
      engagerEntityId: "us",
      vendorServiceId: "mail",
      purpose: "Sends our mail",
      personalDataCategoryIds: ["names", "addresses"],
      fieldStates: { activityIds: { state: "UNKNOWN" }, contractType: { state: "UNKNOWN" } },
    });
    expect([...register.ProcessingLocation.values()]).toMatchObject([
      { engagementId: "mail", country: "US", fieldStates: { locationKind: { state: "UNKNOWN" } } },
    ]);
    const [transfer] = register.Transfer.values();
    expect(transfer).toMatchObject({
      destination: "US",
      exporterEntityId: "us",
      importerEntityId: "mailwerk-inc",
    });
    expect([...register.TransferMechanismUse.values()]).toMatchObject([
      { transferId: transfer?.ref, mechanism: "SCC_2021_914", regime: "EU_GDPR" },
    ]);
  });

  test("imported again finds what it made: nothing changes, and one changed cell changes one record", async () => {
    const { register } = await planned(vendors, "list.csv");
    expect((await planned(vendors, "later.csv", { register })).items).toEqual([]);
    const changed = await planned(
      vendors.replace("Sends our mail", "Sends all mail"),
      "later.csv",
      {
        register,
      },
    );
    expect(changed.items).toMatchObject([
      {
        kind: "Engagement",
        ref: "mail",
        body: {
          purpose: "Sends all mail",
          sources: [{ document: "list.csv" }, { document: "later.csv", field: "purpose" }],
        },
      },
    ]);
  });

  test("without a mechanism leaves the transfer without one, and within the EEA makes none", async () => {
    const { register, problems } = await planned(
      "Vendor,Location\nA,India\nB,Deutschland\n",
      "list.csv",
    );
    expect(problems).toEqual([]);
    expect([...register.Transfer.values()].map(({ destination }) => destination)).toEqual(["IN"]);
    expect(register.TransferMechanismUse.size).toBe(0);
    expect(register.Vendor.get("a")).toMatchObject({
      fieldStates: { legalEntityId: { state: "UNKNOWN" } },
    });
  });

  test.each([
    ["Vendor,Country\nA,Atlantis\n", 2, "is no country"],
    ["Vendor,Country,Mechanism\nA,US,magic\n", 3, "no transfer mechanism"],
    ["Vendor,Website\nA,ftp://a.example\n", 2, "must be a web address"],
    ["Vendor,Processing activity\nA,None of ours\n", 2, "there is no"],
    ["Vendor,Ref\n,x\n", 1, "names no vendor"],
  ])("%j says which cell is wrong, and what would be right", async (content, column, message) => {
    const { problems } = await planned(content, "list.csv", {
      change: content.includes("Ref") ? { columns: ["vendor.name", "service.ref"] } : {},
    });
    expect(problems).toMatchObject([
      { line: 1, column, message: expect.stringContaining(message), hint: expect.any(String) },
    ]);
  });

  test("names each time limit that rows of the same data name, and keeps those named before", async () => {
    const list = (...periods: string[]) =>
      [
        "Activity,Purpose,Personal data,Retention period",
        ...periods.map((one) => `Payroll,Pay wages,Salary,${one}`),
      ].join("\n");
    const columns = ["activity.name", "purpose.text", "data.categories", "data.retention"];
    const change = { layout: "activities", columns } as const;
    const rulesOf = ({ register, problems }: Done) => {
      expect(problems).toEqual([]);
      return [...register.ActivityData.values()].map(
        ({ retentionRuleIds }) => retentionRuleIds?.length,
      );
    };
    const first = await planned(list("30 days", "10 years"), "list.csv", { change });
    expect(rulesOf(first)).toEqual([2]);
    const again = await planned(list("30 days"), "list.csv", { change, register: first.register });
    expect(again.items).toEqual([]);
    expect(rulesOf(again)).toEqual([2]);
  });

  test("is told to wait for what an open change proposes already", async () => {
    const { problems } = await planned("Vendor\nA\n", "list.csv", {
      proposed: [{ kind: "Vendor", ref: "a", changeSetId: "CS-7", body: { name: "A" } }],
    });
    expect(problems).toMatchObject([{ message: expect.stringContaining("CS-7 proposes") }]);
  });

  test("of thousands of rows takes no longer than a moment", async () => {
    const rows = Array.from(
      { length: 500 },
      (_, index) => `Vendor ${index},US,DPF,Purpose ${index}`,
    );
    const { records } = await planned(
      `Vendor,Country,Mechanism,Purpose\n${rows.join("\n")}`,
      "list.csv",
    );
    expect(records).toHaveLength(500 * 6);
  });
});

describe("the CNIL's register", () => {
  const file = odsFile({
    "Liste des traitements": [["Registre"], ["Nom du traitement", "N° / RÉF"], ["Paie", "T-1"]],
    "Modèle de fiche": cnilForm("", ""),
    "Fiche 1": cnilForm("Paie", "T-1"),
    "Fiche 2": cnilForm("Recrutement", "T-2"),
  });

  test("gives an activity for each form, with what its lines state and no more", async () => {
    const { found, problems, register } = await planned(file, "registre.ods");
    expect(problems).toEqual([]);
    expect(found.form).toBe("CNIL_FORMS");
    expect([...register.ProcessingActivity.keys()]).toEqual(["T-1", "T-2"]);
    expect(register.ProcessingActivity.get("T-1")).toMatchObject({
      name: "Paie",
      register: "CONTROLLER",
      notes:
        "Date de création de la fiche: 01/02/2026\nMesures de sécurité: Divers: voir le dossier",
      sources: [{ document: "registre.ods", locator: expect.stringContaining("sheet Fiche 1") }],
    });
    expect([...register.ActivityPurpose.values()].map(({ text }) => text)).toEqual([
      "Paie: gestion",
      "Établir les bulletins",
      "Recrutement: gestion",
      "Établir les bulletins",
    ]);
    expect(register.LegalBasisUse.size).toBe(0);
    const people = ["salaries", "candidats"];
    expect([...register.ActivityData.values()].slice(0, 3)).toMatchObject([
      { dataSubjectCategoryIds: people, elements: ["nom", "prénom"] },
      { dataSubjectCategoryIds: people, elements: ["poste"] },
      { dataSubjectCategoryIds: people },
    ]);
    expect([...register.RetentionRule.values()]).toMatchObject([
      { duration: "P5Y", triggerText: "à compter du départ" },
      { criteria: "Tant que le contrat dure" },
      { duration: "P1Y" },
    ]);
    expect(register.PersonalDataCategory.get("donnees-concernant-la-sante")?.special).toBe(true);
    expect(register.Disclosure.get("service-rh")).toMatchObject({
      recipientKind: "INTERNAL_DEPARTMENT",
      activityIds: ["T-1", "T-2"],
    });
    expect([...register.Transfer.values()]).toMatchObject([
      { destination: "US", originText: "Paie", notes: "Recipient: Payroll Inc" },
      { destination: "US", originText: "Recrutement" },
    ]);
    expect([...register.SecurityMeasure.values()]).toMatchObject([
      { category: "IDENTIFICATION_AUTHORISATION" },
    ]);
    expect(
      [...register.Participation.values()].map(({ legalEntityId, role }) => [legalEntityId, role]),
    ).toEqual(
      expect.arrayContaining([
        ["us", "JOINT_CONTROLLER"],
        ["partenaire-sarl", "JOINT_CONTROLLER"],
      ]),
    );
  });

  test("imported again changes nothing", async () => {
    const { register } = await planned(file, "registre.ods");
    expect((await planned(file, "registre.ods", { register })).items).toEqual([]);
  });
});

describe("the ICO's templates", () => {
  const headings = [
    "Business function",
    "Purpose of processing",
    "Name and contact details of joint controller (if applicable)",
    "Categories of individuals",
    "Categories of personal data",
    "Categories of recipients",
    "Names of third countries or international organisations that personal data are transferred to (if applicable)",
    "Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)",
    "Retention schedule (if possible)",
    "General description of technical and organisational security measures (if possible)",
    "Article 6 lawful basis for processing personal data",
    "Rights available to individuals",
  ];

  test("for controllers are found under their title, in a workbook", async () => {
    const cell = (value: string) => ({ value });
    const rows = [
      [cell("Controller"), cell("Halden Ltd")],
      [cell("Data protection officer"), cell("Ada")],
      headings.map(cell),
      [
        "Finance",
        "Payroll",
        "N/A",
        "Employees",
        "Pay; bank details",
        "HMRC",
        "India",
        "BCR",
        "6 years",
        "Encryption",
        "Legal obligation",
        "Access",
      ].map(cell),
    ];
    const bytes = await writeXlsxFile(rows, { sheet: "Template" }).toBuffer();
    const { found, problems, register } = await planned(Uint8Array.from(bytes), "ico.xlsx");
    expect(problems).toEqual([]);
    expect(found).toMatchObject({ form: "ICO_CONTROLLER", mapping: { regime: "UK_GDPR" } });
    expect(register.ProcessingActivity.get("payroll")).toMatchObject({
      businessFunction: "Finance",
      notes: "Rights available to individuals: Access",
    });
    expect([...register.LegalBasisUse.values()]).toMatchObject([
      { basisCode: "EU_6_1_C", regime: "UK_GDPR" },
    ]);
    expect([...register.Disclosure.values()]).toMatchObject([
      {
        name: "HMRC",
        recipientKind: "CATEGORY_ONLY",
        fieldStates: { namedAs: { state: "UNKNOWN" } },
      },
    ]);
  });

  test("for processors go into the register of processors, with the controller", async () => {
    const { found, problems, register } = await planned(
      "Name and contact details of controller,Categories of processing,Link to contract with controller\nNorth Ltd,Hosting of tickets,https://x.example\n",
      "ico.csv",
    );
    expect(problems).toEqual([]);
    expect(found.form).toBe("ICO_PROCESSOR");
    expect([...register.ProcessingActivity.values()]).toMatchObject([
      { register: "PROCESSOR", categoriesOfProcessing: ["Hosting of tickets"] },
    ]);
    expect([...register.Participation.values()].map(({ role }) => role).toSorted()).toEqual([
      "CONTROLLER",
      "PROCESSOR",
    ]);
  });

  test("a legal basis in words that are none is told at its cell", async () => {
    const { problems } = await planned(
      "Processing activity,Purpose,Legal basis\nA,P,because\n",
      "a.csv",
    );
    expect(problems).toMatchObject([
      { line: 1, column: 3, message: "these words name no legal basis" },
    ]);
  });
});

describe("any other list", () => {
  test("of one kind, as it is exported here, is found by its labels", async () => {
    const { found, problems, items } = await planned(
      "Name,Vendor,Function\nChat,Nordwolke,Talks\n",
      "services.csv",
      {
        change: {
          layout: "VendorService",
          columns: ["record.name", "record.vendorId", "record.function"],
        },
        register: apply(own, [
          {
            kind: "Vendor",
            ref: "n",
            validFrom: given.day("2026-01-01"),
            body: { name: "Nordwolke" },
          },
        ]),
      },
    );
    expect(problems).toEqual([]);
    expect(found.mapping.layout).toBe("VendorService");
    expect(items).toMatchObject([
      { kind: "VendorService", ref: "chat", body: { vendorId: "n", function: "Talks" } },
    ]);
  });
});

test.each(kindNames)("a list of %s, as it is exported here, is recognised", (kind) => {
  const shown = usualColumns(kind);
  const cells = listColumns(kind).flatMap(({ name, label }) =>
    shown.includes(name) ? [label] : [],
  );
  const { mapping } = recognise({
    sheets: [
      {
        name: "",
        rows: [
          { line: 1, cells },
          { line: 2, cells: ["x"] },
        ],
      },
    ],
    source: { form: "CSV", encoding: "UTF-8", delimiter: "," },
  });
  expect(mapping.layout).toBe(kind);
  expect(mapping.columns).not.toContain(null);
});

test("the empty list of vendors is recognised column by column", () => {
  expect(suggestedColumns("vendors", vendorHeadings)).not.toContain(null);
});
