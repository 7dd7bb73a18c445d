"use server";

import { z } from "zod";
import { mayDo } from "@/lib/auth/actor";
import { signedInStaff, staffAction } from "@/lib/auth/staff-door";
import { eraseReply, fileReply } from "@/lib/data/notices/replies";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { mailLimits } from "@/lib/file/mail/mail";
import { type ReplyFile, readReply, unreadableReply } from "@/lib/file/mail/reply-file";
import { backTo, common } from "./after-words";

const place = { changeSetId: z.string(), customerRef: z.string(), agreementRef: z.string() };

/** Files an answer with a notice. The mail is read before the form is, so the form depends on it. */
export async function file(previous: FormState, form: FormData): Promise<FormState> {
  const staff = await signedInStaff();
  const isAllowed = staff !== null && mayDo(staff.actor, "notice:record");
  const reply = isAllowed ? await chosen(form.get("file")) : null;
  const act = staffAction({
    permission: "notice:record",
    input: z.object(place).transform((of, context) => {
      if (reply !== null) return { of, reply };
      context.addIssue({ code: "custom", path: ["file"], message: unreadableReply });
      return z.NEVER;
    }),
    run: (actor, input) => fileReply(actor, input.reply, input.of),
    refusals: {
      ...common,
      answersNothing: refusals.answersNothing,
      knownReply: refusals.knownReply,
    },
    after: (_filed, { of }) => backTo(of, "reply"),
  });
  return act(previous, form);
}

async function chosen(file: FormDataEntryValue | null): Promise<ReplyFile | null> {
  // Not read into memory where it is too large: it is not kept anyway.
  if (!(file instanceof File) || file.size > mailLimits.bytes) return null;
  return readReply(new Uint8Array(await file.arrayBuffer()));
}

export const erase = staffAction({
  permission: "notice:record",
  input: z.object({
    ...place,
    replyId: z.string(),
    reason: z.string().trim().min(1, "Say why.").max(2_000),
  }),
  run: (actor, { replyId, reason }) => eraseReply(actor, replyId, reason),
  refusals: { notAllowed: refusals.notAllowed, noSuchReply: refusals.noSuchReply },
  after: (_erased, input) => backTo(input, "replyErased"),
});
