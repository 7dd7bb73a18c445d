"use server";

import { z } from "zod";
import { limits } from "@/lib/auth/limits";
import { publicAction } from "@/lib/auth/public-door";
import { objectThroughLink } from "@/lib/data/published";

export const objectByLink = publicAction({
  limit: {
    of: limits.objectionByPlace,
    sentence:
      "Many objections came from your network within an hour. Try again later, or answer our mail.",
  },
  input: z.object({
    token: z.string().max(200),
    "notices[]": z
      .array(z.string())
      .default([])
      .refine((chosen) => chosen.length > 0, "Choose at least one agreement."),
    text: z
      .string()
      .trim()
      .max(10_000, "This is longer than we can keep: write to us by mail.")
      .transform((typed) => (typed === "" ? null : typed)),
    name: z
      .string()
      .trim()
      .min(1, "Type your name: it stands under the objection.")
      .max(200, "This is longer than a name."),
  }),
  run: (actor, { token, text, name, "notices[]": noticeIds }) =>
    objectThroughLink(actor, token, { text, name, noticeIds }),
  refusals: {
    noSuchNotice: "This link opens nothing any more. Answer our mail instead.",
    notAskedFor: "This notice takes no objection.",
    noticeClosed:
      "The change does not come for your agreement any more: there is nothing to object to.",
    saidAlready: "Your objection is recorded already. Open this page anew to see it.",
  },
  after: (_value, { token }) => ({ goTo: `/object/${token}` }),
});
