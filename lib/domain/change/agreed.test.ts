import { describe, expect, test } from "vitest";
import {
  apply,
  bodyOf,
  find,
  type RecordChange,
  type RecordKey,
  type Register,
} from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import { agreedRegister, type HeldBack, touches } from "./agreed";

const start = given.completeRegister();

/** Activates one change after the other; tells the register and how each looks when it is held back. */
function activated(...changeSets: readonly (readonly RecordChange[])[]): {
  register: Register;
  held: HeldBack[];
} {
  let register = start;
  const held = changeSets.map((changes, index): HeldBack => {
    const before = changes.map(({ kind, ref, validFrom }) => ({
      kind,
      ref,
      validFrom,
      body: bodyOf(register, { kind, ref }),
    }));
    register = apply(register, changes);
    return { changeSetId: `CS-${index + 1}`, order: index + 1, before };
  });
  return { register, held };
}

function purposeOf(register: Register): string | undefined {
  return find(register, "Engagement", "hosting")?.purpose;
}
const purpose = (text: string) => changed(start, "Engagement", "hosting", { purpose: text });

describe("the register as an agreement has it", () => {
  test("is the register where nothing is held back", () => {
    expect(agreedRegister(start, [])).toBe(start);
  });

  test("has not what is held back, and has all the rest", () => {
    const { register, held } = activated(
      [purpose("second"), changed(start, "Vendor", "acme", { name: "Acme Cloud" })],
      [changed(start, "Product", "desk", { name: "Help Desk" })],
    );
    const agreed = agreedRegister(register, held.slice(0, 1));
    expect(purposeOf(agreed)).toBe("Keep tickets available");
    expect(find(agreed, "Vendor", "acme")?.name).toBe("Acme");
    expect(find(agreed, "Product", "desk")?.name).toBe("Help Desk");
  });

  test("has a record as before the first of several changes that are held back, in whatever order they are named", () => {
    const { register, held } = activated(
      [purpose("second")],
      [purpose("third")],
      [purpose("fourth")],
    );
    expect(purposeOf(register)).toBe("fourth");
    expect(purposeOf(agreedRegister(register, held))).toBe("Keep tickets available");
    expect(purposeOf(agreedRegister(register, held.toReversed()))).toBe("Keep tickets available");
    expect(purposeOf(agreedRegister(register, held.slice(1)))).toBe("second");
  });

  test("has nothing of a later change that rests on what is held back", () => {
    const { register, held } = activated([purpose("second")], [purpose("third")]);
    expect(purposeOf(agreedRegister(register, held.slice(0, 1)))).toBe("Keep tickets available");
  });

  test("has no record that came with a change held back, and still has one that went with it", () => {
    const { register, held } = activated([
      added("Engagement", given.engagement({ ref: "new" })),
      ended("SecurityMeasure", "encryption"),
    ]);
    const agreed = agreedRegister(register, held);
    expect(find(agreed, "Engagement", "new")).toBeUndefined();
    expect(find(agreed, "SecurityMeasure", "encryption")?.text).toContain("AES-256");
    expect(find(register, "Engagement", "new")).toBeDefined();
  });
});

test("a change set touches the records that it changes, of the same kind and ref", () => {
  const [held] = activated([purpose("second")]).held;
  const key = (kind: RecordKey["kind"], ref: string) => [{ kind, ref }];
  expect(held && touches(held, key("Engagement", "hosting"))).toBe(true);
  expect(held && touches(held, key("Engagement", "mail"))).toBe(false);
  expect(held && touches(held, key("Vendor", "hosting"))).toBe(false);
  expect(held && touches(held, [])).toBe(false);
});
