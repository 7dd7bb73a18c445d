import { expect, test } from "vitest";
import { answeredMails } from "./answered-mails";

const one = "<0b8e5a3c-7f9d-4a41-9d5e-2f1f1c9b7a10@acme.example>";
const other = "<1b8e5a3c-7f9d-4a41-9d5e-2f1f1c9b7a11@acme.example>";

test("a mail answers what its head names, on one line or several, each once", () => {
  const mail = `From: a@b.example\r\nIn-Reply-To: ${one}\r\nReferences: <x@y>\r\n ${one}\r\n\t${other}\r\n\r\nHello`;
  expect(answeredMails(mail)).toEqual([one, other]);
});

test("what only its text names is no answer", () => {
  expect(answeredMails(`From: a@b.example\n\nIn-Reply-To: ${one}\n`)).toEqual([]);
});
