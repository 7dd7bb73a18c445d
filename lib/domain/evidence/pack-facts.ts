import { z } from "zod";
import { correctedItemSchema } from "@/lib/domain/change/correction";
import { manifestSchema } from "@/lib/domain/publication/manifest";
import { digestSchema } from "./pack";

const day = z.iso.date();
const instant = z.iso.datetime({ precision: 3 });
const dates = z.strictObject({
  startsOn: day,
  noticeLastDay: day,
  objectionLastDay: day.nullable(),
  earliestEffectiveOn: day,
});
const dayCount = z.enum(["CALENDAR", "BUSINESS"]);
const itemKey = z.strictObject({ kind: z.string(), ref: z.string() });

/** Terms as they were frozen with the notice. Younger versions of Recital may know more of them. */
const termsSchema = z.looseObject({
  noticePeriod: z.string(),
  noticeDayCount: dayCount,
  objectionPeriod: z.string().nullable(),
  objectionDayCount: dayCount,
  holidays: z.array(
    z.strictObject({
      calendar: z.string(),
      name: z.string(),
      years: z.array(z.number()),
      days: z.array(day),
    }),
  ),
  zone: z.string(),
  deemedReceipt: z.enum([
    "DISPATCH",
    "ACCEPTANCE",
    "NEXT_DAY",
    "NEXT_WORKING_DAY",
    "AFTER_DAYS",
    "CONFIRMATION",
  ]),
  receiptDays: z.number().nullable(),
  receiptDayCount: dayCount,
  rollForward: z.boolean(),
  effectiveAfter: z.enum(["LATER_OF_BOTH", "NOTICE_ONLY", "AT_ONCE"]),
  clauses: z.record(z.string(), z.string()),
});

export const dateStepSchema = z.strictObject({
  step: z.enum([
    "DISPATCH",
    "RECEIPT",
    "NOTICE_END",
    "NOTICE_ROLL",
    "OBJECTION_END",
    "OBJECTION_ROLL",
    "EARLIEST",
  ]),
  /** the day that the step begins from; null for the first */
  from: day.nullable(),
  day,
  term: z.string(),
  value: z.string(),
  clause: z.string().nullable(),
  ground: z.enum(["AGREEMENT", "PROFILE", "SILENT", "RECORDED"]),
  sentence: z.string(),
});
export type DateStep = z.infer<typeof dateStepSchema>;

/** How the days of one act of telling come about: of a mail, a letter, or a confirmation of receipt. */
const computationSchema = z.strictObject({
  of: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("mail"), deliveryId: z.string(), number: z.number() }),
    z.strictObject({ type: z.literal("letter"), deliveryId: z.string(), number: z.number() }),
    z.strictObject({ type: z.literal("confirmation") }),
  ]),
  steps: z.array(dateStepSchema),
  dates,
});
export type DateComputation = z.infer<typeof computationSchema>;

export const objectionSchema = z.strictObject({
  id: z.string(),
  receivedAt: instant,
  receivedOn: day,
  timely: z.boolean(),
  channel: z.string(),
  text: z.string().nullable(),
  enteredBy: z.string(),
  decision: z.string().nullable(),
  decisionReason: z.string().nullable(),
  /** A pack of an older Recital has no clauses, no remedies and no answers. */
  decisionClause: z.string().nullable().optional(),
  remedyRanOn: day.nullable().optional(),
  /** how the product does without what was left out, where it cannot be switched for one customer alone */
  doneWithout: z.string().nullable().optional(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  /** what went to the customer, word for word */
  answers: z
    .array(
      z.strictObject({
        decision: z.string(),
        answeredOn: day,
        channel: z.string(),
        text: z.string(),
        enteredAt: instant,
      }),
    )
    .optional(),
});

/** An incident as far as it concerns one agreement. What staff wrote for each other is left out of a customer's pack. */
export const incidentSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  kind: z.string(),
  state: z.string(),
  trueSince: day,
  knownOn: day,
  suspension: z.string().nullable(),
  suspensionOn: day.nullable(),
  suspensionReason: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  closedReason: z.string().nullable(),
  objectionId: z.string().nullable(),
  /** an adverse fact that stands in no record; a pack of an older Recital has none */
  fact: z
    .strictObject({
      title: z.string(),
      subprocessor: z.string(),
      what: z.string(),
      howKnown: z.string().nullable(),
    })
    .nullable()
    .optional(),
  /** who was told by another way than the mail of the change */
  told: z.array(z.strictObject({ toldOn: day, channel: z.string(), text: z.string() })),
});
export type PackIncident = z.infer<typeof incidentSchema>;

