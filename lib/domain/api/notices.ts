import { z } from "zod";
import { operation } from "./operation";
import { changeId, daySchema, limitSchema, noSuchChange, notAllowed, refSchema } from "./shared";

/** How each agreement stands to one change. */
export const changeNotices = operation({
  id: "listNotices",
  method: "get",
  path: "/changes/{id}/notices",
  scope: "register:read",
  summary: "The notices of a change",
  description:
    "One for each agreement that is told, in the order of their refs, with its days and what stands in its way. Pages follow each other by `after`.",
  input: z.strictObject({
    id: changeId,
    after: refSchema
      .optional()
      .meta({ description: "The ref of the agreement behind which the page begins." }),
    limit: limitSchema,
  }),
  body: null,
  answer: z.strictObject({
    notices: z.array(
      z.strictObject({
        id: z.string(),
        customer: z.string(),
        agreement: z.string(),
        class: z.string(),
        zone: z.string(),
        startsOn: daySchema.nullable(),
        objectionLastDay: daySchema.nullable(),
        earliestEffectiveOn: daySchema.nullable(),
        effectiveOn: daySchema.nullable(),
        ground: z.string().nullable(),
        declined: z.boolean(),
        blockers: z.array(z.looseObject({ code: z.string() })),
      }),
    ),
    next: z.string().nullable(),
  }),
  refusals: { notAllowed, noSuchChange },
  freshSeconds: 0,
});
