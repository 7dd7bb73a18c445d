import { describe, expect, test } from "vitest";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { apply, type Register } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { readBook } from "../table/read-table";
import { companyStem, hasLegalForm } from "./company-names";
import { suggestedColumns } from "./headings";
import { newDraft, openPlan } from "./open-import";
import { previewView } from "./preview-view";
import { recognise } from "./recognise";

const today = given.day("2026-11-22");
const known = given.register({
  LegalEntity: [
    given.legalEntity({ ref: "us", legalName: "Haldendesk GmbH", ownGroup: true }),
    given.legalEntity({ ref: "bw", legalName: "Brightwater Inference, Inc.", country: "US" }),
  ],
  Vendor: [
    given.vendor({ ref: "brightwater", name: "Brightwater", legalEntityId: "bw" }),
    given.vendor({ ref: "mailwerk", name: "Mailwerk", legalEntityId: undefined }),
  ],
  VendorService: [
    given.vendorService({ ref: "infer", name: "Inference API", vendorId: "brightwater" }),
    given.vendorService({ ref: "mail", name: "Mail", vendorId: "mailwerk" }),
    given.vendorService({ ref: "fax", name: "Fax", vendorId: "mailwerk" }),
  ],
  VendorAlias: [given.vendorAlias({ ref: "posthaus", name: "Posthaus", vendorServiceId: "fax" })],
});

type Taken = readonly { name: string; ref: string }[];

async function planned(content: string, takenAs: Taken = [], register: Register = known) {
  const read = await readBook(new TextEncoder().encode(content), "list.csv");
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const draft = { ...newDraft(recognise(read.book)), takenAs };
  const usedRefs = (kind: KindName) => new Set(register[kind].keys());
  const facts = { register, today, proposed: [], usedRefs };
  const plan = openPlan(read.book, draft, facts, "list.csv");
  const view = previewView(plan, draft, facts, { fileName: "list.csv", show: "all", page: 1 });
  const changes = plan.items.map(({ kind, ref, body }) => ({ kind, ref, body, validFrom: today }));
  const keys = plan.items.map(({ kind, ref }) => `${kind}/${ref}`);
  return { plan, view, keys, register: apply(register, changes) };
}

describe("a vendor of a list is one of the register", () => {
  test.each(["Brightwater Inference, Inc.", "brightwater inference inc", "BRIGHTWATER"])(
    "where its own name or its legal entity's is %j, and keeps its name",
    async (name) => {
      const { plan, keys, register } = await planned(
        `Vendor,Website\n"${name}",https://b.example\n`,
      );
      expect(plan.problems).toEqual([]);
      expect(keys).toEqual(["Vendor/brightwater"]);
      expect(register.Vendor.get("brightwater")).toMatchObject({
        name: "Brightwater",
        legalEntityId: "bw",
        website: "https://b.example",
      });
    },
  );

  test("where the name is one that a service of theirs once had, which is then the service", async () => {
    const { plan, keys, view } = await planned("Vendor,Purpose\nPosthaus,Sends faxes\n");
    expect(plan.problems).toEqual([]);
    expect(keys).toEqual(["Engagement/fax"]);
    expect(view.rows[0]?.vendor?.found).toBe(
      "Found as Mailwerk: a service of theirs was called so.",
    );
    expect(
      (await planned("Vendor,Service,DPA link\nMailwerk,Posthaus,https://m.example\n")).keys,
    ).toEqual(["VendorService/fax"]);
  });

  test("and what is said of its company is said of the company that signs for it", async () => {
    const { keys } = await planned("Vendor,VAT number\nBrightwater,US1\n");
    expect(keys).toEqual(["LegalEntity/bw"]);
  });

  test("unless several are called so: then the row waits until one is chosen", async () => {
    const two = given.register({
      ...Object.fromEntries(
        Object.entries(known).map(([kind, rows]) => [kind, [...rows.values()]]),
      ),
      Vendor: [
        ...known.Vendor.values(),
        given.vendor({ ref: "bw2", name: "Brightwater Cloud", legalEntityId: "bw" }),
      ],
      VendorService: [
        ...known.VendorService.values(),
        given.vendorService({ ref: "cloud", name: "Cloud", vendorId: "bw2" }),
      ],
    });
    const list = 'Vendor,Website\n"Brightwater Inference, Inc.",https://b.example\n';
    const { plan, view } = await planned(list, [], two);
    expect(plan.problems).toMatchObject([{ message: expect.stringContaining("several vendors") }]);
    expect(view.rows[0]?.vendor?.near.map(({ ref }) => ref)).toEqual(["brightwater", "bw2"]);
    const taken = await planned(list, [{ name: "Brightwater Inference, Inc.", ref: "bw2" }], two);
    expect(taken.plan.problems).toEqual([]);
    expect(taken.keys).toEqual(["Vendor/bw2"]);
  });
});