export const noticeSchema = z.strictObject({
  id: z.string(),
  changeSetId: z.string(),
  agreementRef: z.string(),
  customerRef: z.string(),
  customerName: z.string(),
  class: z.string(),
  items: z.array(itemKey),
  terms: termsSchema,
  /** who says each term: the agreement, the profile that it follows, or nobody (then what counts in silence) */
  grounds: z.record(z.string(), z.enum(["AGREEMENT", "PROFILE", "SILENT"])),
  dates: dates.nullable(),
  computations: z.array(computationSchema),
  effectiveOn: day.nullable(),
  ground: z.string().nullable(),
  declinedAt: instant.nullable(),
  declinedBecause: z.string().nullable(),
  /** since when only what is told anew counts: a correction put right what was told, or it is open again. A pack of an older Recital has none */
  restartedAt: instant.nullable().optional(),
  /** what an end of the agreement had closed, and when it was open again since that end was taken back; objectionId null: the notice itself */
  reopenings: z
    .array(
      z.strictObject({
        objectionId: z.string().nullable(),
        endedOn: day,
        closedAt: instant,
        decidedBy: z.string().nullable(),
        decisionReason: z.string().nullable(),
        reopenedAt: instant,
      }),
    )
    .optional(),
  objections: z.array(objectionSchema),
  incidents: z.array(incidentSchema).optional(),
  approvals: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      receivedOn: day,
      channel: z.string(),
      text: z.string().nullable(),
      enteredBy: z.string(),
      /** when a correction overtook it: it opens nothing any more */
      overtakenAt: instant.nullable().optional(),
    }),
  ),
  acknowledgements: z.array(
    z.strictObject({
      contactId: z.string(),
      at: instant,
      confirmedOn: day.nullable(),
      channel: z.string().nullable(),
      enteredBy: z.string().nullable(),
    }),
  ),
});
export type PackNotice = z.infer<typeof noticeSchema>;

/** The end of an agreement: who held the customer's data, what became of them, and the certificates. */
export const packTerminationSchema = z.strictObject({
  agreementRef: z.string(),
  orderedAt: instant,
  endsOn: day.nullable(),
  onEnd: z.string().nullable(),
  dataDueOn: day.nullable(),
  dataHeldUntil: day.nullable(),
  tasks: z.array(
    z.strictObject({
      id: z.string(),
      /** null: the organisation itself */
      engagementRef: z.string().nullable(),
      holder: z.string(),
      outcome: z.string().nullable(),
      doneOn: day.nullable(),
      retentionLaw: z.string().nullable(),
      retainedUntil: day.nullable(),
      settledAt: instant.nullable(),
      /** of the words and the file that show it; they stay with the organisation */
      evidenceHash: digestSchema.nullable(),
      fileHash: digestSchema.nullable(),
    }),
  ),
  certificates: z.array(
    z.strictObject({
      language: z.string(),
      path: z.string(),
      sha256: digestSchema,
      issuedAt: instant,
    }),
  ),
  /** facts that stand in no record, of an agreement that has no notice in the pack */
  incidents: z.array(incidentSchema).optional(),
});
export type PackTermination = z.infer<typeof packTerminationSchema>;

