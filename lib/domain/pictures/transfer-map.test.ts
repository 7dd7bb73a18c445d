import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { check } from "@/lib/domain/findings/check";
import { regimes } from "@/lib/domain/reference/enums";
import { apply, list } from "@/lib/domain/register";
import { demoRegister, otherwise } from "@/lib/testing/demo-annex";
import { transferMap } from "./transfer-map";

const asOf = day("2026-11-21");

function mapOf(register = demoRegister()) {
  return transferMap(register, {
    asOf,
    entity: "halden-de",
    findings: check(register, asOf, regimes),
  });
}

describe("transferMap", () => {
  const map = mapOf();

  test("has each transfer of the register once", () => {
    const refs = list(demoRegister(), "Transfer").map(({ ref }) => ref);
    expect(map.transfers.map(({ ref }) => ref).toSorted()).toEqual(refs.toSorted());
  });

  test("orders destinations by how the law of the main entity sees them", () => {
    const order = ["INTERNAL", "ADEQUATE", "ADEQUATE_CONDITIONAL", "NONE", "UNKNOWN"];
    const statuses = map.destinations.map(({ status }) => order.indexOf(status));
    expect(statuses).toEqual(statuses.toSorted((one, other) => one - other));
    expect(map.destinations.find(({ code }) => code === "IN")?.status).toBe("NONE");
  });

  test("tells on what a transfer rests", () => {
    expect(map.transfers.find(({ destination }) => destination === "IN")).toMatchObject({
      family: "CLAUSES",
      place: "India",
    });
  });

  test("takes a mechanism that no longer holds for none, and shows what is found wrong", () => {
    const [use] = list(demoRegister(), "TransferMechanismUse").filter(
      ({ regime, transferId }) => regime === "EU_GDPR" && transferId === "brightwater",
    );
    const fallen = mapOf(
      apply(demoRegister(), [
        otherwise("TransferMechanismUse", use?.ref ?? "", { mechanism: "PRIVACY_SHIELD" }),
      ]),
    ).transfers.find(({ ref }) => ref === "brightwater");
    expect(fallen?.family).toBe("NONE");
    expect(fallen?.errors).toBeGreaterThan(0);
    expect(fallen?.findings.map(({ code }) => code)).toContain("TRF-002");
  });

  test("knows an international organisation by its name and its own decision, wherever it sits", () => {
    const toOrganisation = otherwise("Transfer", "brightwater", { organisation: "INT_ORG:EPO" });
    const patents = mapOf(apply(demoRegister(), [toOrganisation]));
    expect(patents.destinations).toContainEqual(
      expect.objectContaining({
        code: "INT_ORG:EPO",
        name: "European Patent Organisation",
        status: "ADEQUATE",
      }),
    );
    expect(patents.transfers.find(({ ref }) => ref === "brightwater")?.place).toBe(
      "European Patent Organisation",
    );
  });

  test("says of a code that the shipped lists do not have that nothing is known of it", () => {
    const toOther = otherwise("Transfer", "brightwater", { organisation: "INT_ORG:NONE" });
    const { destinations } = mapOf(apply(demoRegister(), [toOther]));
    expect(destinations.find(({ code }) => code === "INT_ORG:NONE")?.status).toBe("UNKNOWN");
  });

  test("leaves out what people give to us themselves: that is no transfer", () => {
    const direct = otherwise("Transfer", "brightwater", { directCollection: true });
    const refs = mapOf(apply(demoRegister(), [direct])).transfers.map(({ ref }) => ref);
    expect(refs).not.toContain("brightwater");
  });
});
