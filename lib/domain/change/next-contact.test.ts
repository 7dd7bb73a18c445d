import { expect, test } from "vitest";
import { type ContactToTell, nextContact } from "./next-contact";

const contact = (id: string, more: Partial<ContactToTell> = {}): ContactToTell => ({
  id,
  label: `${id}@acme.example`,
  isConfirmed: true,
  hasBounced: false,
  isTold: false,
  ...more,
});

const along = [{ changeSetId: "CS-2", agreement: "acme" }];

test("the next contact is the first who is confirmed, has not bounced and was not told", () => {
  const contacts = [
    contact("dead", { hasBounced: true }),
    contact("told", { isTold: true }),
    contact("new", { isConfirmed: false }),
    contact("second"),
    contact("third"),
  ];
  expect(nextContact(contacts, along)).toEqual({
    act: "TELL",
    contact: { id: "second", label: "second@acme.example" },
    along,
  });
});

test("where nobody else is confirmed, the next is to confirm the address", () => {
  const contacts = [contact("dead", { hasBounced: true }), contact("new", { isConfirmed: false })];
  expect(nextContact(contacts, along)).toMatchObject({ act: "CONFIRM", contact: { id: "new" } });
});

test("where no address is left, the post remains", () => {
  expect(nextContact([contact("dead", { hasBounced: true, isConfirmed: false })], along)).toEqual({
    act: "LETTER",
  });
  expect(nextContact([], [])).toEqual({ act: "LETTER" });
});
