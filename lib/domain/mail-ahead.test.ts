import { expect, test } from "vitest";
import { inShort, isForSeveral, type MailAhead, readerInWords } from "./mail-ahead";

const reader = (number: number) => ({
  customer: "Client",
  name: `Person ${number}`,
  address: `dpo${number}@client.example`,
});

test("a page names thirty readers of a mail, and counts all", () => {
  const readers = Array.from({ length: 40 }, (_, index) => reader(index));
  const mail: MailAhead = { language: "en", subject: "s", text: "t", readers, count: 40 };
  const [short] = inShort([mail]);
  expect(short).toMatchObject({ subject: "s", count: 40 });
  expect(short?.readers).toEqual(readers.slice(0, 30));
});

test("a mail to two contacts of one customer is no mail for several", () => {
  expect(isForSeveral({ readers: [reader(1), reader(2)] })).toBe(false);
  expect(isForSeveral({ readers: [reader(1), { ...reader(2), customer: "Another" }] })).toBe(true);
});

test("a reader without a name is an address", () => {
  expect(readerInWords(reader(1))).toBe("Person 1 <dpo1@client.example>");
  expect(readerInWords({ name: null, address: "dpo@client.example" })).toBe("dpo@client.example");
});
