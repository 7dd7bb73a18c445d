import { describe, expect, test } from "vitest";
import { classify } from "@/lib/domain/change/classify";
import type { RecordChange, Register } from "@/lib/domain/register";
import { ruleWorld as world } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import { isNewEngagement, replacedBy } from "./engagement";

function verdictsOf(changes: readonly RecordChange[], before: Register = world) {
  return classify(before, changes, given.today, []).map(({ rule, class: changeClass, scope }) => ({
    rule,
    class: changeClass,
    scope,
  }));
}

describe("the products of an engagement", () => {
  test("tell those who get it and those who lose it apart", () => {
    expect(
      verdictsOf([changed(world, "Engagement", "mail", { productIds: ["chat", "wiki"] })]),
    ).toEqual([
      {
        rule: "ENGAGEMENT_EXTENDED_TO_PRODUCT",
        class: "M1",
        scope: { type: "products", refs: ["wiki"] },
      },
      { rule: "ENGAGEMENT_REDUCED", class: "I", scope: { type: "products", refs: ["desk"] } },
    ]);
  });

  test("extend it when none is named any more", () => {
    const before = given.withRecords(world, {
      ProcessingActivity: [given.processingActivity({ productIds: undefined })],
    });
    for (const productIds of [undefined, []]) {
      expect(verdictsOf([changed(before, "Engagement", "mail", { productIds })], before)).toEqual([
        { rule: "ENGAGEMENT_EXTENDED_TO_PRODUCT", class: "M1", scope: { type: "everyone" } },
      ]);
    }
  });

  test("narrow it when the first is named", () => {
    const before = given.withRecords(world, {
      Engagement: [given.engagement({ productIds: undefined })],
    });
    expect(
      verdictsOf([changed(before, "Engagement", "hosting", { productIds: ["desk"] })], before),
    ).toMatchObject([{ rule: "ENGAGEMENT_REDUCED", class: "I" }]);
  });

  test("say nothing by their order, and are not forgotten for it", () => {
    expect(
      verdictsOf([changed(world, "Engagement", "mail", { productIds: ["chat", "desk"] })]),
    ).toEqual([{ rule: null, class: "I", scope: { type: "products", refs: ["desk", "chat"] } }]);
  });
});

describe("the activities of an engagement", () => {
  const processor = given.withRecords(world, {
    ProcessingActivity: [
      given.processingActivity({ ref: "wikis", name: "Host wikis", productIds: ["wiki"] }),
    ],
    Engagement: [given.engagement({ ref: "cards", activityIds: ["billing"] })],
  });

  test("make a sub-processor of whom only we ourselves used", () => {
    expect(
      verdictsOf(
        [changed(processor, "Engagement", "cards", { activityIds: ["billing", "tickets"] })],
        processor,
      ),
    ).toEqual([
      { rule: "ENGAGEMENT_ADDED", class: "M1", scope: { type: "products", refs: ["desk"] } },
    ]);
  });

  test("end a sub-processor that is left with our own", () => {
    expect(
      verdictsOf([changed(world, "Engagement", "hosting", { activityIds: ["billing"] })]),
    ).toMatchObject([{ rule: "ENGAGEMENT_REMOVED", class: "I" }]);
  });

  test("concern the products that another activity of the customers serves", () => {
    expect(
      verdictsOf(
        [changed(processor, "Engagement", "hosting", { activityIds: ["tickets", "wikis"] })],
        processor,
      ),
    ).toEqual([
      {
        rule: "ENGAGEMENT_EXTENDED_TO_PRODUCT",
        class: "M1",
        scope: { type: "products", refs: ["wiki"] },
      },
    ]);
  });

  test("concern no customer where the one that is added is our own", () => {
    expect(
      verdictsOf([
        changed(world, "Engagement", "hosting", { activityIds: ["tickets", "billing"] }),
      ]),
    ).toMatchObject([{ rule: null, class: "I" }]);
  });
});

describe("the contract with a sub-processor", () => {
  test.each([
    ["is not known to be signed any more", { contractSignedOn: undefined }],
    ["is of no known form any more", { contractType: undefined }],
    ["has no flow-down any more", { contractFlowDown: false }],
    ["is not known to have a flow-down any more", { contractFlowDown: undefined }],
    ["has no third-party beneficiary clause any more", { contractThirdPartyBeneficiary: false }],
    ["ends today", { contractExpiresOn: given.today }],
  ] as const)("is lost when it %s", (_what, fields) => {
    expect(verdictsOf([changed(world, "Engagement", "hosting", fields)])).toMatchObject([
      { rule: "ENGAGEMENT_CONTRACT_LOST", class: "A" },
    ]);
  });

  test.each([
    ["is of another form", { contractType: "OWN_DPA" }],
    ["was signed on another day", { contractSignedOn: "2020-01-01" }],
    ["has another version", { contractVersion: "2" }],
  ] as const)("stands when it %s", (_what, fields) => {
    expect(verdictsOf([changed(world, "Engagement", "hosting", fields)])).toMatchObject([
      { rule: null, class: "I" },
    ]);
  });

  test("is lost when it says less of what Art. 28(3) asks for, although nobody outside reads it", () => {
    const before = given.withRecords(world, {
      Engagement: [
        given.engagement({ contractClauses: ["A_INSTRUCTIONS", "G_DELETION_OR_RETURN"] }),
      ],
    });
    const verdicts = (contractClauses: typeof less) =>
      verdictsOf([changed(before, "Engagement", "hosting", { contractClauses })], before);
    const less: ("A_INSTRUCTIONS" | "G_DELETION_OR_RETURN" | "H_AUDITS")[] = ["A_INSTRUCTIONS"];
    expect(verdicts(less)).toMatchObject([{ rule: "ENGAGEMENT_CONTRACT_LOST", class: "A" }]);
    expect(verdicts(["A_INSTRUCTIONS", "G_DELETION_OR_RETURN", "H_AUDITS"])).toMatchObject([
      { rule: null, class: "INTERNAL" },
    ]);
  });

  test("cannot lose what it never had", () => {
    const before = given.withRecords(world, {
      Engagement: [given.engagement({ contractFlowDown: false })],
    });
    expect(
      verdictsOf(
        [changed(before, "Engagement", "hosting", { contractFlowDown: undefined })],
        before,
      ),
    ).toMatchObject([{ rule: null }]);
  });
});

