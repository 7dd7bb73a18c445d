import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { emptyRegister } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { termsInWords } from "./terms-in-words";

const bare = { ref: "a", validFrom: calendarDateOf("2026-01-01") };
const wordsOf = (agreement: object) =>
  termsInWords(emptyRegister, { ...bare, ...agreement }, "Europe/Berlin", (ref) => `vendor ${ref}`);

describe("the terms of an agreement in words", () => {
  test("say what counts where the agreement is silent, and that it is silent", () => {
    const words = wordsOf({});
    expect(words.every(({ ground, clause }) => ground === "SILENT" && clause === null)).toBe(true);
    expect(words.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      "Authorisation: Prior specific authorisation (Option 1)",
      "If the customer does not answer: Nothing happens without its approval",
      "Notice period: 30 days",
      "Objection period: 30 days",
      "Counts as received: On the next working day",
      "Must reach: Any one of the contacts for notices",
      "A period that ends on a weekend: Ends on the next working day",
      "May take effect after: The later of notice end and objection end",
      "Days are counted in: Europe/Berlin",
    ]);
  });

  test("quote the clause beside what it says", () => {
    const [, , notice] = wordsOf({
      noticePeriod: "P1M",
      noticeClause: "at least one month before",
    });
    expect(notice).toEqual({
      label: "Notice period",
      value: "1 month",
      ground: "AGREEMENT",
      profile: null,
      overridden: null,
      clause: "at least one month before",
    });
  });

  test("name what the agreement promises beyond its periods", () => {
    const words = wordsOf({
      residencyCountries: ["DE", "FR"],
      excludedVendorIds: ["v1"],
      emergencyAllowed: false,
      remedy: "REFUND",
    });
    expect(words.slice(9).map(({ label, value }) => `${label}: ${value}`)).toEqual([
      "Remedy: Refund",
      "Emergency replacement: Not allowed",
      "Data may only be in: Germany, France",
      "Vendors left out: vendor v1",
    ]);
  });

  test("say what comes from the profile, and what the agreement overrides", () => {
    const profile = given.termsProfile({
      name: "Standard 2025",
      noticePeriod: "P14D",
      objectionPeriod: "P10D",
      objectionDayCount: "BUSINESS",
      objectionClause: "§ 7.2",
      contactsToInform: "ALL_CONTACTS",
      deemedReceipt: "AFTER_DAYS",
      receiptDays: 3,
      receiptDayCount: "BUSINESS",
      noticePeriodM2: "P7D",
    });
    const words = termsInWords(
      given.register({ TermsProfile: [profile] }),
      { ...bare, termsProfileId: "standard", noticePeriod: "P1M", noticeClause: "clause 7.3" },
      "UTC",
      (ref) => ref,
    );
    const said = (label: string) => words.find((term) => term.label === label);
    expect(said("Notice period")).toEqual({
      label: "Notice period",
      value: "1 month",
      ground: "AGREEMENT",
      profile: "Standard 2025",
      overridden: "14 days",
      clause: "clause 7.3",
    });
    expect(said("Objection period")).toMatchObject({
      value: "10 business days",
      ground: "PROFILE",
      profile: "Standard 2025",
      clause: "§ 7.2",
    });
    expect(said("Counts as received")?.value).toBe("3 business days after it is sent");
    expect(said("Must reach")?.value).toBe("All of the contacts for notices");
    expect(said("Notice period without a right to object")?.value).toBe("7 days");
  });

  test("override nothing where the agreement says what its profile says", () => {
    const profile = given.termsProfile({ ref: "standard", noticePeriod: "P14D" });
    const [notice] = termsInWords(
      given.register({ TermsProfile: [profile] }),
      { ...bare, termsProfileId: "standard", noticePeriod: "P14D", noticeClause: "clause 7.3" },
      "UTC",
      (ref) => ref,
    ).filter(({ label }) => label === "Notice period");
    expect(notice).toMatchObject({ ground: "AGREEMENT", profile: null, overridden: null });
  });

  test("say which features are used, and that what is not known counts as used", () => {
    const register = given.register({
      Product: [given.product({ features: ["Push", "Surveys"] })],
    });
    const said = (agreement: object, products = register) =>
      termsInWords(products, { ...bare, ...agreement }, "UTC", (ref) => ref)
        .filter(({ label }) => label === "Features used")
        .map(({ value, ground }) => `${ground}: ${value}`);
    expect(said({ features: ["Push"] })).toEqual(["AGREEMENT: Push"]);
    expect(
      said({ fieldStates: { features: { state: "NOT_APPLICABLE", reason: "Uses none" } } }),
    ).toEqual(["AGREEMENT: None of the optional ones"]);
    expect(said({})).toEqual(["SILENT: Not known; it counts as using every feature"]);
    expect(said({ features: ["Pull"] })).toEqual([
      "SILENT: Not known; no product of it has “Pull”; it counts as using every feature",
    ]);
    expect(said({}, emptyRegister)).toEqual([]);
  });

  test("say under specific authorisation what silence is", () => {
    const silence = (fields: object) =>
      wordsOf({ authorisation: "SPECIFIC", ...fields }).find(
        ({ label }) => label === "If the customer does not answer",
      )?.value;
    expect(silence({})).toBe("Nothing happens without its approval");
    expect(silence({ silenceApproves: true })).toContain("no clause is quoted");
    expect(silence({ silenceApproves: true, silenceClause: "§ 8" })).toContain(
      "Silence counts as approval",
    );
    expect(silence({ authorisation: "GENERAL" })).toBeUndefined();
  });
});
