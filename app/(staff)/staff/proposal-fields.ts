import { z } from "zod";

/** What every form says that makes a change set of a preview: which preview was seen, and what the change is called. */
export const proposalFields = {
  hash: z.string().length(64),
  title: z
    .string()
    .trim()
    .min(1, "Say in a few words what changes.")
    .max(200, "The title has at most 200 characters."),
  reason: z
    .string()
    .trim()
    .max(2000, "The reason has at most 2,000 characters.")
    .transform((text) => text || null),
};
