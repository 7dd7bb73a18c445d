import { describe, expect, test } from "vitest";
import { addDays, type CalendarDate, calendarDateOf as day } from "@/lib/domain/calendar";
import { type Adequacy, adequacyAt } from "./adequacy";
import { countryCodes } from "./countries";
import { type Regime, regimes } from "./enums";
import type { TransferDestination } from "./international-organisations";

const checkedOn = day("2026-11-21");

function statusOf(regime: Regime, destination: TransferDestination, asOf = checkedOn): string {
  return adequacyAt(regime, destination, asOf).status;
}

function decisionsOf(regime: Regime, destination: TransferDestination, asOf = checkedOn): string[] {
  return adequacyAt(regime, destination, asOf).decisions.map(({ id }) => id);
}

function codesWith(regime: Regime, status: Adequacy["status"]): string {
  return countryCodes.filter((code) => statusOf(regime, code) === status).join(" ");
}

describe("adequacyAt, where the regimes differ", () => {
  const conditional = "ADEQUATE_CONDITIONAL";
  test.each<[TransferDestination, string, string, string]>([
    ["GI", "NONE", "ADEQUATE", "ADEQUATE"],
    ["MC", "NONE", "NONE", "ADEQUATE"],
    ["JP", conditional, conditional, "NONE"],
    ["KR", conditional, conditional, "NONE"],
    ["BR", conditional, "NONE", "NONE"],
    ["INT_ORG:EPO", "ADEQUATE", "NONE", "NONE"],
    ["US", conditional, conditional, conditional],
    ["GB", "ADEQUATE", "INTERNAL", "ADEQUATE"],
    ["CH", "ADEQUATE", "ADEQUATE", "INTERNAL"],
    ["DE", "INTERNAL", "ADEQUATE", "ADEQUATE"],
    ["IN", "NONE", "NONE", "NONE"],
  ])("%s is %s for the EU, %s for the UK, %s for Switzerland", (destination, ...expected) => {
    expect(regimes.map((regime) => statusOf(regime, destination))).toEqual(expected);
  });

  test("asks each regime's own programme of a recipient in the United States", () => {
    const conditions = regimes.map((regime) =>
      adequacyAt(regime, "US", checkedOn).decisions.flatMap((decision) => decision.conditions),
    );
    expect(conditions).toEqual([
      ["DPF_ACTIVE_EU", "DPF_HR_COVERAGE_IF_HR_DATA"],
      ["DPF_ACTIVE_UK_EXTENSION", "DPF_HR_COVERAGE_IF_HR_DATA"],
      ["DPF_ACTIVE_CH"],
    ]);
  });
});

describe("adequacyAt, on the day the data were checked", () => {
  const eea =
    "AT AX BE BG CY CZ DE DK EE ES FI FR GF GP GR HR HU IE IS IT LI LT LU LV MF MQ MT NL NO PL PT RE RO SE SI SK YT";

  test("holds the EEA and the Union's outermost territories internal to the GDPR, and nothing else", () => {
    expect(codesWith("EU_GDPR", "INTERNAL")).toBe(eea);
  });

  test.each<[Regime, Adequacy["status"], string]>([
    ["EU_GDPR", "ADEQUATE", "AD AR CH GB GG IM JE NZ UY"],
    ["EU_GDPR", "ADEQUATE_CONDITIONAL", "BR CA FO IL JP KR US"],
    ["UK_GDPR", "INTERNAL", "GB"],
    ["UK_GDPR", "ADEQUATE_CONDITIONAL", "CA FO IL JP KR US"],
    ["CH_FADP", "INTERNAL", "CH"],
    ["CH_FADP", "ADEQUATE_CONDITIONAL", "CA US"],
  ])("gives under %s the status %s to %s", (regime, status, codes) => {
    expect(codesWith(regime, status)).toBe(codes);
  });

  test("lets the United Kingdom and Switzerland hold the whole EEA adequate, its territories included", () => {
    for (const code of countryCodes.filter((code) => eea.includes(code))) {
      expect([code, statusOf("UK_GDPR", code), statusOf("CH_FADP", code)]).toEqual([
        code,
        "ADEQUATE",
        "ADEQUATE",
      ]);
    }
    expect(decisionsOf("CH_FADP", "RE")).toEqual(["CH-FR"]);
  });

  test.each([
    "GL",
    "NC",
    "PF",
    "WF",
    "PM",
    "BL",
    "AW",
    "CW",
    "SX",
    "BQ",
    "SM",
    "VA",
    "SJ",
  ] as const)("holds %s to be a third country despite its ties", (code) => {
    expect(statusOf("EU_GDPR", code)).toBe("NONE");
  });
});

describe("adequacyAt, through time", () => {
  function statusesAround(regime: Regime, code: TransferDestination, date: CalendarDate): string[] {
    return [addDays(date, -1), date].map((asOf) => statusOf(regime, code, asOf));
  }

  test.each<[string, Regime, TransferDestination, string, string[]]>([
    ["Brazil is adopted", "EU_GDPR", "BR", "2026-01-26", ["NONE", "ADEQUATE_CONDITIONAL"]],
    ["the EPO is adopted", "EU_GDPR", "INT_ORG:EPO", "2025-07-15", ["NONE", "ADEQUATE"]],
    ["the Framework is adopted", "EU_GDPR", "US", "2023-07-10", ["NONE", "ADEQUATE_CONDITIONAL"]],
    ["Privacy Shield is invalid", "EU_GDPR", "US", "2020-07-16", ["ADEQUATE_CONDITIONAL", "NONE"]],
    ["Privacy Shield is adopted", "EU_GDPR", "US", "2016-07-12", ["NONE", "ADEQUATE_CONDITIONAL"]],
    ["Safe Harbour is invalid", "EU_GDPR", "US", "2015-10-06", ["ADEQUATE_CONDITIONAL", "NONE"]],
    ["the bridge ends", "EU_GDPR", "GB", "2021-06-28", ["INTERNAL", "ADEQUATE"]],
    ["the UK decision has expired", "EU_GDPR", "GB", "2031-12-28", ["ADEQUATE", "NONE"]],
    ["Gibraltar has left", "EU_GDPR", "GI", "2021-01-01", ["INTERNAL", "NONE"]],
    ["the data bridge opens", "UK_GDPR", "US", "2023-10-12", ["NONE", "ADEQUATE_CONDITIONAL"]],
    ["Korea is in force", "UK_GDPR", "KR", "2022-12-19", ["NONE", "ADEQUATE_CONDITIONAL"]],
    ["the Swiss list changes", "CH_FADP", "US", "2024-09-15", ["NONE", "ADEQUATE_CONDITIONAL"]],
  ])("on the day that %s the answer changes", (_, regime, destination, date, expected) => {
    expect(statusesAround(regime, destination, day(date))).toEqual(expected);
  });

  test("names the decision of the time, not the one of today", () => {
    expect(decisionsOf("EU_GDPR", "US", day("2018-05-17"))).toEqual(["EU-US-PRIVACY-SHIELD"]);
    expect(decisionsOf("EU_GDPR", "US")).toEqual(["EU-US-DPF"]);
  });

  test("holds a transfer to London in 2018 to be inside the Union", () => {
    expect(statusOf("EU_GDPR", "GB", day("2018-05-17"))).toBe("INTERNAL");
  });
});
