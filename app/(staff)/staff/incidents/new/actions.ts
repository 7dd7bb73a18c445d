"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { draftAdverseFact } from "@/lib/data/incidents/adverse-facts";
import { isCalendarDate } from "@/lib/domain/calendar";
import { incidentRefusals } from "@/lib/domain/incident/incident-refusals";
import { refusals } from "@/lib/domain/language/refusals";

const day = z.string().refine(isCalendarDate, "Give the day, as 2027-03-31.");
const ref = z.string().max(200);

export const draftFact = staffAction({
  permission: "changeSet:edit",
  input: z.object({
    "engagementRefs[]": z.union([ref, z.array(ref).max(500)], "Choose at least one sub-processor."),
    title: z.string().trim().min(1, "Say in a few words what happened.").max(300),
    what: z.string().trim().min(1, "Say what happened.").max(4_000),
    reason: z.string().trim().max(4_000).default(""),
    trueSince: day,
    knownOn: day,
  }),
  run: (actor, { "engagementRefs[]": chosen, reason, ...fact }) =>
    draftAdverseFact(actor, {
      ...fact,
      engagementRefs: [chosen].flat(),
      reason: reason === "" ? null : reason,
    }),
  refusals: {
    ...refusals,
    daysReversed: incidentRefusals.daysReversed,
    dayTooEarly: incidentRefusals.dayTooEarly,
    noSuchEngagement: incidentRefusals.noSuchEngagement,
  },
  after: ({ id }) => ({ goTo: `/staff/changes/${id}` }),
});
