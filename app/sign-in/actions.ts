"use server";

import { z } from "zod";
import { askForLink } from "@/lib/auth/link-requests";
import { signInThrough } from "@/lib/auth/next-auth";
import { ownPath } from "@/lib/auth/own-path";
import { passwordProblem } from "@/lib/auth/passwords";
import { publicAction } from "@/lib/auth/public-door";
import { isSingleAddress } from "@/lib/domain/mail-address";

const address = z
  .string()
  .trim()
  .min(1, "Type your e-mail address.")
  .refine((email) => email === "" || isSingleAddress(email), "This is no e-mail address.");
const next = z.string().default("");

const refusals = {
  wrong: "The e-mail address or the password is not right.",
  limited: "That was tried too often. Wait a quarter of an hour, then try again.",
  linkOver: "This link opens nothing any more: it was used, or its time is over.",
  weakPassword: "This password is too easy to guess. Choose another.",
  noAddress: "This is no e-mail address.",
  emailTaken: "Somebody with this e-mail address works here already.",
  fault: "Something went wrong on our side. Nothing was changed: try again in a moment.",
};

export const signIn = publicAction({
  input: z.object({
    email: address,
    password: z.string().min(1, "Type your password."),
    next,
  }),
  run: (_actor, { email, password }) => signInThrough("password", { email, password }),
  refusals,
  after: (_value, typed) => ({ goTo: ownPath(typed.next, "/staff") }),
});

export const signInByLink = publicAction({
  input: z.object({ token: z.string(), next }),
  run: (_actor, { token }) => signInThrough("link", { token }),
  refusals,
  after: (_value, typed) => ({ goTo: ownPath(typed.next, "/portal") }),
});

export const choosePassword = publicAction({
  input: z
    .object({
      token: z.string(),
      email: address,
      name: z.string().trim().max(200, "A name has at most 200 characters.").default(""),
      newPassword: z.string(),
      repeatedPassword: z.string(),
    })
    .check(({ value, issues }) => {
      const { newPassword: input, repeatedPassword, email } = value;
      const problem = passwordProblem(input, email);
      const other = repeatedPassword === input ? null : "The two passwords are not the same.";
      if (problem !== null)
        issues.push({ code: "custom", message: problem, input, path: ["newPassword"] });
      else if (other !== null)
        issues.push({ code: "custom", message: other, input, path: ["repeatedPassword"] });
    }),
  run: (_actor, { token, email, name, newPassword }) =>
    signInThrough("link", { token, email, name, password: newPassword }),
  refusals,
  after: () => ({ goTo: "/staff" }),
});

export const askForCustomerLink = publicAction({
  input: z.object({ email: address, next }),
  run: (actor, typed) => askForLink(actor, "customer", typed.email, typed.next),
  refusals: {},
  after: () => ({
    say: "If this address belongs to a contact whom a customer of ours has named, a link is on its way to it. It works once, within 10 minutes. Look into your mail.",
  }),
});

export const askForReset = publicAction({
  input: z.object({ email: address }),
  run: (actor, { email }) => askForLink(actor, "staff", email, ""),
  refusals: {},
  after: () => ({
    say: "If somebody with this address works here, a link is on its way to it. It works once, within an hour. Look into your mail.",
  }),
});
