"use server";

import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { keepAttachment, removeAttachment } from "@/lib/data/records/attachments";
import { longestKeptFile } from "@/lib/domain/documents/kept-file";
import type { FormState } from "@/lib/domain/form-state";
import { isKindName, type KindName } from "@/lib/domain/kinds/kinds";
import { refusals } from "@/lib/domain/language/refusals";
import { attachmentPurposes } from "@/lib/domain/record/attachment-view";
import { recordPath } from "@/lib/domain/record/record-address";
import type { RecordKey } from "@/lib/domain/register";
import { refuse } from "@/lib/domain/result";

const isKind = (name: string): name is KindName => isKindName(name);
const record = {
  kind: z.string().refine(isKind, "There is no such kind of record."),
  ref: z.string(),
};

/** The id makes each address another one: a browser that stays on the same would not draw the page anew. */
function backTo({ kind, ref }: RecordKey, done: "kept" | "gone", id: string): { goTo: string } {
  return { goTo: `${recordPath({ kind, ref }, { [done]: id })}#files` };
}

/** Keeps a file with a record. It is no text of the form, so it is taken from beside it. */
export async function keepFile(previous: FormState, form: FormData): Promise<FormState> {
  const given = form.get("file");
  const file = given instanceof File ? given : null;
  const act = staffAction({
    permission: "attachment:keep",
    input: z.object({
      ...record,
      purpose: z.enum(attachmentPurposes, "Choose what the file is."),
    }),
    run: async (actor, entry) => {
      // Not read into memory: it is not kept anyway.
      if (file !== null && file.size > longestKeptFile) return refuse("tooLarge");
      return keepAttachment(actor, {
        ...entry,
        fileName: file?.name ?? "",
        bytes: file === null ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()),
      });
    },
    refusals: {
      notAllowed: refusals.notAllowed,
      noFile: "Choose a file that is not empty.",
      tooLarge: "The file is larger than 10 MB.",
      unknownType:
        "Only a PDF, a picture (PNG, JPEG), a text, an office document or a ZIP is kept here.",
      noSuchRecord: "The record is not in the register yet: activate it first.",
      knownFile: "This very file is kept with the record already.",
    },
    after: ({ id }, input) => backTo(input, "kept", id),
  });
  return act(previous, form);
}

export const removeFile = staffAction({
  permission: "attachment:keep",
  input: z.object({
    ...record,
    id: z.string(),
    reason: z.string().trim().min(1, "Say why it should not be here.").max(1_000),
  }),
  run: (actor, input) => removeAttachment(actor, input),
  refusals: {
    notAllowed: refusals.notAllowed,
    noSuchFile: "This file is not there any more.",
    reasonMissing: refusals.reasonMissing,
  },
  after: ({ id }, input) => backTo(input, "gone", id),
});
