"use server";

import { z } from "zod";
import { clientPlace } from "@/lib/auth/client-place";
import { publicAction } from "@/lib/auth/public-door";
import { askForNews, confirmLinkedContact, confirmNews, stopMails } from "@/lib/data/published";
import { enDoors } from "@/lib/domain/language/en-public-doors";

const { subscribe, confirm, unsubscribe, contact } = enDoors;
const link = z.object({ token: z.string().max(2_000) });

/** Whatever the address is, the answer is the same: it must not tell who is known here. */
export const askToBeTold = publicAction({
  input: z.object({
    email: z.string().trim().min(1, subscribe.noAddress).max(254, subscribe.tooLong),
    product: z.string().max(200).default(""),
    language: z.literal("en"),
  }),
  run: async (actor, { email, product, language }) =>
    askForNews(actor, { email, language, productRef: product || null }, await clientPlace()),
  refusals: { noAddress: subscribe.noAddress },
  after: () => ({ goTo: "/subscribe?asked=yes" }),
});

export const confirmToBeTold = publicAction({
  input: link,
  run: (actor, { token }) => confirmNews(actor, token),
  refusals: { linkEnded: `${confirm.ended}. ${confirm.endedText}` },
  after: () => ({ goTo: "/subscribe/confirm?done=yes" }),
});

export const stopBeingTold = publicAction({
  input: link,
  run: (actor, { token }) => stopMails(actor, token),
  refusals: { noSuchLink: `${unsubscribe.ended}. ${unsubscribe.endedText}` },
  after: (stopped) => ({ goTo: `/unsubscribe?done=${stopped === "DIGEST" ? "digest" : "yes"}` }),
});

export const confirmAddress = publicAction({
  input: link,
  run: (actor, { token }) => confirmLinkedContact(actor, token),
  refusals: { noSuchContact: `${contact.ended}. ${contact.endedText}` },
  after: (_contact, { token }) => ({ goTo: `/contact/${token}` }),
});
