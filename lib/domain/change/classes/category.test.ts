import { describe, expect, test } from "vitest";
import { list } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { changed } from "@/lib/testing/proposed";
import { classify } from "../classify";

const register = given.completeRegister();
const category = list(register, "PersonalDataCategory")[0]?.ref ?? "";

describe("a category of personal data", () => {
  test.each(["special", "criminal"])(
    "that becomes %s gives its sub-processors sensitive data",
    (field) => {
      const [item] = classify(
        register,
        [changed(register, "PersonalDataCategory", category, { [field]: true })],
        given.today,
        [],
      );
      expect(item).toMatchObject({
        class: "M1",
        rule: "ENGAGEMENT_SENSITIVE_DATA_ADDED",
        scope: { type: "products" },
      });
    },
  );

  test("under another label informs", () => {
    const [item] = classify(
      register,
      [changed(register, "PersonalDataCategory", category, { label: "Other words" })],
      given.today,
      [],
    );
    expect(item).toMatchObject({ class: "I", rule: null });
  });

  test("that no sub-processor has concerns nobody", () => {
    const alone = given.withRecords(register, {
      PersonalDataCategory: [given.personalDataCategory({ ref: "unused" })],
    });
    const [item] = classify(
      alone,
      [changed(alone, "PersonalDataCategory", "unused", { special: true })],
      given.today,
      [],
    );
    expect(item).toMatchObject({ class: "I", scope: { type: "nobody" } });
  });
});
