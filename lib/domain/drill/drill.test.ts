import { describe, expect, test } from "vitest";
import { check } from "@/lib/domain/findings/check";
import { findingsDifferenceInWords } from "@/lib/domain/findings/difference";
import { regimes } from "@/lib/domain/reference/enums";
import { apply, danglingReferences, type Register } from "@/lib/domain/register";
import { exampleRegister } from "@/lib/testing/example-register";
import { given } from "@/lib/testing/given";
import { ended } from "@/lib/testing/proposed";
import { drill } from "./drill";
import { suppose } from "./suppose";
import { frameworkDecisions, type Supposition } from "./supposition";

const demo = exampleRegister("demo.yaml");
const today = given.day("2026-11-21");
const on = given.day("2027-03-01");
const framework: Supposition = {
  what: "DECISION",
  on,
  decisions: frameworkDecisions.map(({ id }) => id),
};

function waysOf(register: Register, supposition: Supposition) {
  return drill(register, supposition, today).ways.map(({ record, regime, lost, fallbacks }) => ({
    record: record.ref,
    regime,
    lost: lost.map(({ ref }) => ref),
    fallback: fallbacks[0]?.ref ?? null,
  }));
}

describe("the Data Privacy Framework falls", () => {
  test("names the fallback of each transfer under each law", () => {
    expect(waysOf(demo, framework)).toEqual([
      {
        record: "brightwater",
        regime: "EU_GDPR",
        lost: ["brightwater-eu"],
        fallback: "brightwater-eu-scc",
      },
      {
        record: "brightwater",
        regime: "UK_GDPR",
        lost: ["brightwater-uk"],
        fallback: "brightwater-uk-addendum",
      },
      {
        record: "brightwater",
        regime: "CH_FADP",
        lost: ["brightwater-ch"],
        fallback: "brightwater-ch-scc",
      },
    ]);
  });

  test("touches one law where one decision falls", () => {
    const ways = waysOf(demo, { what: "DECISION", on, decisions: ["UK-US"] });
    expect(ways.map(({ regime }) => regime)).toEqual(["UK_GDPR"]);
  });

  test("finds on the supposed day what no day before it has, and leaves the register as it is", () => {
    const { supposed } = drill(demo, framework, today);
    const codes = (day: typeof on) =>
      findingsDifferenceInWords(
        check(demo, day, regimes),
        check(supposed, day, regimes),
      ).appeared.map(({ code, ref }) => `${code} ${ref}`);
    expect(codes(given.day("2027-02-28"))).toEqual([]);
    expect(codes(on)).toEqual([
      "TRF-006 brightwater-ch",
      "TRF-006 brightwater-eu",
      "TRF-006 brightwater-uk",
    ]);
    expect(demo.supposed).toBeUndefined();
  });

  test("is one draft of class M2 where every transfer has a fallback, which then applies first", () => {
    const { drafts } = drill(demo, framework, today);
    expect(drafts.map((draft) => draft.class)).toEqual(["M2"]);
    const after = apply(demo, drafts[0]?.changes ?? []);
    expect(after.TransferMechanismUse.has("brightwater-eu")).toBe(false);
    expect(after.TransferMechanismUse.get("brightwater-eu-scc")?.priority).toBe(1);
    expect(danglingReferences(after)).toEqual([]);
  });

  test("is two drafts where one transfer has nothing left: the adverse fact stands alone", () => {
    const bare = apply(demo, [ended("TransferMechanismUse", "brightwater-ch-scc")]);
    const { drafts, ways } = drill(bare, framework, today);
    expect(ways.filter(({ fallbacks }) => fallbacks.length === 0)).toMatchObject([
      { regime: "CH_FADP", countries: ["US"] },
    ]);
    expect(drafts.map((draft) => draft.class)).toEqual(["A", "M2"]);
    expect(drafts[0]?.items.map(({ rule }) => rule)).toEqual(["TRANSFER_MECHANISM_LOST"]);
    expect(drafts[1]?.items.some((item) => item.class === "A")).toBe(false);
  });

  test("takes nothing from a transfer that rests on clauses first", () => {
    const clausesFirst = apply(
      demo,
      ["eu", "uk", "ch"].map((law) => ended("TransferMechanismUse", `brightwater-${law}`)),
    );
    expect(waysOf(clausesFirst, framework)).toEqual([]);
    expect(drill(clausesFirst, framework, today).drafts).toEqual([]);
  });
});

