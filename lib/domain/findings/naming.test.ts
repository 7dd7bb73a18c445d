import { expect, test } from "vitest";
import { given } from "@/lib/testing/given";
import { nameOf, titleOf } from "./naming";

test("names a record by its kind and title", () => {
  expect(nameOf(given.completeRegister(), "Vendor", "acme")).toBe("Vendor “Acme”");
});

test("adds what a record belongs to where its own title is a code or a country", () => {
  const register = given.completeRegister();
  expect(titleOf(register, { kind: "LegalBasisUse", ref: "billing-basis-eu" })).toBe(
    "Performance of a contract / pre-contractual steps, Art. 6(1)(b) GDPR, Invoice the subscription and collect what is owed, Bill customers",
  );
  expect(titleOf(register, { kind: "DpfCertification", ref: "acme-certification" })).toBe(
    "Acme Hosting, Inc.",
  );
});

test("names an engagement as readers know it: by its vendor and service", () => {
  const register = given.completeRegister();
  expect(titleOf(register, { kind: "Engagement", ref: "hosting" })).toBe("Acme (Acme Hosting)");
});

test("falls back on the ref of a record that is not there, or has no title", () => {
  const register = given.completeRegister({ Vendor: [given.vendor({ name: undefined })] });
  expect(titleOf(register, { kind: "Vendor", ref: "nobody" })).toBe("nobody");
  expect(titleOf(register, { kind: "Vendor", ref: "acme" })).toMatch(/^acme(,|$)/);
});

test("cuts a long title, and no letter in two", () => {
  const text = "📁".repeat(100);
  const register = given.completeRegister({ ActivityPurpose: [given.activityPurpose({ text })] });
  const title = titleOf(register, { kind: "ActivityPurpose", ref: "tickets-purpose" });
  expect(title).toBe(`${"📁".repeat(79)}…, Handle tickets for customers`);
});
