"use server";

import { z } from "zod";
import { portalAction } from "@/lib/auth/portal-door";
import {
  addContact as add,
  changeContact as change,
  chooseDigest as choose,
  remindContact as remind,
  removeContact as remove,
} from "@/lib/data/portal";
import { isSingleAddress } from "@/lib/domain/mail-address";

const id = z.string().min(1);
const email = z
  .string()
  .trim()
  .min(1, "Type the e-mail address.")
  .refine((typed) => typed === "" || isSingleAddress(typed), "This is no single e-mail address.");
const name = z
  .string()
  .trim()
  .max(200, "This is longer than a name.")
  .transform((typed) => (typed === "" ? null : typed));

const refusals = {
  noAddress: "This is no single e-mail address, or the name has characters that mail cannot carry.",
  addressTaken: "This address is one of your contacts already.",
  noSuchContact: "This contact is not there any more.",
  lastConfirmed:
    "This is the last contact whom we can tell of changes. Add another and have it confirmed first.",
  alreadyConfirmed: "This contact is confirmed already.",
  tooManyMails: "We were asked for many mails within an hour. Try again later, or write to us.",
  tooMany: "You have named as many contacts as this page takes. Remove one first, or write to us.",
};

export const addContact = portalAction({
  input: z.object({ email, name }),
  run: (actor, form) => add(actor, form),
  refusals,
  after: ({ id: added }) => ({ goTo: `/portal/contacts?added=${added}` }),
});

export const changeContact = portalAction({
  input: z.object({ id, email, name }),
  run: (actor, form) => change(actor, form.id, form),
  refusals,
  after: () => ({ goTo: "/portal/contacts" }),
});

export const remindContact = portalAction({
  input: z.object({ id }),
  run: (actor, form) => remind(actor, form.id),
  refusals,
  after: () => ({ say: "The mail is sent again." }),
});

export const chooseDigest = portalAction({
  input: z.object({ id, wanted: z.enum(["yes", "no"]) }),
  run: (actor, form) => choose(actor, { contactId: form.id, wanted: form.wanted === "yes" }),
  refusals,
  after: () => ({ goTo: "/portal/contacts" }),
});

export const removeContact = portalAction({
  input: z.object({ id }),
  run: (actor, form) => remove(actor, form.id),
  refusals,
  after: () => ({ goTo: "/portal/contacts" }),
});