describe("an engagement", () => {
  test("with a feature named is narrower, with another or none it is new", () => {
    const before = given.withRecords(world, {
      Engagement: [given.engagement({ feature: "Search" })],
    });
    expect(
      verdictsOf([changed(world, "Engagement", "hosting", { feature: "Search" })]),
    ).toMatchObject([{ rule: "ENGAGEMENT_REDUCED" }]);
    for (const feature of ["Answers", undefined]) {
      expect(
        verdictsOf([changed(before, "Engagement", "hosting", { feature })], before),
      ).toMatchObject([{ rule: "ENGAGEMENT_EXTENDED_TO_PRODUCT", class: "M1" }]);
    }
  });

  test("of another service is another processor", () => {
    expect(
      verdictsOf([changed(world, "Engagement", "hosting", { vendorServiceId: "beta-mail" })]),
    ).toMatchObject([{ rule: "ENGAGEMENT_REPLACED", class: "M1" }]);
  });

  test("on stand-by is switched on as a matter of information: it was authorised before", () => {
    const before = given.withRecords(world, { Engagement: [given.engagement({ standby: true })] });
    const change = changed(before, "Engagement", "hosting", { standby: false });
    expect(classify(before, [change], given.today, [])).toMatchObject([
      { rule: null, class: "I", toldSameDay: true },
    ]);
  });

  test("about which customers were told something adverse is told to be right again", () => {
    const before = given.withRecords(world, {
      Engagement: [given.engagement({ adverseFact: "They were broken into" })],
    });
    const change = changed(before, "Engagement", "hosting", { adverseFact: undefined });
    expect(classify(before, [change], given.today, [])).toMatchObject([
      { rule: null, class: "I", toldSameDay: true },
    ]);
  });

  test("of ours alone concerns no customer, whatever changes", () => {
    const before = given.withRecords(world, {
      Engagement: [given.engagement({ activityIds: ["billing"] })],
    });
    expect(
      verdictsOf([changed(before, "Engagement", "hosting", { purpose: "Other" })], before),
    ).toEqual([{ rule: null, class: "I", scope: { type: "nobody" } }]);
    expect(verdictsOf([ended("Engagement", "hosting")], before)).toMatchObject([
      { class: "I", scope: { type: "nobody" } },
    ]);
  });

  test("tells what it replaces and whether it is new", () => {
    const after = given.withRecords(given.without(world, "Engagement", "mail"), {
      Engagement: [given.engagement({ ref: "new", productIds: ["chat"] })],
    });
    const context = {
      before: world,
      after,
      key: { kind: "Engagement" as const, ref: "new" },
      asOf: given.today,
      differences: [],
    };
    expect(replacedBy(context)).toEqual(["mail"]);
    expect(isNewEngagement(context, "new")).toBe(true);
    expect(isNewEngagement(context, "hosting")).toBe(false);
    expect(isNewEngagement(context, undefined)).toBe(false);
  });

  test("speaks for its parts when it is new: they have its class", () => {
    const items = verdictsOf([
      added("Engagement", given.engagement({ ref: "new", productIds: ["chat"] })),
      added(
        "ProcessingLocation",
        given.processingLocation({ ref: "new-fr", engagementId: "new", country: "FR" }),
      ),
      added("Transfer", given.transfer({ ref: "new-us", engagementId: "new" })),
      added(
        "TransferMechanismUse",
        given.transferMechanismUse({ ref: "new-clauses", transferId: "new-us" }),
      ),
    ]);
    expect(items).toEqual(
      items.map(() => ({
        rule: "ENGAGEMENT_ADDED",
        class: "M1",
        scope: { type: "products", refs: ["chat"] },
      })),
    );
  });

  test("takes its parts along when it goes: no mechanism is lost", () => {
    const items = verdictsOf([
      ended("Engagement", "hosting"),
      ended("ProcessingLocation", "hosting-us"),
      ended("Transfer", "hosting-transfer"),
      ...["framework-eu", "clauses-eu"].map((ref) => ended("TransferMechanismUse", ref)),
    ]);
    expect(items.map((item) => item.class)).toEqual(["I", "I", "I", "I", "I"]);
  });
});
