import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { emptyRegister } from "@/lib/domain/register";
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
});
