"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { certificateFacts, issueCertificate } from "@/lib/data/terminations/certificates";
import { settleTask } from "@/lib/data/terminations/termination-tasks";
import { proposeEnd } from "@/lib/data/terminations/terminations";
import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import { longestKeptFile } from "@/lib/domain/documents/kept-file";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { refuse } from "@/lib/domain/result";
import { endingRefusals } from "@/lib/domain/termination/refusals";
import { taskOutcomes } from "@/lib/domain/termination/task";
import { tooEarlyMessage } from "@/lib/domain/termination/too-early";
import { drawCertificates } from "@/lib/draw/certificates";

const ref = z.string().max(200);
const isDay = (value: string): value is CalendarDate => isCalendarDate(value);
const day = (missing: string) => z.string().refine(isDay, missing);
const optionalDay = z
  .string()
  .default("")
  .refine((value) => value === "" || isCalendarDate(value), "Choose a day of the calendar.")
  .transform((value): CalendarDate | null => (isCalendarDate(value) ? value : null));
const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `That is too long: at most ${most} characters.`)
    .default("")
    .transform((text) => (text === "" ? null : text));

function backTo(customerRef: string, done: string): { goTo: string } {
  return { goTo: `/staff/customers/${encodeURIComponent(customerRef)}?done=${done}#ending` };
}

export const endAgreement = staffAction({
  permission: "changeSet:edit",
  input: z.object({
    customerRef: ref,
    agreementRef: ref,
    endsOn: day("Give the last day of the agreement."),
    onEnd: z.enum(["DELETE", "RETURN"], "Say what the customer chose."),
    dataDueOn: optionalDay,
    reason: optionalText(4000),
  }),
  run: (actor, input) => proposeEnd(actor, input),
  refusals: {
    notAllowed: refusals.notAllowed,
    changedMeanwhile: refusals.changedMeanwhile,
    noSuchAgreement: "This customer has no such agreement any more.",
    endsBeforeBegin: endingRefusals.endsBeforeBegin,
    dueBeforeEnd: endingRefusals.dueBeforeEnd,
    alreadyEnding: endingRefusals.alreadyEnding,
    certifiedBefore: endingRefusals.certifiedBefore,
    openChange: endingRefusals.openChange,
  },
  after: (_ended, { customerRef }) => backTo(customerRef, "ending"),
});

/** Records what a holder did. A file is no text of the form, so it is taken from beside it. */
export async function settle(previous: FormState, form: FormData): Promise<FormState> {
  const given = form.get("file");
  const file = given instanceof File && given.size > 0 ? given : null;
  const early: { message: string | null } = { message: null };
  const act = staffAction({
    permission: "termination:settle",
    input: z.object({
      customerRef: ref,
      taskId: z.string().max(60),
      outcome: z.enum(taskOutcomes, "Say what was done."),
      doneOn: day("Give the day on which it was done."),
      evidence: optionalText(2000),
      law: optionalText(500),
      until: optionalDay,
    }),
    run: async (actor, { customerRef: _, ...settlement }) => {
      // Not read into memory: it is not kept anyway.
      if (file !== null && file.size > longestKeptFile) return refuse("tooLarge");
      const bytes = file === null ? null : new Uint8Array(await file.arrayBuffer());
      const result = await settleTask(actor, {
        ...settlement,
        file: file === null || bytes === null ? null : { name: file.name, bytes },
      });
      early.message = tooEarlyMessage(result);
      return result;
    },
    refusals: {
      notAllowed: refusals.notAllowed,
      notYet: refusals.notYet,
      noSuchTask: endingRefusals.noSuchTask,
      isCertified: endingRefusals.isCertified,
      evidenceMissing: endingRefusals.evidenceMissing,
      lawMissing: endingRefusals.lawMissing,
      untilMissing: endingRefusals.untilMissing,
      untilOver: endingRefusals.untilOver,
      beforeEnd: endingRefusals.beforeEnd,
      beforeEngaged: endingRefusals.beforeEngaged,
      tooLarge: endingRefusals.tooLarge,
      unknownType: endingRefusals.unknownType,
    },
    after: (_settled, { customerRef }) => backTo(customerRef, "settled"),
  });
  const state = await act(previous, form);
  const { message } = early;
  return state.status === "refused" && message !== null ? { ...state, message } : state;
}

export const certify = staffAction({
  permission: "termination:certify",
  stepUp: true,
  input: z.object({ customerRef: ref, agreementRef: ref }),
  run: async (actor, { agreementRef }) => {
    const asked = await certificateFacts(actor, agreementRef);
    if (!asked.ok) return asked;
    const drawn = await drawCertificates(asked.value.facts);
    return issueCertificate(actor, agreementRef, asked.value, drawn);
  },
  refusals: {
    notAllowed: refusals.notAllowed,
    changedMeanwhile: refusals.changedMeanwhile,
    noSuchAgreement: "This customer has no such agreement any more.",
    isCertified: endingRefusals.isCertified,
    notEnding: endingRefusals.notEnding,
    notEnded: endingRefusals.notEnded,
    tasksOpen: endingRefusals.tasksOpen,
    settledByYou: endingRefusals.settledByYou,
  },
  after: (_certified, { customerRef }) => backTo(customerRef, "certified"),
});
