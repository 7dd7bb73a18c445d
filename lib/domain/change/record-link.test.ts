import { expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { recordLink } from "./record-link";

const register = given.completeRegister();

test("a legal basis is called by its words, not by its code", () => {
  const [ref = ""] = register.LegalBasisUse.keys();
  const { title } = recordLink(register, register, { kind: "LegalBasisUse", ref });
  expect(title).toMatch(/, Art\. 6\(1\)\([a-f]\) GDPR/);
  expect(title).not.toMatch(/EU_6/);
});

test("what is named after another record is called by that record's name", () => {
  const [ref = ""] = register.ActivityData.keys();
  const { title } = recordLink(register, register, { kind: "ActivityData", ref });
  const activity = register.ActivityData.get(ref)?.activityId ?? "";
  expect(title).toContain(register.ProcessingActivity.get(activity)?.name);
});
