"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { handOver } from "@/lib/data/records/hand-overs";

export const give = staffAction({
  permission: "person:manage",
  input: z.object({
    from: z.string(),
    to: z.string().min(1, "Choose who takes it over."),
    seen: z.string().length(64),
  }),
  run: handOver,
  refusals: {
    notAllowed: "Your role does not allow this.",
    noSuchUser: "One of the two is no longer on the list.",
    cannotTake: "Whoever takes this over must be active and may edit the register.",
    nothingThere: "There is nothing left to hand over.",
    changedMeanwhile:
      "What there is to hand over has changed since this page was opened. Nothing was done: look at the list again.",
  },
  after: ({ from }) => ({ goTo: `/staff/people/${from}?handedOver` }),
});
