import { describe, expect, test } from "vitest";
import { isCalendarDate } from "@/lib/domain/calendar";
import { adequacyDecisionIds, adequacyDecisions } from "./adequacy-decisions";
import { changeRuleIds, changeRules } from "./change-rules";
import { countries, countryCodes } from "./countries";
import { dataSubjectCategories } from "./data-subject-categories";
import { groups } from "./groups";
import { internationalOrganisations } from "./international-organisations";
import { article9Conditions, article10Conditions, legalBases } from "./legal-bases";
import { linterRuleCodes, linterRules } from "./linter-rules";
import { measureCategories } from "./measure-categories";
import { noticeBenchmarks } from "./notice-benchmarks";
import { personalDataCategories } from "./personal-data-categories";
import { purposes } from "./purposes";
import { sccModules } from "./scc-modules";
import { supervisoryAuthorities } from "./supervisory-authorities";
import { article49Derogations, legacyMechanisms, transferMechanisms } from "./transfer-mechanisms";

const tables = {
  countries,
  internationalOrganisations,
  legalBases,
  article9Conditions,
  article10Conditions,
  transferMechanisms,
  legacyMechanisms,
  article49Derogations,
  sccModules,
  measureCategories,
  personalDataCategories,
  dataSubjectCategories,
  purposes,
  changeRules,
  supervisoryAuthorities,
};

describe("reference data", () => {
  const rows = [...Object.values(tables).flatMap((table) => Object.values(table))];

  test("say of every datum where it comes from, how far it was verified, and when", () => {
    for (const row of [...rows, ...adequacyDecisions, ...noticeBenchmarks]) {
      expect(row.source).not.toBe("");
      expect(["V", "V2", "R", "U"]).toContain(row.verification);
      expect(isCalendarDate(row.checkedOn)).toBe(true);
    }
  });

  test.each(Object.entries(tables))("file each row of %s under its own code", (_, table) => {
    for (const [key, row] of Object.entries(table)) expect(Object.values(row)).toContain(key);
  });

  test("hold 249 countries, 79 adequacy decisions, 53 change rules and 145 linter rules", () => {
    expect(countryCodes).toHaveLength(249);
    expect(adequacyDecisions.map(({ id }) => id)).toEqual([...adequacyDecisionIds]);
    expect(adequacyDecisions).toHaveLength(79);
    expect(changeRuleIds).toHaveLength(53);
    expect(linterRuleCodes).toHaveLength(145);
  });

  // Another version of Node may bring another CLDR, whose names differ here and there.
  test.runIf(process.versions.cldr?.startsWith("48."))(
    "name countries as Unicode CLDR 48 does, in three languages",
    () => {
      for (const language of ["en", "de", "fr"] as const) {
        const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
        for (const { code, name } of Object.values(countries))
          expect(names.of(code)).toBe(name[language]);
      }
    },
  );

  test("list in each group the countries that carry its mark", () => {
    const codesOf = (mark: "euMember" | "eeaState" | "gdprTerritory") =>
      countryCodes.filter((code) => countries[code][mark]);
    expect(groups.EU_MEMBER_STATES).toEqual(codesOf("euMember"));
    expect(groups.EEA_STATES).toEqual(codesOf("eeaState"));
    expect(groups.GDPR_TERRITORY_CODES).toEqual(codesOf("gdprTerritory"));
  });

  test("name the authority of every EEA state, of the United Kingdom and of Switzerland", () => {
    const expected = [...groups.EEA_STATES, "GB", "CH"].sort();
    expect(Object.keys(supervisoryAuthorities).sort()).toEqual(expected);
  });
});

describe("the rule table of changes", () => {
  test("calls law only what adds or replaces a sub-processor", () => {
    const inLaw = changeRuleIds.filter((id) => changeRules[id].basis === "LAW");
    expect(inLaw).toEqual([
      "ENGAGEMENT_ADDED",
      "ENGAGEMENT_REPLACED",
      "SUB_SUB_PROCESSOR_ADDED",
      "ENGAGEMENT_EXTENDED_TO_PRODUCT",
      "LEGAL_ENTITY_CONTRACTING_PARTY_MOVED",
    ]);
    expect(inLaw.every((id) => changeRules[id].materiality === "M1")).toBe(true);
  });

  test("tells customers of every change that gives them a right to object", () => {
    const material = Object.values(changeRules).filter(({ materiality }) => materiality === "M1");
    expect(material.every(({ audience }) => audience.includes("CUSTOMER"))).toBe(true);
  });
});

describe("the rules of the linter", () => {
  test("are 90 errors, 49 warnings and 6 notes, 82 of them core", () => {
    const rules = Object.values(linterRules);
    const count = (severity: string) => rules.filter((rule) => rule.severity === severity).length;
    expect([count("error"), count("warning"), count("info")]).toEqual([90, 49, 6]);
    expect(rules.filter(({ core }) => core)).toHaveLength(82);
  });
});
