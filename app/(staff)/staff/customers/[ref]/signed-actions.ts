"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { recordSigned, removeSigned as takeAway } from "@/lib/data/annexes/signed-annexes";
import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import { longestSignedFile } from "@/lib/domain/documents/signed-file";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { refuse } from "@/lib/domain/result";

const customerRef = z.string();
const isDay = (value: string): value is CalendarDate => isCalendarDate(value);

function backTo({ customerRef: ref }: { customerRef: string }, done: string): { goTo: string } {
  return { goTo: `/staff/customers/${encodeURIComponent(ref)}?done=${done}#agreements` };
}

/** Keeps a countersigned file. It is no text of the form, so it is taken from beside it. */
export async function keepSigned(previous: FormState, form: FormData): Promise<FormState> {
  const given = form.get("file");
  const file = given instanceof File ? given : null;
  const act = staffAction({
    permission: "signedAnnex:record",
    input: z.object({
      customerRef,
      agreementRef: z.string(),
      signedOn: z.string().refine(isDay, "Give the day on which it was signed."),
      publication: z.string().regex(/^([1-9]\d{0,8})?$/, "Choose one of the publications."),
      changeSetId: z
        .string()
        .max(40)
        .default("")
        .transform((id) => (id === "" ? null : id)),
    }),
    run: async (actor, { publication, ...entry }) => {
      // Not read into memory: it is not kept anyway.
      if (file !== null && file.size > longestSignedFile) return refuse("tooLarge");
      return recordSigned(actor, {
        ...entry,
        publication: publication === "" ? null : Number(publication),
        fileName: file?.name ?? "",
        bytes: file === null ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()),
      });
    },
    refusals: {
      notAllowed: refusals.notAllowed,
      noFile: "Choose the countersigned file.",
      tooLarge: "The file is larger than 10 MB: scan it with fewer dots.",
      noPdf: "This is not a PDF: it must begin and end as one, whatever its name is.",
      noSuchAgreement: "This customer has no such agreement any more.",
      noSuchPublication: "There is no such publication.",
      signedLater: "The day of the signature lies in the future.",
      signedBeforePublication:
        "Nobody signs a text before it is made: the publication is younger than the signature.",
      noSuchChange:
        "This agreement was not told of that change, or it needs no signature, or has one already.",
      beforeAnnouncement:
        "Nobody signs a change before being told of it: the change was announced later.",
      knownFile: "This very file is kept for the agreement already.",
    },
    after: (_kept, input) => backTo(input, "signed"),
  });
  return act(previous, form);
}

export const removeSigned = staffAction({
  permission: "signedAnnex:record",
  input: z.object({
    customerRef,
    id: z.string(),
    reason: z.string().trim().min(1, "Say why it should not be here.").max(1_000),
  }),
  run: (actor, input) => takeAway(actor, input),
  refusals: {
    notAllowed: refusals.notAllowed,
    signsChange: "A change took effect by this file: keep the right one for the change first.",
    noSuchFile: "This file is not there any more.",
    reasonMissing: refusals.reasonMissing,
  },
  after: (_removed, input) => backTo(input, "unsigned"),
});
