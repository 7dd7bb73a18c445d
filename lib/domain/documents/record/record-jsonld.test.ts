import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { dataSubjectCategories } from "@/lib/domain/reference/data-subject-categories";
import { dpvTerms, vocabularies } from "@/lib/domain/reference/dpv-terms";
import { legalBases } from "@/lib/domain/reference/legal-bases";
import { measureCategories } from "@/lib/domain/reference/measure-categories";
import { personalDataCategories } from "@/lib/domain/reference/personal-data-categories";
import { purposes } from "@/lib/domain/reference/purposes";
import { legacyMechanisms, transferMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import { apply } from "@/lib/domain/register";
import { askedRecord } from "@/lib/testing/asked-record";
import { demoRegister } from "@/lib/testing/demo-annex";
import { exampleRegister } from "@/lib/testing/example-register";
import { expandedIris } from "@/lib/testing/expanded-jsonld";
import { assessmentNodes } from "./jsonld-data";
import { recordJsonLd } from "./record-jsonld";

const base = "https://register.example";

function term(compact: string): string {
  const [prefix = "", name = ""] = compact.split(":");
  const start = Object.entries(vocabularies).find(([known]) => known === prefix)?.[1];
  return `${start}${name}`;
}

const tables = [
  ...[dataSubjectCategories, personalDataCategories, purposes, legalBases, measureCategories],
  ...[transferMechanisms, legacyMechanisms],
];
const shipped = new Set([
  ...dpvTerms.map(term),
  ...tables.flatMap((table) =>
    Object.values(table).flatMap(
      (row: { dpv?: string | readonly string[] | null }) => row.dpv ?? [],
    ),
  ),
]);
/** Country codes of DPV's vocabulary of places, and the namespaces that are not DPV's. */
const isElsewhere = (iri: string) =>
  /^https:\/\/w3id\.org\/dpv\/loc#[A-Z]{2}$/.test(iri) || !iri.startsWith("https://w3id.org/");

const records = [
  ["demo", demoRegister(), "halden-de"],
  ["onedesk", exampleRegister("onedesk-2020.yaml"), "onedesk"],
  ["seconddesk", exampleRegister("seconddesk-2026.yaml"), "seconddesk"],
] as const;

describe.each(records)("the record of %s as JSON-LD", (_name, register, entity) => {
  const documents = (["CONTROLLER", "PROCESSOR"] as const).map((asked) =>
    recordJsonLd(askedRecord(register, { register: asked, entity }), base),
  );

  test("expands with its own context alone to terms that DPV 2.3 or DPCat has", () => {
    const iris = documents.flatMap(expandedIris);
    expect(iris.filter((iri) => !shipped.has(iri) && !isElsewhere(iri))).toEqual([]);
    expect(iris).toContain(term("dpcat:ROPARecord"));
    expect(iris).toContain(term("dpv:hasPurpose"));
  });

  test("names no term without a vocabulary, and fetches no context", () => {
    for (const document of documents) {
      expect(typeof document["@context"]).toBe("object");
      expect(expandedIris(document).every((iri) => /^https?:\/\//.test(iri))).toBe(true);
    }
  });
});

describe("a record as JSON-LD", () => {
  test("has the legal basis as DPV's own term under the GDPR, as ours under another law", () => {
    const document = recordJsonLd(
      askedRecord(demoRegister(), { register: "CONTROLLER", entity: "halden-de" }),
      base,
    );
    const iris = expandedIris(document);
    expect(iris).toContain("https://w3id.org/dpv/legal/eu/gdpr#A6-1-b");
    expect(iris).toContain(`${base}/ns/registry#CH_NONE_REQUIRED`);
  });

  test.each([
    [{ required: true, progress: "IN_PROGRESS" }, "reg:ImpactAssessmentRequired"],
    [{ required: true, progress: "COMPLETED" }, "dpv:DPIA"],
    [{ required: false }, "reg:ImpactAssessmentNotRequired"],
  ])("says of a screening that finds %j: %s", (found, type) => {
    const screening = {
      kind: "DpiaScreening",
      ref: "billing-screening",
      validFrom: calendarDateOf("2026-11-21"),
      body: { title: "Billing", activityIds: ["billing"], ...found },
    } as const;
    const { activities } = askedRecord(apply(demoRegister(), [screening]), {
      register: "CONTROLLER",
      entity: "halden-de",
    });
    const billing = activities.filter(({ ref }) => ref === "billing");
    expect(billing.flatMap(assessmentNodes)).toMatchObject([{ type }]);
  });

  test("has a node for a fact that nobody knows", () => {
    const facts = askedRecord(exampleRegister("seconddesk-2026.yaml"), {
      register: "CONTROLLER",
      entity: "seconddesk",
    });
    expect(recordJsonLd(facts, base)).toMatchObject({
      publisher: { name: { type: "reg:MissingFact", state: "UNKNOWN" } },
    });
  });
});
