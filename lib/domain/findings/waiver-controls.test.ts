import { expect, test } from "vitest";
import { found } from "@/lib/testing/found";
import { given } from "@/lib/testing/given";
import type { FormField } from "../record/record-form-view";
import { withWaiverControls } from "./waiver-controls";

const withoutBasis = given.without(given.completeRegister(), "LegalBasisUse", "billing-basis-eu");
const findings = found("ACT-004", withoutBasis, { regimes: ["EU_GDPR"] });

function field(name: string): FormField {
  const line = { type: "line", format: "text", max: 120, options: [] } as const;
  const common = { help: null, source: null, required: true, internal: false, unverified: null };
  return { name, input: name, label: name, ...common, control: line };
}

function optionsOf(name: string, body: Record<string, unknown> = {}) {
  const [made] = withWaiverControls([field(name)], withoutBasis, findings, body);
  return made?.control.type === "select" ? made.control.options : [];
}

test("a record is chosen by its name, among those in which something is found", () => {
  expect(optionsOf("foundIn")).toEqual([
    {
      value: "ActivityPurpose/billing-purpose",
      label: expect.stringMatching(/^Purpose.*: .* \(ACT-004\)$/),
    },
  ]);
});

test("a rule is chosen among those that can be waived, with what it says", () => {
  const codes = optionsOf("rule").map(({ value }) => value);
  expect(codes).toContain("ACT-004");
  expect(codes).not.toContain("ENG-001");
  expect(codes).not.toContain("TRF-009");
  expect(optionsOf("rule").find(({ value }) => value === "ACT-004")?.label).toMatch(/^ACT-004: \w/);
});

test("what the form opens with can be chosen, and no field else is touched", () => {
  expect(optionsOf("rule", { rule: "TRF-009" }).at(-1)?.value).toBe("TRF-009");
  expect(optionsOf("foundIn", { foundIn: "Transfer/none" }).at(-1)?.value).toBe("Transfer/none");
  const other = field("reason");
  expect(withWaiverControls([other], withoutBasis, findings, {})).toEqual([other]);
});
