"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { tellContact } from "@/lib/data/announcing/telling";
import { recordApproval } from "@/lib/data/changes/approvals";
import { tellNextContact } from "@/lib/data/notices/next-contacts";
import { recordLetter } from "@/lib/data/notices/notice-acts";
import { recordReceipt } from "@/lib/data/notices/receipts";
import { decisionMailsAhead } from "@/lib/data/objections/decision-ahead";
import { decideObjection, recordObjection } from "@/lib/data/objections/objections";
import { isCalendarDate } from "@/lib/domain/calendar";
import { objectionRefusals } from "@/lib/domain/change/objection-refusals";
import type { FormState } from "@/lib/domain/form-state";
import { asksForMail } from "@/lib/domain/mail-ahead";
import { done } from "@/lib/domain/result";
import { answersAhead } from "@/lib/draw/mail/mails-ahead";
import { backTo, common } from "./after-words";

const day = z.string().refine(isCalendarDate, "Give the day, as 2027-03-31.");
const words = z.string().trim().min(1, "Say it in a few words.").max(10_000);
const contactId = z.string().min(1, "Choose a contact.");
const subject = {
  changeSetId: z.string(),
  customerRef: z.string(),
  agreementRef: z.string(),
};

export const tell = staffAction({
  permission: "notice:record",
  input: z.object({ ...subject, contactId }),
  run: tellContact,
  refusals: common,
  after: (_told, input) => backTo(input, "tell"),
});

export const tellNext = staffAction({
  permission: "notice:record",
  input: z.object({ ...subject, contactId }),
  run: tellNextContact,
  refusals: {
    ...common,
    noNextContact: "Somebody else is the next contact by now, or nobody is: look again.",
  },
  after: (_told, input) => backTo(input, "tell"),
});

export const letter = staffAction({
  permission: "notice:record",
  input: z.object({
    ...subject,
    contactId,
    on: day,
    channel: z.enum(["LETTER", "HAND"]),
    text: z.string().trim().max(500),
  }),
  run: (actor, { on: sentOn, text, ...draft }) =>
    recordLetter(actor, { ...draft, sentOn, text: text === "" ? null : text }),
  refusals: common,
  after: (_recorded, input) => backTo(input, "letter"),
});

export const receipt = staffAction({
  permission: "notice:record",
  input: z.object({
    ...subject,
    contactId,
    on: day,
    channel: z.enum(["EMAIL", "LETTER", "PHONE", "HAND"]),
  }),
  run: (actor, { on: receivedOn, ...draft }) => recordReceipt(actor, { ...draft, receivedOn }),
  refusals: common,
  after: (_recorded, input) => backTo(input, "receipt"),
});

const word = z.object({
  ...subject,
  on: day,
  channel: z.enum(["EMAIL", "LETTER", "PHONE", "HAND"]),
  text: words,
});

export const object = staffAction({
  permission: "objection:record",
  input: word,
  run: (actor, { on: receivedOn, ...draft }) => recordObjection(actor, { ...draft, receivedOn }),
  refusals: { ...common, alreadyObjected: "An objection of this customer is open already." },
  after: ({ timely, inEffect, incident }, input) => {
    if (incident !== null) return { goTo: `/staff/incidents/${incident.id}?opened=objection` };
    return backTo(input, timely ? (inEffect ? "inEffect" : "object") : "late");
  },
});

export const approve = staffAction({
  permission: "notice:record",
  input: word,
  run: (actor, { on: receivedOn, ...draft }) => recordApproval(actor, { ...draft, receivedOn }),
  refusals: { ...common, alreadyApproved: "An approval of this customer is recorded already." },
  after: (_recorded, input) => backTo(input, "approve"),
});

const decision = {
  permission: "objection:decide",
  input: z.object({
    changeSetId: z.string(),
    agreementRef: z.string(),
    objectionId: z.string(),
    decision: z.enum(
      [
        "ACCOMMODATED_BY_SAFEGUARD",
        "ACCOMMODATED_BY_LEAVING_OUT",
        "WITHDRAWN",
        "UNTIMELY",
        "OUTSIDE_GROUND",
        "AGREEMENT_ENDED",
        "REMEDY_RUN",
        "REFUSED",
      ],
      "Choose an outcome.",
    ),
    reason: z.string().trim().min(1, "Say why.").max(5_000),
    clause: z
      .string()
      .trim()
      .max(2_000)
      .default("")
      .transform((text) => text || null),
    doneWithout: z
      .string()
      .trim()
      .max(2_000)
      .default("")
      .transform((text) => text || null),
    remedyRanOn: z
      .union([z.literal(""), day])
      .default("")
      .transform((text) => text || null),
  }),
  refusals: { ...objectionRefusals, notAllowed: common.notAllowed },
} as const;

const decided = staffAction({
  ...decision,
  stepUp: true,
  run: (actor, { objectionId, decision: outcome, reason, ...rests }) =>
    decideObjection(actor, objectionId, outcome, reason, rests),
  after: (_decided, input) => backTo(input, "decide"),
});

const decisionShown = staffAction({
  ...decision,
  run: async (actor, { objectionId, decision: outcome, reason, ...rests }) => {
    const ahead = await decisionMailsAhead(actor, objectionId, outcome, reason, rests);
    return ahead.ok ? done(answersAhead(ahead.value)) : ahead;
  },
  after: (mails) => ({ mails }),
});

/** Decides an objection; or shows the mail of that, and decides nothing. */
export async function decide(previous: FormState, form: FormData): Promise<FormState> {
  return asksForMail(form) ? decisionShown(previous, form) : decided(previous, form);
}
