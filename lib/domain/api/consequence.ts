import { z } from "zod";
import { changeStates } from "@/lib/domain/change/next-steps";
import { operation } from "./operation";
import { changeId, daySchema, noSuchChange, notAllowed } from "./shared";

const finding = z.looseObject({
  code: z.string(),
  severity: z.string(),
  kind: z.string(),
  ref: z.string(),
  message: z.string(),
});

/** What follows from a change, as `recital consequence` has it. */
export const changeConsequence = operation({
  id: "getConsequence",
  method: "get",
  path: "/changes/{id}/consequence",
  scope: "register:read",
  summary: "What follows from a change",
  description:
    "Classes, customers with their dates, findings that come and go: as `recital consequence ID --json`, with the documents by name alone.",
  input: z.strictObject({ id: changeId }),
  body: null,
  answer: z.strictObject({
    id: z.string(),
    state: z.enum(changeStates),
    class: z.string().nullable(),
    internal: z.boolean(),
    gating: z.enum(["PER_CUSTOMER", "GLOBAL_LATEST"]),
    items: z.array(
      z.looseObject({
        kind: z.string(),
        ref: z.string(),
        field: z.string().nullable(),
        class: z.string(),
        rule: z.string().nullable(),
      }),
    ),
    earliestEffectiveOn: daySchema.nullable(),
    customers: z.array(
      z.strictObject({
        ref: z.string(),
        agreement: z.string(),
        why: z.string().meta({ description: "Why it concerns this agreement, in a sentence." }),
        class: z.string(),
        basis: z.enum(["LAW", "CONTRACT"]),
        effect: z.string().optional(),
        noticeStartsOn: daySchema.nullable(),
        noticeLastDay: daySchema.nullable(),
        objectionLastDay: daySchema.nullable(),
        earliestEffectiveOn: daySchema.nullable(),
        zone: z.string(),
        authorisation: z.string(),
        emergency: z.looseObject({ verdict: z.string() }).nullable(),
        blockers: z.array(z.string()),
      }),
    ),
    findings: z.strictObject({ appeared: z.array(finding), vanished: z.array(finding) }),
    documents: z.array(z.string()),
  }),
  refusals: { notAllowed, noSuchChange },
  freshSeconds: 0,
});
