import { describe, expect, test } from "vitest";
import { affectedAgreements } from "@/lib/domain/change/affected";
import { classify } from "@/lib/domain/change/classify";
import { apply, type RecordChange } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";

const clause = "§ 6: thirty days beforehand.";
const world = given.completeRegister({
  TermsProfile: [
    given.termsProfile({ noticePeriod: "P30D", noticeClause: clause, objectionPeriod: "P30D" }),
    given.termsProfile({ ref: "same", noticePeriod: "P30D", objectionPeriod: "P30D" }),
    given.termsProfile({ ref: "shorter", noticePeriod: "P10D" }),
  ],
  CustomerAgreement: [
    given.customerAgreement({ ref: "silent", noticePeriod: undefined, termsProfileId: "standard" }),
    given.customerAgreement({ ref: "outspoken", termsProfileId: "standard" }),
  ],
});

function itemsOf(...changes: RecordChange[]) {
  return classify(world, changes, given.today, []).map(({ rule, class: changeClass, scope }) => ({
    rule,
    class: changeClass,
    scope,
  }));
}

const untold = { rule: null, class: "I", scope: { type: "nobody" } };

describe("a profile of terms", () => {
  test("with other terms is a change of each agreement that follows it and does not say otherwise", () => {
    const longer = changed(world, "TermsProfile", "standard", { noticePeriod: "P60D" });
    expect(itemsOf(longer)).toEqual([
      {
        rule: "AGREEMENT_TERMS_CHANGED",
        class: "M2",
        scope: { type: "agreements", refs: ["silent"] },
      },
    ]);
    const told = affectedAgreements(
      world,
      apply(world, [longer]),
      classify(world, [longer], given.today, []),
      given.today,
    );
    expect(told.map(({ agreement }) => agreement.ref)).toEqual(["silent"]);
  });

  test("that counts the days of its period otherwise changes nothing for who has a period of its own", () => {
    const counted = changed(world, "TermsProfile", "standard", { noticeDayCount: "BUSINESS" });
    expect(itemsOf(counted)).toMatchObject([{ scope: { refs: ["silent"] } }]);
  });

  test("that is quoted otherwise, named otherwise or followed by nobody tells nobody", () => {
    expect(
      itemsOf(
        changed(world, "TermsProfile", "standard", { noticeClause: "§ 7", name: "Standard" }),
        changed(world, "TermsProfile", "shorter", { noticePeriod: "P14D" }),
        added("TermsProfile", given.termsProfile({ ref: "new" })),
        ended("TermsProfile", "same"),
      ),
    ).toEqual([untold, untold, untold, untold, untold]);
  });
});

describe("an agreement and its profile", () => {
  const own = (ref: string) => ({ type: "agreement", ref });

  test("may take the same words from one another, which changes nothing", () => {
    expect(
      itemsOf(
        changed(world, "CustomerAgreement", "outspoken", { noticePeriod: undefined }),
        changed(world, "CustomerAgreement", "silent", { noticePeriod: "P30D" }),
        changed(world, "CustomerAgreement", "client-agreement", { termsProfileId: "same" }),
      ),
    ).toEqual([
      { rule: null, class: "I", scope: own("outspoken") },
      { rule: null, class: "I", scope: own("silent") },
      { rule: null, class: "I", scope: own("client-agreement") },
    ]);
  });

  test("may not part without a signature where that changes what counts", () => {
    expect(
      itemsOf(
        changed(world, "CustomerAgreement", "silent", { termsProfileId: "shorter" }),
        changed(world, "CustomerAgreement", "outspoken", { noticePeriod: "P10D" }),
      ),
    ).toEqual([
      { rule: "AGREEMENT_TERMS_CHANGED", class: "M2", scope: own("silent") },
      { rule: "AGREEMENT_TERMS_CHANGED", class: "M2", scope: own("outspoken") },
    ]);
  });
});