export const attemptSchema = z.strictObject({
  number: z.int(),
  startedAt: instant,
  databaseAt: instant,
  outcome: z.enum(["ACCEPTED", "DEFERRED", "BOUNCED", "UNKNOWN"]),
  stage: z.string(),
  reply: z.string(),
  relay: z.string().nullable(),
  tls: z.string().nullable(),
  messageHash: digestSchema.nullable(),
  dates: z.record(z.string(), dates).nullable(),
  /** the audit entry that sealed it; null where none has yet */
  sealedBy: z.int().nullable(),
  /** where its mail lies, or why it does not */
  mail: z.discriminatedUnion("state", [
    z.strictObject({ state: z.literal("KEPT"), path: z.string() }),
    z.strictObject({ state: z.literal("ERASED"), erasedAt: instant }),
    z.strictObject({ state: z.literal("NOT_TAKEN") }),
    z.strictObject({ state: z.literal("NOT_KEPT") }),
    z.strictObject({ state: z.literal("NO_MAIL") }),
  ]),
});
export type PackAttempt = z.infer<typeof attemptSchema>;

export const deliverySchema = z.strictObject({
  id: z.string(),
  announcementId: z.string(),
  kind: z.string(),
  announcedAt: instant,
  contactId: z.string(),
  address: z.string().nullable(),
  name: z.string().nullable(),
  erasedAt: instant.nullable(),
  messageId: z.string(),
  channel: z.string(),
  state: z.string(),
  noticeIds: z.array(z.string()),
  attempts: z.array(attemptSchema),
});
export type PackDelivery = z.infer<typeof deliverySchema>;

/** What a notice had told wrong, and what is right; the records themselves are left out of a customer's pack. */
export const packCorrectionSchema = z.strictObject({
  id: z.string(),
  at: instant,
  writtenBy: z.string(),
  sentBy: z.string(),
  restarts: z.boolean(),
  entries: z.array(
    z.strictObject({ matter: z.string(), said: z.string().nullable(), right: z.string() }),
  ),
  items: z.array(correctedItemSchema).nullable(),
});
export type PackCorrection = z.infer<typeof packCorrectionSchema>;

export const changeSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** what is for staff alone is left out of a customer's pack: reasons, names, words of advice, what was frozen */
  reason: z.string().nullable(),
  state: z.string(),
  gating: z.string(),
  plannedOn: day.nullable(),
  authors: z.array(z.string()),
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  announcedAt: instant.nullable(),
  activatedAt: instant.nullable(),
  /** what was frozen with the approval, whose hash stands in the audit chain: classes, rules, differences, who is affected */
  frozen: z.unknown(),
  /** what was put right after the announcement, in the order in which it went */
  corrections: z.array(packCorrectionSchema).optional(),
  steps: z.array(
    z.strictObject({
      position: z.int(),
      at: instant,
      by: z.string(),
      event: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  advice: z.array(
    z.strictObject({
      id: z.string(),
      at: instant,
      by: z.string(),
      inFavour: z.boolean(),
      text: z.string().nullable(),
      textHash: digestSchema,
      itemsHash: z.string(),
    }),
  ),
});
export type PackChange = z.infer<typeof changeSchema>;

export const packPublicationSchema = z.strictObject({
  manifest: manifestSchema,
  hash: digestSchema,
  signature: z.string(),
});
export type PackPublication = z.infer<typeof packPublicationSchema>;

export const excerptHeadSchema = z.strictObject({ previousHash: digestSchema.nullable() });
export const excerptEntrySchema = z.strictObject({
  position: z.int().min(1),
  at: instant,
  actor: z.string(),
  event: z.string(),
  payloadHash: digestSchema,
  hash: digestSchema,
  /** only of entries that tell of the subject; the others are there to close the chain */
  payload: z.record(z.string(), z.unknown()).optional(),
});
export type ExcerptEntry = z.infer<typeof excerptEntrySchema>;

export const sealsSchema = z.record(z.string().regex(/^\d+$/), z.array(digestSchema));
/** Keys as they lie in a pack, and as they are published: there with the time of their use. */
export const keysSchema = z.object({
  keys: z.array(z.object({ id: z.string(), pem: z.string() })),
});
