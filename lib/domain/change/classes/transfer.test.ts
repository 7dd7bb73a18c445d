import { describe, expect, test } from "vitest";
import { calendarDateOf } from "@/lib/domain/calendar";
import { classify } from "@/lib/domain/change/classify";
import type { RecordChange, Register } from "@/lib/domain/register";
import { ruleWorld as world } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import { holding } from "./transfer";

function verdictsOf(
  changes: readonly RecordChange[],
  before: Register = world,
  asOf = given.today,
) {
  return classify(before, changes, asOf, []).map(({ field, rule, class: changeClass }) => [
    field,
    rule,
    changeClass,
  ]);
}

describe("a transfer", () => {
  const mailIn = given.transfer({ ref: "mail-in", engagementId: "mail", destination: "IN" });

  test("that is new to a country is a move there", () => {
    expect(verdictsOf([added("Transfer", mailIn)])).toEqual([
      [null, "LOCATION_EEA_TO_THIRD_COUNTRY", "M1"],
    ]);
  });

  test("that is recorded for a country of before repairs the record", () => {
    const before = given.withRecords(world, {
      ProcessingLocation: [
        given.processingLocation({ ref: "m", engagementId: "mail", country: "IN" }),
      ],
    });
    const clauses = given.transferMechanismUse({ ref: "mail-clauses", transferId: "mail-in" });
    const repair = [added("Transfer", mailIn), added("TransferMechanismUse", clauses)];
    expect(verdictsOf(repair, before)[0]).toEqual([null, "TRANSFER_MECHANISM_REPAIRED", "M2"]);
    const unsigned = { ...clauses, mechanism: undefined };
    for (const nothing of [unsigned, { ...clauses, mechanism: "ART_49" as const }])
      expect(
        verdictsOf([added("Transfer", mailIn), added("TransferMechanismUse", nothing)], before)[0],
      ).toEqual([null, "TRANSFER_MECHANISM_LOST", "M1"]);
    expect(verdictsOf([added("Transfer", mailIn)], before)).toEqual([
      [null, "TRANSFER_MECHANISM_LOST", "M1"],
    ]);
  });

  test("beside one that holds repairs nothing: it is another importer, or other terms", () => {
    const second = given.transfer({ ref: "second" });
    const clauses = given.transferMechanismUse({ ref: "second-clauses", transferId: "second" });
    const rule = (transfer: typeof second) =>
      verdictsOf([added("Transfer", transfer), added("TransferMechanismUse", clauses)])[0]?.[1];
    expect(rule(second)).toBe("TRANSFER_CLAUSE_OPTIONS_CHANGED");
    expect(rule({ ...second, importerEntityId: "beta-gmbh" })).toBe(
      "LEGAL_ENTITY_CONTRACTING_PARTY_MOVED",
    );
  });

  test("that goes while the processing there stays is a mechanism lost", () => {
    expect(verdictsOf([ended("Transfer", "hosting-transfer")])).toEqual([
      [null, "TRANSFER_MECHANISM_LOST", "M1"],
    ]);
    expect(
      verdictsOf([
        ended("Transfer", "hosting-transfer"),
        ended("ProcessingLocation", "hosting-us"),
      ])[0],
    ).toEqual([null, null, "I"]);
  });

  test.each([
    ["destination", { destination: "IN" }, "LOCATION_THIRD_COUNTRY_TO_ANOTHER", "M1"],
    ["destination", { destination: "GB" }, "LOCATION_THIRD_COUNTRY_TO_EEA_OR_ADEQUATE", "I"],
    ["engagementId", { engagementId: "mail" }, "LOCATION_EEA_TO_THIRD_COUNTRY", "M1"],
    [
      "importerEntityId",
      { importerEntityId: "beta-gmbh" },
      "LEGAL_ENTITY_CONTRACTING_PARTY_MOVED",
      "M1",
    ],
    ["importerRole", { importerRole: "CONTROLLER" }, "TRANSFER_CLAUSE_OPTIONS_CHANGED", "M2"],
    ["exporterRole", { exporterRole: "CONTROLLER" }, "TRANSFER_CLAUSE_OPTIONS_CHANGED", "M2"],
    ["supplementaryMeasures", { supplementaryMeasures: ["Encryption"] }, "MEASURE_UPGRADED", "I"],
  ] as const)("with another %s %j is %s (%s)", (field, fields, rule, changeClass) => {
    expect(verdictsOf([changed(world, "Transfer", "hosting-transfer", fields)])).toEqual([
      [field, rule, changeClass],
    ]);
  });

  test("with a supplementary measure less is downgraded, even where another comes", () => {
    const before = given.withRecords(world, {
      Transfer: [given.transfer({ supplementaryMeasures: ["Encryption", "Own keys"] })],
    });
    expect(
      verdictsOf(
        [
          changed(before, "Transfer", "hosting-transfer", {
            supplementaryMeasures: ["Encryption", "Audit"],
          }),
        ],
        before,
      ),
    ).toEqual([["supplementaryMeasures", "MEASURE_DOWNGRADED", "M1"]]);
  });
});

