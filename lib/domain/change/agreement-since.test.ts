import { describe, expect, test } from "vitest";
import { apply, type Register } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { changed } from "@/lib/testing/proposed";
import { agreementsSince } from "./agreement-since";

type Fields = Parameters<typeof changed<"CustomerAgreement">>[3];

const mailMoves = changed(ruleWorld, "ProcessingLocation", "mail-de", { country: "FR" });

/** What counts for agreements told of the move, after one of them was changed like this. */
function since(fields: Fields, told: "M1" | "M2" | "I" = "M2", register: Register = ruleWorld) {
  const now = apply(register, [changed(register, "CustomerAgreement", "chat-agreement", fields)]);
  const notices = [{ agreementRef: "chat-agreement", changeClass: told }];
  const input = { register: now, changes: [mailMoves], overrides: [], on: given.today };
  return Object.fromEntries(agreementsSince({ ...input, told: notices, asTold: register }));
}

describe("an agreement that was changed since it was told of a change", () => {
  test("counts for nothing where what was changed has nothing to do with it", () => {
    expect(since({ language: "fr", noticePeriod: "P90D" })).toEqual({});
  });

  test("is concerned no more where it dropped the product", () => {
    expect(since({ productIds: ["wiki"] })).toEqual({ "chat-agreement": "NOT_CONCERNED" });
  });

  test("is concerned no more where it says that it does not use the optional feature", () => {
    const narrow = apply(ruleWorld, [
      changed(ruleWorld, "Product", "chat", { features: ["Push", "Surveys"] }),
      changed(ruleWorld, "Engagement", "mail", { features: ["Push"] }),
    ]);
    const told = (features: string[]) => since({ features }, "M2", narrow);
    expect(told(["Surveys"])).toEqual({ "chat-agreement": "NOT_CONCERNED" });
    expect(told(["Push"])).toEqual({});
    expect(told(["Pushes"])).toEqual({});
  });

  test("leaves the change out where it leaves the vendor out", () => {
    expect(since({ excludedVendorIds: ["beta"] })).toEqual({ "chat-agreement": "VENDOR_EXCLUDED" });
  });

  test("was told too little where it now says in which countries its data stay", () => {
    expect(since({ residencyCountries: ["DE"] })).toEqual({ "chat-agreement": "HIGHER_CLASS" });
    expect(since({ residencyCountries: ["DE"] }, "M1")).toEqual({});
    expect(since({ residencyCountries: ["DE", "FR"] })).toEqual({});
  });

  test("was told enough where the rules say more today than they said at the announcement", () => {
    expect(since({ language: "fr" }, "I")).toEqual({});
    expect(since({ residencyCountries: ["DE"] }, "I")).toEqual({
      "chat-agreement": "HIGHER_CLASS",
    });
  });

  test("is closed as such where it is over, and not judged where it began later", () => {
    expect(since({ productIds: ["wiki"], endsOn: "2026-01-01" })).toEqual({});
    expect(since({ productIds: ["wiki"], effectiveFrom: "2027-01-01" })).toEqual({});
  });
});
