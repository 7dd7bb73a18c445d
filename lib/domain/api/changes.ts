import { z } from "zod";
import { changeStates } from "@/lib/domain/change/next-steps";
import { materialities } from "@/lib/domain/reference/enums";
import { operation } from "./operation";
import { changeId, daySchema, limitSchema, noSuchChange, notAllowed } from "./shared";

const changeSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  state: z.enum(changeStates),
  class: z
    .enum([...materialities, "INTERNAL"])
    .nullable()
    .meta({
      description:
        "As it was approved, or as the rules give it now; null: nothing is left that would change.",
    }),
  records: z.int().meta({ description: "How many records it is about." }),
  plannedOn: daySchema.nullable(),
  lastStepAt: z.iso.datetime(),
});

/** The changes, a page at a time. */
export const changesListed = operation({
  id: "listChanges",
  method: "get",
  path: "/changes",
  scope: "register:read",
  summary: "Changes, the newest first",
  description:
    "Pages follow each other by `before`: ask with the `next` of the last answer, until it is null.",
  input: z.strictObject({
    state: z.enum(changeStates, `must be one of ${changeStates.join(", ")}`).optional(),
    before: changeId.optional().meta({ description: "The id behind which the page begins." }),
    limit: limitSchema,
  }),
  body: null,
  answer: z.strictObject({ changes: z.array(changeSchema), next: z.string().nullable() }),
  refusals: { notAllowed },
  freshSeconds: 0,
});

/** One change with the records that it is about. */
export const changeOne = operation({
  id: "getChange",
  method: "get",
  path: "/changes/{id}",
  scope: "register:read",
  summary: "One change",
  description: "What it is about, and when its steps were taken.",
  input: z.strictObject({ id: changeId }),
  body: null,
  answer: changeSchema.extend({
    reason: z.string().nullable(),
    announcedAt: z.iso.datetime().nullable(),
    activatedAt: z.iso.datetime().nullable(),
    items: z.array(
      z.strictObject({
        kind: z.string(),
        ref: z.string(),
        change: z.enum(["ADDED", "CHANGED", "ENDED"]),
        validFrom: daySchema.nullable(),
      }),
    ),
  }),
  refusals: { notAllowed, noSuchChange },
  freshSeconds: 0,
});
