"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { sayAfterEnd } from "@/lib/data/changes/after-end";
import { refusals } from "@/lib/domain/language/refusals";
import { moved } from "./outcomes";

/** Says how data of agreements that are over are kept from a stand-by that is switched on, or why it comes to them. */
export const say = staffAction({
  permission: "changeSet:sayAfterEnd",
  input: z.object({
    id: z.string().max(40),
    reason: z
      .string()
      .trim()
      .min(1, "Say it in a few words.")
      .max(2000, "That is too long: at most 2000 characters."),
  }),
  run: sayAfterEnd,
  refusals: { ...refusals, wrongState: moved("activate"), changedMeanwhile: moved("read") },
  after: ({ id, position }) => {
    revalidatePath(`/staff/changes/${id}`);
    return { goTo: `/staff/changes/${encodeURIComponent(id)}?at=${position}#after-end` };
  },
});
