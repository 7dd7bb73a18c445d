"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { recordAnswer } from "@/lib/data/objections/objection-answers";
import { isCalendarDate } from "@/lib/domain/calendar";
import { objectionRefusals } from "@/lib/domain/change/objection-refusals";
import { refusals } from "@/lib/domain/language/refusals";

const { noSuchObjection, undecided, beforeDecision } = objectionRefusals;

export const answer = staffAction({
  permission: "objection:record",
  input: z.object({
    objectionId: z.string().max(80),
    on: z.string().refine(isCalendarDate, "Give the day, as 2027-03-31."),
    channel: z.enum(["EMAIL", "LETTER", "HAND"], "Choose how it went out."),
    text: z.string().trim().min(1, "The letter is empty.").max(20_000),
  }),
  run: (actor, { on, ...draft }) => recordAnswer(actor, { ...draft, answeredOn: on }),
  refusals: {
    notAllowed: refusals.notAllowed,
    notYet: refusals.notYet,
    noSuchObjection,
    undecided,
    beforeDecision,
  },
  after: ({ id, position }) => ({
    goTo: `/staff/objections/${encodeURIComponent(id)}?done=${position}#answers`,
  }),
});