describe("a mechanism", () => {
  test("of Art. 49 holds nothing: what rests on it alone has lost its mechanism", () => {
    const before = given.without(world, "TransferMechanismUse", "framework-eu");
    expect(
      verdictsOf(
        [changed(before, "TransferMechanismUse", "clauses-eu", { mechanism: "ART_49" })],
        before,
      ),
    ).toEqual([["mechanism", "TRANSFER_MECHANISM_LOST", "M1"]]);
  });

  test("that a court has ended holds until the day before the judgment", () => {
    const shield = given.withRecords(given.register({}), {
      Transfer: [given.transfer()],
      TransferMechanismUse: [
        given.transferMechanismUse({ mechanism: "PRIVACY_SHIELD", concludedOn: "2019-02-01" }),
      ],
    });
    const heldOn = (day: string) =>
      holding(shield, "hosting-transfer", "EU_GDPR", calendarDateOf(day));
    expect(heldOn("2020-07-15")).toHaveLength(1);
    expect(heldOn("2020-07-16")).toEqual([]);
  });

  test("in the place of one that a court has ended is a repair", () => {
    const before = given.withRecords(given.without(world, "TransferMechanismUse", "framework-eu"), {
      TransferMechanismUse: [given.transferMechanismUse({ mechanism: "PRIVACY_SHIELD" })],
    });
    expect(
      verdictsOf(
        [changed(before, "TransferMechanismUse", "clauses-eu", { mechanism: "SCC_2021_914" })],
        before,
      ),
    ).toEqual([["mechanism", "TRANSFER_MECHANISM_REPAIRED", "M2"]]);
  });

  test("beside a certificate that was withdrawn is a repair", () => {
    const alone = given.without(world, "TransferMechanismUse", "clauses-eu");
    const [certificate] = [...alone.DpfCertification.keys()];
    const before = given.withRecords(alone, {
      DpfCertification: [given.dpfCertification({ ref: certificate ?? "", status: "WITHDRAWN" })],
    });
    expect(
      verdictsOf([added("TransferMechanismUse", given.transferMechanismUse())], before),
    ).toEqual([[null, "TRANSFER_MECHANISM_REPAIRED", "M2"]]);
  });

  test("that is not concluded yet, or is none, repairs nothing", () => {
    const before = given.without(world, "TransferMechanismUse", "clauses-eu", "framework-eu");
    for (const fields of [{ concludedOn: "2099-01-01" }, { mechanism: undefined }])
      expect(
        verdictsOf([added("TransferMechanismUse", given.transferMechanismUse(fields))], before),
      ).toEqual([[null, "TRANSFER_CLAUSE_OPTIONS_CHANGED", "M2"]]);
  });

  test("that comes as a fallback changes the terms, not what holds", () => {
    expect(
      verdictsOf([
        added(
          "TransferMechanismUse",
          given.transferMechanismUse({ ref: "bcr", mechanism: "BCR_P", priority: 3 }),
        ),
      ]),
    ).toEqual([[null, "TRANSFER_CLAUSE_OPTIONS_CHANGED", "M2"]]);
  });

  test("that changes places with its fallback swaps what holds", () => {
    expect(
      verdictsOf([
        changed(world, "TransferMechanismUse", "clauses-eu", { priority: 1 }),
        changed(world, "TransferMechanismUse", "framework-eu", { priority: 2 }),
      ]),
    ).toEqual([
      ["priority", "TRANSFER_MECHANISM_DPF_SCC_SWAPPED", "M2"],
      ["priority", "TRANSFER_MECHANISM_DPF_SCC_SWAPPED", "M2"],
    ]);
  });

  test("that is moved to another regime is lost under the first", () => {
    const before = given.without(world, "TransferMechanismUse", "framework-eu");
    expect(
      verdictsOf(
        [changed(before, "TransferMechanismUse", "clauses-eu", { regime: "UK_GDPR" })],
        before,
      ),
    ).toEqual([["regime", "TRANSFER_MECHANISM_LOST", "M1"]]);
  });

  test("that is moved to another transfer is lost for the first", () => {
    const before = given.withRecords(given.without(world, "TransferMechanismUse", "framework-eu"), {
      Transfer: [given.transfer({ ref: "mail-us", engagementId: "mail" })],
    });
    const items = classify(
      before,
      [changed(before, "TransferMechanismUse", "clauses-eu", { transferId: "mail-us" })],
      given.today,
      [],
    );
    expect(items).toMatchObject([
      { rule: "TRANSFER_MECHANISM_LOST", scope: { type: "products", refs: ["desk", "chat"] } },
    ]);
  });

  test("of a transfer that is new, too, leaves the word to the transfer", () => {
    const items = verdictsOf([
      added("Transfer", given.transfer({ ref: "mail-us", engagementId: "mail" })),
      added(
        "TransferMechanismUse",
        given.transferMechanismUse({ ref: "mail-clauses", transferId: "mail-us" }),
      ),
    ]);
    expect(items).toEqual([
      [null, "LOCATION_EEA_TO_THIRD_COUNTRY", "M1"],
      [null, null, "I"],
    ]);
  });
});
