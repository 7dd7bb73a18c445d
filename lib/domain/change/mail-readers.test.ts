import { expect, test } from "vitest";
import { mailReaders } from "./mail-readers";

const english = { language: "en", contacts: 2 } as const;
const german = { language: "de", contacts: 1 } as const;

const affected = [
  { customer: "one", languages: [english] },
  { customer: "one", languages: [english] },
  { customer: "two", languages: [english, german] },
  { customer: "nobody", languages: [{ language: "fr", contacts: 0 } as const] },
];

test("counts each contact once, however many agreements its customer has, and no language that nobody reads", () => {
  expect(mailReaders(affected, null)).toEqual([
    { language: "en", contacts: 4, customer: "one" },
    { language: "de", contacts: 1, customer: "two" },
  ]);
});

test("stays with the customer whose mail is shown where it reads that language", () => {
  expect(mailReaders(affected, "two")).toEqual([
    { language: "en", contacts: 4, customer: "two" },
    { language: "de", contacts: 1, customer: "two" },
  ]);
});

test("of a change that tells nobody there is none", () => {
  expect(mailReaders([], null)).toEqual([]);
});