describe("a vendor that is called nearly like one of the register", () => {
  test.each(["Brightwater Inference GmbH", "Brihtwater", "Brightwater AI", "Mail-Werk"])(
    "%s is new, and says which it looks like",
    async (name) => {
      const { keys, view } = await planned(`Vendor,Website\n${name},https://b.example\n`);
      expect(keys.some((key) => key.startsWith("Vendor/"))).toBe(true);
      expect(view).toMatchObject({ similar: 1, counts: { created: 1 } });
      expect(view.rows[0]?.vendor?.near).toHaveLength(1);
    },
  );

  test("is taken as that one once somebody says so, on each row that has the name", async () => {
    const list =
      "Vendor,Service,Function\nBrightwater AI,Inference API,Answers\nBrightwater AI,Batch API,Batches\n";
    const { keys, view } = await planned(list, [{ name: "Brightwater AI", ref: "brightwater" }]);
    expect(keys).toEqual(["VendorService/infer", "VendorService/batch-api"]);
    expect(view.similar).toBe(0);
    expect(view.rows.map(({ vendor }) => vendor?.found)).toEqual([
      "Taken as Brightwater, as you chose.",
      "Taken as Brightwater, as you chose.",
    ]);
  });

  test("says nothing where it looks like none", async () => {
    const { view } = await planned("Vendor,Website\nNordlicht,https://n.example\n");
    expect(view).toMatchObject({ similar: 0, rows: [{ vendor: null }] });
  });
});

describe("a new vendor", () => {
  test("with the name of a company gets that company, and the preview counts what is made", async () => {
    const { plan, register, view } = await planned("Vendor,Location\nNordlicht GmbH,Germany\n");
    expect(plan.problems).toEqual([]);
    expect(register.Vendor.get("nordlicht-gmbh")).toMatchObject({
      legalEntityId: "nordlicht-gmbh",
    });
    expect(register.LegalEntity.get("nordlicht-gmbh")).toMatchObject({
      legalName: "Nordlicht GmbH",
      fieldStates: { country: { state: "UNKNOWN" } },
      sources: [{ confidence: "INFERRED" }],
    });
    expect(view.makes).toContainEqual({ what: "Legal entities", words: "1 new" });
    expect((await planned("Vendor,Location\nNordlicht GmbH,Germany\n", [], register)).keys).toEqual(
      [],
    );
  });

  test("gets the company that is in the register, in whatever spelling", async () => {
    const { register, keys } = await planned(
      "Vendor,Legal entity,Country,Location\nHalden Mail,HALDENDESK GMBH.,DE,France\n",
    );
    expect(register.Vendor.get("halden-mail")?.legalEntityId).toBe("us");
    expect(register.LegalEntity.get("us")?.legalName).toBe("Haldendesk GmbH");
    expect(keys).toContain("Vendor/halden-mail");
  });

  test("without a company's name or country gets none: nobody knows who signs", async () => {
    const { register } = await planned("Vendor,Location\nNordlicht,Germany\n");
    expect(register.LegalEntity.size).toBe(known.LegalEntity.size);
  });
});

test("a country beside a column for places is where the company is established", () => {
  expect(suggestedColumns("vendors", ["Vendor", "Country", "Hosting location"])).toEqual([
    "vendor.name",
    "entity.country",
    "location.countries",
  ]);
  expect(suggestedColumns("vendors", ["Vendor", "Country"])[1]).toBe("location.countries");
});

test.each([
  ["Acme Ltd.", true, "acme"],
  ["Müller GmbH & Co. KG", true, "muller"],
  ["Ventes S.à r.l.", true, "ventes"],
  ["Dom Sp. z o.o.", true, "dom"],
  ["Philips N.V.", true, "philips"],
  ["Benessere S.p.A.", true, "benessere"],
  ["Such as", false, "such"],
  ["Wellness Spa", false, "wellness"],
  ["Co", false, "co"],
  ["Amazon Web Services", false, "amazon web services"],
])("%s is a company's name: %s", (name, isCompany, stem) => {
  expect([hasLegalForm(name), companyStem(name)]).toEqual([isCompany, stem]);
});

describe("days in a list of vendors", () => {
  const signed = async (...days: string[]) => {
    const rows = days.map((day, index) => `Vendor ${index}X,Purpose,${day}`);
    return planned(`Vendor,Purpose,Contract date\n${rows.join("\n")}\n`);
  };
  const daysOf = ({ register }: Awaited<ReturnType<typeof signed>>) =>
    [...register.Engagement.values()].map(({ contractSignedOn }) => contractSignedOn);

  test("are read with dots, and with strokes where they can be read in one way", async () => {
    const done = await signed("15.03.2026", "15/03/2026", "03.2026", "2026");
    expect(done.plan.problems).toEqual([]);
    expect(daysOf(done)).toEqual(["2026-03-15", "2026-03-15", "2026-03", "2026"]);
  });

  test("are read as the column writes them", async () => {
    expect(daysOf(await signed("15/03/2026", "03/04/2026"))).toEqual(["2026-03-15", "2026-04-03"]);
    expect(daysOf(await signed("03/15/2026", "03/04/2026"))).toEqual(["2026-03-15", "2026-03-04"]);
    const german = await planned("Anbieter,Zweck,Vertragsdatum\nNordlicht,Post,03/04/2026\n");
    expect(daysOf(german)).toEqual(["2026-04-03"]);
  });

  test("that could be read in two ways are refused, with both", async () => {
    const { plan } = await signed("03/04/2026");
    expect(plan.problems).toMatchObject([
      {
        line: 1,
        column: 3,
        message: '"03/04/2026" can be read as 2026-04-03 or as 2026-03-04',
        hint: expect.stringContaining("15.03.2026"),
      },
    ]);
  });
});
