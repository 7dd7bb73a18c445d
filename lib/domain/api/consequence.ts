import { z } from "zod";
import { changeStates } from "@/lib/domain/change/next-steps";
import { operation } from "./operation";
import { changeId, daySchema, noSuchChange, notAllowed } from "./shared";

const finding = z.strictObject({
  code: z.string(),
  severity: z.string(),
  kind: z.string(),
  ref: z.string(),
  field: z.string().optional(),
  message: z.string(),
  source: z.string(),
  regime: z.string().optional(),
  isWaived: z.boolean(),
});

/** What follows from a change, as `recital consequence` has it, but for what fields hold and what people wrote: names may stand in either. */
export const changeConsequence = operation({
  id: "getConsequence",
  method: "get",
  path: "/changes/{id}/consequence",
  scope: "register:read",
  summary: "What follows from a change",
  description:
    "Classes, customers with their dates, findings that come and go, documents by name: as `recital consequence ID --json`, without what the fields hold.",
  input: z.strictObject({ id: changeId }),
  body: null,
  answer: z.strictObject({
    id: z.string(),
    state: z.enum(changeStates),
    class: z.string().nullable(),
    internal: z.boolean(),
    gating: z.enum(["PER_CUSTOMER", "GLOBAL_LATEST"]),
    items: z.array(
      z.strictObject({
        kind: z.string(),
        ref: z.string(),
        field: z.string().nullable(),
        class: z.string(),
        rule: z.string().nullable(),
        basis: z.string().nullable(),
        overriddenFrom: z.string().nullable().meta({
          description: "The class that the rule gives, where somebody gave it another.",
        }),
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
        emergency: z
          .strictObject({
            verdict: z.string(),
            ground: z.string(),
            clause: z.string().nullable(),
            prevailing: z.string().nullable(),
          })
          .nullable(),
        blockers: z.array(z.string()),
      }),
    ),
    findings: z.strictObject({ appeared: z.array(finding), vanished: z.array(finding) }),
    documents: z.array(z.string()),
  }),
  refusals: { notAllowed, noSuchChange },
  freshSeconds: 0,
});
