"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { setAdverseDays } from "@/lib/data/incidents/adverse-days";
import { isCalendarDate } from "@/lib/domain/calendar";
import { incidentRefusals } from "@/lib/domain/incident/incident-refusals";
import { refusals } from "@/lib/domain/language/refusals";
import { moved } from "./outcomes";

const day = z.string().refine(isCalendarDate, "Give the day, as 2027-03-31.");

/** Says since when an adverse fact is true and known, before its mail goes. */
export const setDays = staffAction({
  permission: "incident:record",
  input: z.object({ id: z.string().max(40), trueSince: day, knownOn: day }),
  run: setAdverseDays,
  refusals: {
    ...refusals,
    wrongState: moved("announce"),
    changedMeanwhile: moved("read"),
    daysReversed: incidentRefusals.daysReversed,
    dayTooEarly: incidentRefusals.dayTooEarly,
  },
  after: ({ id, position }) => {
    revalidatePath(`/staff/changes/${id}`);
    return { goTo: `/staff/changes/${encodeURIComponent(id)}?at=${position}` };
  },
});
