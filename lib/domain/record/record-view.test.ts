import { expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";
import { findingViews } from "./record-view";

/** A purpose without its legal basis. */
const withoutBasis = given.without(given.completeRegister(), "LegalBasisUse", "billing-basis-eu");
const underOne = found("ACT-004", withoutBasis, { regimes: ["EU_GDPR"] });

test("what is found under one regime is waived under that one", () => {
  expect(findingViews(underOne).map(({ waiveHref }) => waiveHref)).toEqual([
    "/staff/waivers/new?rule=ACT-004&foundIn=ActivityPurpose%2Fbilling-purpose&regime=EU_GDPR",
  ]);
});

test("what is said once of several regimes is waived under all of them", () => {
  const underTwo = underOne.flatMap((finding) => [
    finding,
    { ...finding, regime: "UK_GDPR" as const },
  ]);
  const views = findingViews(underTwo);
  expect(views.map(({ regimes }) => regimes.length)).toEqual([2]);
  expect(views.map(({ waiveHref }) => waiveHref)).toEqual([
    "/staff/waivers/new?rule=ACT-004&foundIn=ActivityPurpose%2Fbilling-purpose",
  ]);
});
