"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { askMailbox, proveMailbox } from "@/lib/data/announcing/mailbox-proofs";
import { keepSenderAnswers, senderQuestionsNow } from "@/lib/data/announcing/sending";
import { refusals } from "@/lib/domain/language/refusals";
import { askDns, ownResolver } from "@/lib/web/ask-dns";

const { notAllowed, noSuchMailbox, noCode, unknownCode, codeEnded } = refusals;

export const ask = staffAction({
  permission: "mail:check",
  input: z.object({}),
  run: async (actor) =>
    keepSenderAnswers(actor, await askDns(await senderQuestionsNow(), ownResolver())),
  refusals: { notAllowed },
  after: ({ questions }) => {
    revalidatePath("/staff/mail");
    return {
      say:
        questions === 0
          ? "No DNS outside knows these names: nothing was asked."
          : "The DNS was asked.",
    };
  },
});

export const send = staffAction({
  permission: "mail:check",
  input: z.object({ address: z.string().max(254) }),
  run: (actor, { address }) => askMailbox(actor, address),
  refusals: { notAllowed, noSuchMailbox },
  after: ({ address }) => {
    revalidatePath("/staff/mail");
    return { say: `A mail with a code is on its way to ${address}.` };
  },
});

export const prove = staffAction({
  permission: "mail:check",
  input: z.object({ text: z.string().max(200_000) }),
  run: (actor, { text }) => proveMailbox(actor, text),
  refusals: { notAllowed, noCode, unknownCode, codeEnded },
  after: ({ address }) => {
    revalidatePath("/staff/mail");
    return { say: `Somebody reads ${address}: that is proved.` };
  },
});
