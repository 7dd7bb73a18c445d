import { describe, expect, test } from "vitest";
import { kinds } from "@/lib/domain/kinds/kinds";
import { adequacyDecisions } from "@/lib/domain/reference/adequacy-decisions";
import { isUnverified } from "@/lib/domain/reference/rechecking";
import { given } from "@/lib/testing/given";
import {
  firstUnverified,
  unverifiedField,
  unverifiedRecord,
  unverifiedValue,
  withMark,
} from "./unverified-value";

const today = given.day("2026-11-22");

function decisionOf(regime: string, destination: string) {
  const decision = adequacyDecisions.find(
    (one) => one.regime === regime && one.destination === destination,
  );
  if (decision === undefined) throw new Error(`No decision of ${regime} on ${destination}`);
  return decision;
}

describe("a value is marked", () => {
  const { mechanism, adequacyDecision } = kinds.TransferMechanismUse.fields;
  const { leadAuthority, country } = kinds.LegalEntity.fields;

  test("where it is a code that was recalled, not where the code was read", () => {
    expect(unverifiedValue(mechanism, "SCC_2021_914")?.checkedOn).toBe("2026-11-21");
    expect(unverifiedValue(kinds.TransferMechanismUse.fields.sccModule, "M2")).toBeNull();
  });

  test("where a text names an entry of a shipped list that was recalled, not where it is our own", () => {
    expect(unverifiedValue(adequacyDecision, "EU-JP")).not.toBeNull();
    expect(unverifiedValue(adequacyDecision, "EU-BR")).toBeNull();
    expect(unverifiedValue(leadAuthority, "Datatilsynet")).not.toBeNull();
    expect(unverifiedValue(leadAuthority, "An authority of our own")).toBeNull();
    expect(unverifiedValue(kinds.ActivityPurpose.fields.purposeCode, "MARKETING")).not.toBeNull();
    expect(unverifiedValue(kinds.ActivityPurpose.fields.purposeCode, "OUR_OWN")).toBeNull();
    expect(unverifiedValue(kinds.PersonalDataCategory.fields.code, "EMAIL")).not.toBeNull();
    expect(unverifiedValue(kinds.DataSubjectCategory.fields.code, "EMPLOYEE")).not.toBeNull();
  });

  test("where it is a country of which it is not settled which law applies", () => {
    expect(unverifiedValue(country, "SJ")).not.toBeNull();
    expect(unverifiedValue(country, "DE")).toBeNull();
  });

  test("in text by a word behind it, and nothing where nothing is said", () => {
    const note = { source: "Recalled", checkedOn: "2026-11-21" };
    expect(withMark("India", note)).toBe("India (unverified)");
    expect(withMark("India", null)).toBe("India");
    expect(withMark("", note)).toBe("");
  });
});

describe("a place is marked by how the law sees it", () => {
  function destination(fields: Parameters<typeof given.transfer>[0], on = today) {
    const transfer = given.transfer({ ref: "t", ...fields });
    const register = given.completeRegister({ Transfer: [transfer] });
    return unverifiedField(register, { kind: "Transfer", ref: "t" }, "destination", on);
  }

  test("under the regimes of the transfer alone", () => {
    expect(isUnverified(decisionOf("CH_FADP", "DE"))).toBe(true);
    expect(destination({ destination: "DE", fromRegimes: ["EU_GDPR"] })).toBeNull();
    expect(destination({ destination: "DE", fromRegimes: ["CH_FADP"] })).not.toBeNull();
    expect(destination({ destination: "JP", fromRegimes: ["EU_GDPR"] })?.source).toContain(
      decisionOf("EU_GDPR", "JP").act,
    );
  });

  test("on the day of the question: a decision that is not there yet marks nothing", () => {
    const asked = { destination: "JP", fromRegimes: ["EU_GDPR"] } as const;
    expect(destination(asked, given.day("2018-01-01"))).toBeNull();
  });

  test("under the law of whoever engages the recipient there, where it is a place of processing", () => {
    const place = given.processingLocation({ ref: "p", country: "DE" });
    const register = (country: string) =>
      given.completeRegister({
        ProcessingLocation: [place],
        LegalEntity: [given.legalEntity({ country })],
      });
    const mark = (country: string) =>
      unverifiedField(
        register(country),
        { kind: "ProcessingLocation", ref: "p" },
        "country",
        today,
      );
    expect(mark("DE")).toBeNull();
    expect(mark("CH")).not.toBeNull();
  });
});

describe("a record is marked", () => {
  const register = given.register({
    LegalEntity: [
      given.legalEntity({ ref: "read", leadAuthority: undefined, country: "DE" }),
      given.legalEntity({ ref: "recalled", leadAuthority: "Datatilsynet", country: "DK" }),
    ],
  });
  const read = { kind: "LegalEntity", ref: "read" } as const;
  const recalled = { kind: "LegalEntity", ref: "recalled" } as const;

  test("where any of its fields is, and not where there is no such record", () => {
    expect(unverifiedRecord(register, read, today)).toBeNull();
    expect(unverifiedRecord(register, recalled, today)?.source).toContain("GDPR Art 51");
    expect(unverifiedRecord(register, { kind: "LegalEntity", ref: "none" }, today)).toBeNull();
  });

  test("among several by the first that is", () => {
    expect(firstUnverified(register, [read, recalled], today)).not.toBeNull();
    expect(firstUnverified(register, [read], today)).toBeNull();
  });
});
