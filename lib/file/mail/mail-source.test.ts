import { expect, test } from "vitest";
import { isMailSource } from "./mail-source";

test.each([
  "From: Legal <legal@vendor.example>\nDate: Fri, 20 Nov 2026 10:00:00 +0100\nSubject: A new\n sub-processor\n\nDear customer,\nwe change.",
  "\n\nReceived: from a by b\r\n\twith SMTP\r\nFrom: legal@vendor.example\r\nDate: 20 Nov 2026 10:00 +0100\r\n\r\nwe change",
])("a mail's source is told from its words: %j", (text) => {
  expect(isMailSource(text)).toBe(true);
});

test.each([
  "Dear customer,\nFrom: 1 January we engage Zegelwerk.\nDate: soon\n",
  "From: Legal <legal@vendor.example>\nSubject: no day\n\nwe change",
  "From: Legal\nDate: 20 Nov 2026\nand so on without a colon\n\nwe change",
  "",
])("words are words: %j", (text) => {
  expect(isMailSource(text)).toBe(false);
});
