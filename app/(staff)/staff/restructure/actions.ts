"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { proposeRestructuring } from "@/lib/data/restructurings";
import { refusals } from "@/lib/domain/language/refusals";
import { restructurings } from "@/lib/domain/restructuring";

const { notAllowed, nothingChanges, notYet, changedMeanwhile } = refusals;

export const propose = staffAction({
  permission: "changeSet:edit",
  input: z.object({
    what: z.enum(restructurings),
    asked: z.string().max(100_000),
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
  }),
  run: proposeRestructuring,
  refusals: {
    notAllowed,
    nothingChanges,
    notYet,
    changedMeanwhile,
    previewGone:
      "The register has changed since this preview was made. Nothing was done: look at the preview again.",
  },
  after: ({ id }) => ({ goTo: `/staff/changes/${id}` }),
});
