"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { recordAdverseFact } from "@/lib/data/incidents/adverse-facts";
import { isCalendarDate } from "@/lib/domain/calendar";
import { incidentRefusals } from "@/lib/domain/incident/incident-refusals";
import { refusals } from "@/lib/domain/language/refusals";

const day = z.string().refine(isCalendarDate, "Give the day, as 2027-03-31.");
const refs = z
  .union([z.string().max(500), z.array(z.string().max(500)).max(500)])
  .default([])
  .transform((one) => [one].flat());

export const recordFact = staffAction({
  permission: "changeSet:edit",
  input: z
    .object({
      "engagementRefs[]": refs,
      "leavingRefs[]": refs,
      title: z.string().trim().min(1, "Say in a few words what happened.").max(300),
      what: z.string().trim().min(1, "Say what happened.").max(4_000),
      reason: z.string().trim().max(4_000).default(""),
      trueSince: day,
      knownOn: day,
    })
    .refine((typed) => typed["engagementRefs[]"].length + typed["leavingRefs[]"].length > 0, {
      path: ["engagementRefs[]"],
      error: "Choose at least one sub-processor.",
    }),
  run: (actor, { "engagementRefs[]": present, "leavingRefs[]": leaving, reason, ...fact }) =>
    recordAdverseFact(actor, {
      ...fact,
      engagementRefs: [...present, ...leaving],
      reason: reason === "" ? null : reason,
    }),
  refusals: {
    ...refusals,
    daysReversed: incidentRefusals.daysReversed,
    dayTooEarly: incidentRefusals.dayTooEarly,
    noSuchEngagement: incidentRefusals.goneMeanwhile,
    recordedAlready: incidentRefusals.recordedAlready,
  },
  after: ({ draft, incidents: [first, ...others] }) => {
    if (first === undefined) return { goTo: `/staff/changes/${draft?.id}` };
    const made = new URLSearchParams({ opened: "fact" });
    if (draft !== null) made.set("draft", draft.id);
    for (const { number } of others) made.append("with", String(number));
    return { goTo: `/staff/incidents/${first.id}?${made}` };
  },
});
