"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { realClock } from "@/lib/clock";
import { addApiToken, endApiToken } from "@/lib/data/programs/api-tokens";
import { scopes } from "@/lib/domain/api/scopes";
import { tokenRefusals as refusals } from "@/lib/domain/api/token-refusals";

export const addToken = staffAction({
  permission: "machine:manage",
  input: z.object({
    name: z
      .string()
      .trim()
      .min(1, "Say which program it is for.")
      .max(100, "A name has at most 100 characters."),
    "scopes[]": z.array(z.enum(scopes)).min(1, "Choose what it may do.").prefault([]),
    days: z.coerce.number("Say for how long."),
  }),
  run: async (actor, { name, "scopes[]": chosen, days }) => {
    const made = await addApiToken(actor, { name, scopes: chosen, days }, realClock());
    if (made.ok) revalidatePath("/staff/machines");
    return made;
  },
  refusals,
  after: ({ secret }) => ({
    say: `Give the program this secret. It is shown once, and nobody can read it here again: ${secret}`,
  }),
});

export const endToken = staffAction({
  permission: "machine:manage",
  input: z.object({ id: z.string().max(80) }),
  run: (actor, { id }) => endApiToken(actor, id, realClock()),
  refusals,
  after: () => ({ goTo: "/staff/machines" }),
});