describe("a country loses adequacy", () => {
  test("under one law leaves what it has under the others", () => {
    const japan: Supposition = { what: "COUNTRY", country: "JP", regimes: ["EU_GDPR"], on };
    expect(waysOf(demo, japan)).toEqual([
      { record: "kotonoha", regime: "EU_GDPR", lost: ["kotonoha-eu"], fallback: null },
    ]);
    const { drafts } = drill(demo, japan, today);
    expect(drafts.map((draft) => draft.class)).toEqual(["A"]);
  });

  test("reaches data for which no transfer was needed, so none is recorded", () => {
    const bare = apply(demo, [
      ended("Transfer", "kordon"),
      ...["eu", "uk", "ch"].map((law) => ended("TransferMechanismUse", `kordon-${law}`)),
    ]);
    const swiss: Supposition = { what: "COUNTRY", country: "CH", regimes: ["EU_GDPR"], on };
    const { ways, drafts, items } = drill(bare, swiss, today);
    expect(ways).toMatchObject([{ record: { kind: "Engagement", ref: "kordon" }, lost: [] }]);
    expect(drafts).toEqual([]);
    expect(items).toMatchObject([{ class: "A", rule: "TRANSFER_MECHANISM_LOST" }]);
  });

  test("that never was adequate changes nothing", () => {
    expect(waysOf(demo, { what: "COUNTRY", country: "IN", regimes, on })).toEqual([]);
  });
});

describe("a vendor disappears", () => {
  test("takes the chain below it along, and leaves no reference to it", () => {
    const result = drill(demo, { what: "VENDOR", vendor: "brightwater", on }, today);
    expect(result.engagements).toEqual([
      { ref: "brightwater", above: null, standIns: [], unserved: ["answers-service"] },
      { ref: "boreal", above: "brightwater", standIns: [], unserved: [] },
    ]);
    expect(danglingReferences(result.proposed)).toEqual([]);
    expect(result.proposed.TransferMechanismUse.has("boreal-eu")).toBe(false);
    expect(result.drafts.map((draft) => draft.class)).toEqual(["I"]);
    expect(result.items.filter((item) => item.class === "M1")).toMatchObject([
      { ref: "brightwater", rule: "ENGAGEMENT_REPLACED" },
    ]);
  });

  test("switches on whoever stands by, and then nothing new has to be announced", () => {
    const result = drill(demo, { what: "VENDOR", vendor: "nordwolke", on }, today);
    expect(result.engagements[0]).toMatchObject({
      standIns: ["vasa"],
      unserved: ["support-service"],
    });
    expect(result.proposed.Engagement.get("vasa")).toMatchObject({ actualUseFrom: on });
    expect(result.proposed.Engagement.get("vasa")?.standby).toBeUndefined();
    expect(result.items.some((item) => item.class === "M1")).toBe(false);
    expect(danglingReferences(result.proposed)).toEqual([]);
  });
});

describe("a certificate lapses", () => {
  const lapse: Supposition = {
    what: "CERTIFICATION",
    certificate: { kind: "DpfCertification", ref: "brightwater" },
    on,
  };

  test("falls back as if the framework fell for that one recipient", () => {
    expect(waysOf(demo, lapse).map(({ fallback }) => fallback)).toEqual([
      "brightwater-eu-scc",
      "brightwater-uk-addendum",
      "brightwater-ch-scc",
    ]);
    const { drafts } = drill(demo, lapse, today);
    expect(drafts.map((draft) => draft.class)).toEqual(["M2"]);
  });

  test("is the adverse fact by itself where one of its transfers has nothing left", () => {
    const bare = apply(demo, [ended("TransferMechanismUse", "brightwater-ch-scc")]);
    const { drafts } = drill(bare, lapse, today);
    expect(drafts.map((draft) => draft.class)).toEqual(["A", "M2"]);
    expect(drafts[0]?.changes.map(({ kind }) => kind)).toEqual(["DpfCertification"]);
  });

  test("of another kind is told as the rule table has it", () => {
    const [certificate = ""] = demo.Certification.keys();
    const { drafts, ways } = drill(
      demo,
      { what: "CERTIFICATION", certificate: { kind: "Certification", ref: certificate }, on },
      today,
    );
    expect(ways).toEqual([]);
    expect(drafts[0]?.items).toMatchObject([{ class: "M2", rule: "CERTIFICATION_LAPSED" }]);
  });
});

describe("suppose", () => {
  test("is carried along by the register through every further change", () => {
    const { register } = suppose(demo, framework);
    expect(apply(register, [ended("Transfer", "harbour")]).supposed).toEqual(register.supposed);
  });
});
