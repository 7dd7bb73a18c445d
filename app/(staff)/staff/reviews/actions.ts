"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { confirmReview } from "@/lib/data/reviews/record-reviews";
import { makeCalendarLink, revokeCalendarLink } from "@/lib/data/reviews/review-calendars";
import { isKindName } from "@/lib/domain/kinds/kinds";
import { refusals } from "@/lib/domain/language/refusals";
import { reviewScopes } from "@/lib/domain/reviews/review-view";

const { notAllowed, notYet, changedMeanwhile } = refusals;

export const confirm = staffAction({
  permission: "changeSet:edit",
  input: z.object({
    kind: z.string().refine(isKindName, "There is no such kind of record."),
    ref: z.string().max(80),
    topic: z.string().max(40),
    field: z.string().max(80),
    whose: z.enum(reviewScopes),
    page: z.string().regex(/^\d{1,4}$/),
  }),
  run: confirmReview,
  refusals: {
    notAllowed,
    notYet,
    changedMeanwhile,
    nothingChanges: "It was recorded today already that this was reviewed.",
    notDue: "The record has changed, and this review is no longer due.",
  },
  // The change in the address makes it another one: a browser that stays on the same would not draw the list anew.
  after: ({ id, internal }, { whose, page }) => {
    const query = new URLSearchParams({ whose, ...(page !== "1" && { page }), reviewed: id });
    return { goTo: internal ? `/staff/reviews?${query}` : `/staff/changes/${id}` };
  },
});

export const makeLink = staffAction({
  permission: "register:read",
  input: z.object({}),
  run: makeCalendarLink,
  refusals: { notAllowed },
  after: ({ url }) => ({
    say: `Give your calendar program this address. It is shown once, and whoever has it can read your dates: ${url}`,
  }),
});

export const revokeLink = staffAction({
  permission: "register:read",
  input: z.object({}),
  run: revokeCalendarLink,
  refusals: { notAllowed, noLink: "There is no address to revoke." },
  after: () => ({ say: "The address opens nothing any more." }),
});
