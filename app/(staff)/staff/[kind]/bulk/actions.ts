"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { proposeMany } from "@/lib/data/records/bulk-edits";
import { refusals } from "@/lib/domain/language/refusals";
import { kindOfPlural } from "@/lib/domain/record/record-address";
import { proposalFields } from "../../proposal-fields";

const { notAllowed, nothingChanges, notYet, changedMeanwhile } = refusals;

export const propose = staffAction({
  permission: "changeSet:edit",
  input: z.object({
    kind: z.string().transform((plural, context) => {
      const kind = kindOfPlural(plural);
      if (kind !== null) return kind;
      context.addIssue({ code: "custom", message: "There is no such kind of record." });
      return z.NEVER;
    }),
    asked: z.string().max(200_000),
    ...proposalFields,
  }),
  run: proposeMany,
  refusals: {
    notAllowed,
    nothingChanges,
    notYet,
    changedMeanwhile,
    previewGone:
      "The register has changed since this preview was made, and the edit would do something else by now. Nothing was done: go back to the value and look at the preview again.",
  },
  after: ({ id }) => ({ goTo: `/staff/changes/${id}` }),
});
