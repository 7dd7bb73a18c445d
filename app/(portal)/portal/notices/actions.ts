"use server";

import { z } from "zod";
import { portalAction } from "@/lib/auth/portal-door";
import {
  acknowledgeNotice as acknowledge,
  approveNotice as approve,
  objectToNotice as object,
} from "@/lib/data/portal";

const noticeId = z.string().min(1);
const name = z
  .string()
  .trim()
  .min(1, "Type your name: it stands under what you say.")
  .max(200, "This is longer than a name.");
const text = z
  .string()
  .trim()
  .max(10_000, "This is longer than we can keep: write to us by mail.")
  .transform((typed) => (typed === "" ? null : typed));

const refusals = {
  noSuchNotice: "This notice is not there any more.",
  notAskedFor: "This notice takes no such word: the change has moved on, or its kind gives none.",
  noticeClosed: "The change does not come for your agreement any more: there is nothing to say.",
  saidAlready: "That was said already. Open this page anew to see it.",
};

export const acknowledgeNotice = portalAction({
  input: z.object({ noticeId }),
  run: (actor, typed) => acknowledge(actor, typed.noticeId),
  refusals,
  // An address that differs from that of the form: else a browser with script keeps the page as it was.
  after: ({ id }) => ({ goTo: `/portal/notices/${id}?said=read` }),
});

export const approveNotice = portalAction({
  input: z.object({
    noticeId,
    name,
    confirm: z.literal("yes", "Tick that you may approve this, or leave it."),
  }),
  run: (actor, typed) => approve(actor, typed.noticeId, { name: typed.name, text: null }),
  refusals,
  after: (_value, typed) => ({ goTo: `/portal/notices/${typed.noticeId}?said=yes` }),
});

export const objectToNotice = portalAction({
  input: z.object({ noticeId, name, text: text.default(null) }),
  run: (actor, typed) => object(actor, typed.noticeId, { name: typed.name, text: typed.text }),
  refusals,
  after: ({ id }) => ({ goTo: `/portal/objections/${id}` }),
});
