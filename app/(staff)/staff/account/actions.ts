"use server";

import { z } from "zod";
import { hashPassword, passwordProblem } from "@/lib/auth/passwords";
import { forgetCookie, readSession } from "@/lib/auth/session";
import { staffAction } from "@/lib/auth/staff-door";
import { changePassword } from "@/lib/data/people/passwords";
import { closeOwnSessions } from "@/lib/data/people/sessions";
import { refuse } from "@/lib/domain/result";

const refusals = {
  signedOut: "You are signed out. Sign in again first.",
  weakPassword: "The password may not be the e-mail address.",
};

export const setPassword = staffAction({
  permission: "account:own",
  stepUp: true,
  input: z.object({ newPassword: z.string(), repeatedPassword: z.string() }).check((ctx) => {
    const { newPassword: input, repeatedPassword } = ctx.value;
    const problem = passwordProblem(input, "");
    if (problem !== null)
      ctx.issues.push({ code: "custom", message: problem, input, path: ["newPassword"] });
    else if (repeatedPassword !== input) {
      const message = "The two passwords are not the same.";
      ctx.issues.push({ code: "custom", message, input, path: ["repeatedPassword"] });
    }
  }),
  run: async (actor, { newPassword }) => {
    const session = await readSession();
    if (session?.type !== "staff") return refuse("signedOut");
    if (passwordProblem(newPassword, session.user.email) !== null) return refuse("weakPassword");
    return changePassword(actor, await hashPassword(newPassword), session.sessionId);
  },
  refusals,
  after: () => ({ say: "The password is changed. Everywhere else you are signed out." }),
});

export const endOne = staffAction({
  permission: "account:own",
  input: z.object({ sessionId: z.string().min(1) }),
  run: (actor, { sessionId }) => closeOwnSessions(actor, sessionId),
  refusals: {},
  after: () => ({ goTo: "/staff/account" }),
});

export const endAll = staffAction({
  permission: "account:own",
  input: z.object({}),
  run: async (actor) => {
    const ended = await closeOwnSessions(actor, null);
    await forgetCookie();
    return ended;
  },
  refusals: {},
  after: () => ({ goTo: "/sign-in?ended" }),
});
