"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { proposeRestructuring } from "@/lib/data/changes/restructurings";
import { refusals } from "@/lib/domain/language/refusals";
import { restructurings } from "@/lib/domain/record/restructuring";
import { proposalFields } from "../proposal-fields";

const { notAllowed, nothingChanges, notYet, changedMeanwhile } = refusals;

export const propose = staffAction({
  permission: "changeSet:edit",
  input: z.object({
    what: z.enum(restructurings),
    asked: z.string().max(100_000),
    ...proposalFields,
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
