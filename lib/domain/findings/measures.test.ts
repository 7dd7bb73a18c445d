import { describe, expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";

type Measure = Parameters<typeof given.securityMeasure>[0];

function withMeasure(fields: Measure) {
  return given.completeRegister({ SecurityMeasure: [given.securityMeasure(fields)] });
}

describe("TOM-001, a measure", () => {
  test.each([
    "Measures for the protection of data during storage",
    "Encryption at rest",
    "We follow industry standards to keep your personal data secure and protected.",
  ])("is generic when it says “%s”", (text) => {
    expect(found("TOM-001", withMeasure({ text }))).toMatchObject([
      { severity: "error", kind: "SecurityMeasure", ref: "encryption", field: "text" },
    ]);
  });

  test("is specific when it names an industry standard and what is done", () => {
    const text =
      "Industry standard TLS 1.3 with HSTS on every public endpoint; older versions are refused";
    expect(found("TOM-001", withMeasure({ text }))).toEqual([]);
  });

  test("may be short when it states what is not done", () => {
    expect(
      found("TOM-001", withMeasure({ text: "Not encrypted at rest", negativeFact: true })),
    ).toEqual([]);
  });
});

describe("TOM-004, an old protocol", () => {
  test.each([
    ["SSL and TLS 1.0 are disabled; TLS 1.2 or later", 0],
    ["SSL/TLS 1.2 or later on every connection", 0],
    ["TLS 1.3; TLS 1.0 and 1.1 are not supported.", 0],
    ["TLS 1.0 or later on every connection", 1],
    ["TLS 1.0 for old devices; SSL is disabled", 1],
    ["TLS 1.0 cannot be disabled", 1],
    ["TLS 1.0 is used for old devices, while SSL is disabled", 1],
    ["SSL is disabled, but TLS 1.1 is still accepted", 1],
    ["TLS 1.2 is used, with TLS 1.0 for old devices, and SSL is off", 1],
    ["Connections use TLS 1.3, and SSL, TLS 1.0 and TLS 1.1 are refused", 0],
    ["We have disabled SSL, TLS 1.0 and TLS 1.1, and use TLS 1.2 or later", 0],
  ])("that stands in “%s” is found %i times", (text, times) => {
    expect(found("TOM-004", withMeasure({ text }))).toHaveLength(times);
  });
});

describe("TOM-005, assistance to the controller", () => {
  test("is wanting in agreements and in transfers under module 2 or 3", () => {
    const register = given.without(given.completeRegister(), "SecurityMeasure", "assistance");
    expect(found("TOM-005", register).map(({ kind, ref }) => [kind, ref])).toEqual([
      ["CustomerAgreement", "client-agreement"],
      ["TransferMechanismUse", "addendum-uk"],
      ["TransferMechanismUse", "clauses-ch"],
      ["TransferMechanismUse", "clauses-eu"],
    ]);
  });

  test("is asked of whoever processes for others and records no agreement at all", () => {
    const complete = given.completeRegister();
    const alone = given.without(complete, "CustomerAgreement", "client-agreement");
    expect(found("TOM-005", alone)).toEqual([]);
    expect(
      found("TOM-005", given.without(alone, "SecurityMeasure", "assistance")).map(
        ({ kind, ref }) => [kind, ref],
      ),
    ).toContainEqual(["ProcessingActivity", "tickets"]);
  });

  test("must reach each product", () => {
    const elsewhere = given.securityMeasure({
      ref: "assistance",
      assistance: true,
      productIds: ["chat"],
    });
    expect(found("TOM-005", given.completeRegister({ SecurityMeasure: [elsewhere] }))).not.toEqual(
      [],
    );
    const here = { ...elsewhere, productIds: ["chat", "desk"] };
    expect(found("TOM-005", given.completeRegister({ SecurityMeasure: [here] }))).toEqual([]);
  });

  test("is not asked of modules 1 and 4", () => {
    const register = given.without(
      given.completeRegister({
        TransferMechanismUse: [given.transferMechanismUse({ sccModule: "M1" })],
      }),
      "SecurityMeasure",
      "assistance",
    );
    expect(found("TOM-005", register).map(({ ref }) => ref)).not.toContain("clauses-eu");
  });
});
