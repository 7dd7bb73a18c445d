"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { draftOfDrill } from "@/lib/data/drill/drills";
import { refusals } from "@/lib/domain/language/refusals";

const { notAllowed, nothingChanges, notYet, changedMeanwhile } = refusals;

export const draft = staffAction({
  permission: "changeSet:edit",
  input: z.object({ asked: z.string().max(2000), hash: z.string().length(64) }),
  run: draftOfDrill,
  refusals: {
    notAllowed,
    nothingChanges,
    notYet,
    changedMeanwhile,
    draftedAlready:
      "The drafts of this answer are made already: they are among the changes that are under way.",
    previewGone:
      "The register has changed since this answer was given. Nothing was done: ask again and look at the answer.",
  },
  after: ({ ids: [id, ...others] }) => ({
    goTo: others.length === 0 && id !== undefined ? `/staff/changes/${id}` : "/staff/changes",
  }),
});
