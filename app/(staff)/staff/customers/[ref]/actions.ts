"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import {
  confirmContactByHand,
  orderContactConfirmation,
  saveContact,
} from "@/lib/data/customers/contacts";
import { setDigest } from "@/lib/data/digest/digest-choices";
import { eraseContact } from "@/lib/data/people/people";
import { refusals } from "@/lib/domain/language/refusals";

const contactId = z.string();
const customerRef = z.string();
const one = z.object({ customerRef, contactId });
const noSuchContact = "This contact is not there any more.";
const alreadyConfirmed = "This contact is confirmed already.";

function backTo({ customerRef: ref }: { customerRef: string }, done: string): { goTo: string } {
  return { goTo: `/staff/customers/${encodeURIComponent(ref)}?done=${done}#contacts` };
}

export const save = staffAction({
  permission: "contact:edit",
  input: z.object({
    customerRef,
    contactId,
    email: z.string().trim().min(1, "Give the address.").max(254),
    name: z.string().trim().max(200),
    language: z
      .string()
      .trim()
      .regex(/^([a-z]{2,3}(-[A-Z]{2})?)?$/, "Write the language as de or pt-BR."),
  }),
  run: (actor, { contactId: id, name, language, ...entry }) =>
    saveContact(actor, {
      ...entry,
      id: id === "" ? null : id,
      name: name === "" ? null : name,
      language: language === "" ? null : language,
    }),
  refusals: {
    notAllowed: refusals.notAllowed,
    noSuchCustomer: refusals.noSuchCustomer,
    noSuchContact,
    addressTaken: "This customer has a contact with this address already.",
    noAddress: "This is not exactly one e-mail address.",
  },
  after: ({ isConfirmed, mail }, input) =>
    backTo(input, mail.stopped.length > 0 ? "moved" : isConfirmed ? "changed" : "saved"),
});

export const askToConfirm = staffAction({
  permission: "contact:edit",
  input: one,
  run: (actor, input) => orderContactConfirmation(actor, input.contactId),
  refusals: { notAllowed: refusals.notAllowed, noSuchContact, alreadyConfirmed },
  after: (_ordered, input) => backTo(input, "asked"),
});

export const confirmByHand = staffAction({
  permission: "contact:edit",
  input: one.extend({
    reason: z.string().trim().min(1, "Say from where you know whom the customer named.").max(1_000),
  }),
  run: (actor, input) => confirmContactByHand(actor, input.contactId, input.reason),
  refusals: {
    notAllowed: refusals.notAllowed,
    noSuchContact,
    alreadyConfirmed,
    reasonMissing: refusals.reasonMissing,
  },
  after: ({ mail }, input) => backTo(input, mail.ordered.length > 0 ? "told" : "confirmed"),
});

export const digest = staffAction({
  permission: "contact:edit",
  input: one.extend({ wanted: z.enum(["yes", "no"]) }),
  run: (actor, input) =>
    setDigest(actor, { contactId: input.contactId, wanted: input.wanted === "yes" }),
  refusals: { notAllowed: refusals.notAllowed, noSuchContact },
  after: (_chosen, input) => backTo(input, input.wanted === "yes" ? "digest" : "noDigest"),
});

export const erase = staffAction({
  permission: "contact:edit",
  input: one,
  run: (actor, input) => eraseContact(actor, input.contactId),
  refusals: { notAllowed: refusals.notAllowed, noSuchContact },
  after: (_erased, input) => backTo(input, "erased"),
});
