"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import {
  closeIncident,
  openUseIncident,
  recordTold,
  reopenIncident,
  setIncidentDays,
} from "@/lib/data/incidents/incident-acts";
import { liftsSuspension, recordSuspension } from "@/lib/data/incidents/suspending";
import { isCalendarDate } from "@/lib/domain/calendar";
import { incidentRefusals } from "@/lib/domain/incident/incident-refusals";
import { suspensions } from "@/lib/domain/incident/incident-view";
import { refusals } from "@/lib/domain/language/refusals";

const day = z.string().refine(isCalendarDate, "Give the day, as 2027-03-31.");
const words = z.string().trim().min(1, "Say it in a few words.").max(5_000);
const id = z.string().max(80);
const left = z.string().trim().max(2_000).default("");

const { noSuchIncident, incidentClosed } = incidentRefusals;
const common = { notAllowed: refusals.notAllowed, noSuchIncident, incidentClosed };

/** The position makes each address another one: a browser that stays on the same would not draw the page anew. */
const backTo =
  (part: string) =>
  ({ id: incident, position }: { id: string; position: number }) => ({
    goTo: `/staff/incidents/${incident}?done=${position}#${part}`,
  });

export const open = staffAction({
  permission: "incident:record",
  input: z.object({ engagementRef: z.string().max(80) }),
  run: openUseIncident,
  refusals: {
    notAllowed: refusals.notAllowed,
    noSuchEngagement: incidentRefusals.noSuchEngagement,
    nothingBefore: incidentRefusals.nothingBefore,
    openAlready: incidentRefusals.openAlready,
  },
  after: ({ id: incident }) => ({ goTo: `/staff/incidents/${incident}` }),
});

export const told = staffAction({
  permission: "incident:record",
  input: z.object({
    id,
    agreementRef: z.string().min(1, "Choose the customer.").max(80),
    on: day,
    channel: z.enum(["EMAIL", "LETTER", "PHONE", "HAND"], "Choose how."),
    text: words,
  }),
  run: (actor, { on, ...telling }) => recordTold(actor, { ...telling, toldOn: on }),
  refusals: { ...common, notYet: refusals.notYet, notConcerned: incidentRefusals.notConcerned },
  after: backTo("told"),
});

export const suspend = staffAction({
  permission: "incident:record",
  input: z.object({
    id,
    suspension: z.enum(suspensions, "Choose one."),
    on: day,
    reason: words,
    "agreementRefs[]": z
      .union([z.string(), z.array(z.string().max(200)).max(10_000)])
      .default([])
      // Where there are too many to tick, they are named one a line.
      .transform((refs) => [refs].flat().flatMap((one) => one.split(/\s+/).filter(Boolean))),
  }),
  // What is lifted is authorised again at once, for every program that asks.
  stepUp: ({ "agreementRefs[]": agreementRefs, ...said }, actor) =>
    liftsSuspension(actor, { ...said, agreementRefs }),
  run: (actor, { "agreementRefs[]": agreementRefs, ...said }) =>
    recordSuspension(actor, { ...said, agreementRefs }),
  refusals: {
    ...common,
    notConcerned: incidentRefusals.notConcerned,
    notYet: refusals.notYet,
    notSuspended: incidentRefusals.notSuspended,
    notNamedLifter: incidentRefusals.notNamedLifter,
    suspendedByYou: incidentRefusals.suspendedByYou,
    suspendedTooEarly: incidentRefusals.suspendedTooEarly,
    liftedTooEarly: incidentRefusals.liftedTooEarly,
    reasonMissing: refusals.reasonMissing,
  },
  after: backTo("suspension"),
});

export const days = staffAction({
  permission: "incident:record",
  input: z.object({ id, trueSince: day, knownOn: day, reason: words }),
  run: setIncidentDays,
  refusals: {
    ...common,
    notYet: refusals.notYet,
    daysReversed: incidentRefusals.daysReversed,
    dayTooEarly: incidentRefusals.dayTooEarly,
    suspendedTooEarly: incidentRefusals.suspendedTooEarly,
  },
  after: backTo("facts"),
});

export const close = staffAction({
  permission: "incident:close",
  input: z.object({
    id,
    reason: words,
    "undone.TELL": left,
    "undone.SUSPEND": left,
    "undone.DECIDE_OBJECTION": left,
  }),
  run: (actor, { id: incident, reason, ...undone }) =>
    closeIncident(actor, {
      id: incident,
      reason,
      undone: {
        TELL: undone["undone.TELL"],
        SUSPEND: undone["undone.SUSPEND"],
        DECIDE_OBJECTION: undone["undone.DECIDE_OBJECTION"],
      },
    }),
  refusals: {
    ...common,
    reasonMissing: refusals.reasonMissing,
    stepsUndone: incidentRefusals.stepsUndone,
  },
  after: backTo("facts"),
});

export const reopen = staffAction({
  permission: "incident:close",
  input: z.object({ id, reason: words }),
  run: reopenIncident,
  refusals: {
    notAllowed: refusals.notAllowed,
    noSuchIncident,
    incidentOpen: incidentRefusals.incidentOpen,
    reasonMissing: refusals.reasonMissing,
  },
  after: backTo("next"),
});
