import { describe, expect, test } from "vitest";
import type { RecordKey } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { touchedBy } from "./touched";

const register = given.completeRegister();

function touched(kind: RecordKey["kind"], ref: string, after = register) {
  const { activities, transfers, withoutMechanism } = touchedBy(register, after, [{ kind, ref }]);
  const refs = (links: readonly { href: string }[]) =>
    links.map(({ href }) => href.split("/").at(-1)).toSorted();
  return {
    activities: refs(activities),
    transfers: refs(transfers),
    bare: refs(withoutMechanism),
  };
}

describe("what a change touches", () => {
  test.each([
    ["ProcessingActivity", "billing"],
    ["ActivityPurpose", "billing-purpose"],
    ["Participation", "helpdesk-billing"],
  ] as const)("is the activity that a %s is, or is a part of", (kind, ref) => {
    expect(touched(kind, ref)).toEqual({ activities: ["billing"], transfers: [], bare: [] });
  });

  test.each([
    ["SecurityMeasure", "encryption"],
    ["RetentionRule", "contract-plus-30-days"],
  ] as const)("is every activity that relies on a %s", (kind, ref) => {
    expect(touched(kind, ref).activities).not.toEqual([]);
  });

  test.each([
    ["LegalEntity", "acme-inc"],
    ["Vendor", "acme"],
    ["Engagement", "hosting"],
    ["Transfer", "hosting-transfer"],
    ["TransferMechanismUse", "clauses-eu"],
  ] as const)(
    "is, through the engagement behind a %s, its activities and transfers",
    (kind, ref) => {
      expect(touched(kind, ref)).toEqual({
        activities: ["tickets"],
        transfers: ["hosting-transfer"],
        bare: [],
      });
    },
  );

  test("names the transfers that are left without a mechanism", () => {
    const left = given.without(
      register,
      "TransferMechanismUse",
      ...register.TransferMechanismUse.keys(),
    );
    expect(touched("TransferMechanismUse", "clauses-eu", left)).toMatchObject({
      bare: ["hosting-transfer"],
    });
  });

  test("is what an ended record touched before", () => {
    const ended = given.without(register, "ActivityPurpose", "billing-purpose");
    expect(touched("ActivityPurpose", "billing-purpose", ended).activities).toEqual(["billing"]);
  });
});
