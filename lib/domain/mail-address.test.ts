import { describe, expect, test } from "vitest";
import {
  asciiAddress,
  domainOf,
  isHeaderText,
  isSingleAddress,
  parseMailbox,
} from "./mail-address";

describe("isSingleAddress", () => {
  test.each([
    "dpo@acme.example",
    "anna.kowalska+notices@mail.acme.example",
    "o'brien@acme.example",
    "root@localhost",
    "datenschutz@müller.example",
    "dpo@例え.example",
  ])("takes %s", (address) => {
    expect(isSingleAddress(address)).toBe(true);
  });

  test.each([
    ["nothing", ""],
    ["no at sign", "acme.example"],
    ["no local part", "@acme.example"],
    ["no domain", "dpo@"],
    ["two recipients by comma", "a@acme.example,b@acme.example"],
    ["two recipients by semicolon", "a@acme.example;b@acme.example"],
    ["two recipients by space", "a@acme.example b@acme.example"],
    ["a header after a line break", "b@acme.example\r\nBcc: evil@acme.example"],
    ["a lone line feed", "b@acme.example\n"],
    ["a lone carriage return", "b@acme.example\r"],
    ["a null byte", "b\u0000@acme.example"],
    ["angle brackets", "<b@acme.example>"],
    ["a name", "B <b@acme.example>"],
    ["a quoted local part", '"a@evil.example,b"@acme.example'],
    ["two at signs", "a@evil.example@acme.example"],
    ["a comment", "b(comment)@acme.example"],
    ["an address literal", "b@[127.0.0.1]"],
    ["an IP address", "b@127.0.0.1"],
    ["a single label", "b@acme"],
    ["an empty label", "b@acme..example"],
    ["a dot at the end", "b@acme.example."],
    ["a dot before the at sign", "b.@acme.example"],
    ["a label that starts with a hyphen", "b@-acme.example"],
    ["a space in disguise", "b@acme\u00a0.example"],
    ["a mark that reverses text", "b@acme\u202e.example"],
    ["a percent escape in the domain", "b@acme%2eexample.com"],
    ["a local part of 65 characters", `${"a".repeat(65)}@acme.example`],
    ["more than 254 characters", `a@${"label.".repeat(42)}example`],
  ])("refuses %s", (_why, address) => {
    expect(isSingleAddress(address)).toBe(false);
  });
});

describe("asciiAddress", () => {
  test("writes the domain in its ASCII form and keeps the local part as it is", () => {
    expect(asciiAddress("Datenschutz@Müller.example")).toBe("Datenschutz@xn--mller-kva.example");
  });

  test("gives the domain alone", () => {
    expect(domainOf("dpo@Acme.example")).toBe("acme.example");
    expect(domainOf("dpo")).toBeNull();
  });
});

describe("parseMailbox", () => {
  test.each([
    ["dpo@acme.example", null],
    ["<dpo@acme.example>", null],
    ["Acme Privacy <dpo@acme.example>", "Acme Privacy"],
    ['"Acme, Privacy" <dpo@acme.example>', "Acme, Privacy"],
    ["Łódź Ελλάδα 東京 <dpo@acme.example>", "Łódź Ελλάδα 東京"],
  ])("reads %s", (text, name) => {
    expect(parseMailbox(text)).toEqual({ name, address: "dpo@acme.example" });
  });

  test.each([
    "Acme",
    "Acme\r\nBcc: evil@acme.example <dpo@acme.example>",
    "Acme <dpo@acme.example>, Evil <evil@acme.example>",
    "Acme \u202e <dpo@acme.example>",
  ])("refuses %j", (text) => {
    expect(parseMailbox(text)).toBeNull();
  });
});

test("a header text holds no control character and nothing that reorders it", () => {
  expect(isHeaderText("Notice of a new sub-processor: Łódź")).toBe(true);
  expect(isHeaderText("Notice\r\nBcc: evil@acme.example")).toBe(false);
  expect(isHeaderText("Notice\u202e")).toBe(false);
});
