"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/staff-door";
import { realClock } from "@/lib/clock";
import { webhookAddressTrouble } from "@/lib/data/programs/webhook-address";
import { addWebhook, endWebhook, resendToWebhook, testWebhook } from "@/lib/data/programs/webhooks";
import { webhookEventTypes } from "@/lib/domain/api/webhook-events";
import { webhookRefusals as refusals } from "@/lib/domain/api/webhook-refusals";
import { env } from "@/lib/env";

const id = z.string().max(80);

export const add = staffAction({
  permission: "machine:manage",
  input: z.object({
    url: z
      .string()
      .trim()
      .max(1_000, "An address has at most 1,000 characters.")
      .check((ctx) => {
        const message = webhookAddressTrouble(ctx.value, env().isLocal);
        if (message !== null) ctx.issues.push({ code: "custom", message, input: ctx.value });
      }),
    "events[]": z
      .array(z.enum(webhookEventTypes))
      .min(1, "Choose what it is to be told of.")
      .prefault([]),
  }),
  run: async (actor, { url, "events[]": events }) => {
    const made = await addWebhook(actor, { url, events }, realClock());
    if (made.ok) revalidatePath("/staff/machines");
    return made;
  },
  refusals,
  after: ({ secret }) => ({
    say: `Give the program this secret, by which it proves what it is sent. It is shown once: ${secret}`,
  }),
});

export const end = staffAction({
  permission: "machine:manage",
  input: z.object({ id }),
  run: (actor, { id: webhook }) => endWebhook(actor, webhook, realClock()),
  refusals,
  after: () => ({ goTo: "/staff/machines" }),
});

export const tryOut = staffAction({
  permission: "machine:manage",
  input: z.object({ id }),
  run: (actor, { id: webhook }) => testWebhook(actor, webhook, realClock()),
  refusals,
  after: ({ id: webhook }) => ({ goTo: `/staff/machines/webhooks/${webhook}` }),
});

export const resend = staffAction({
  permission: "machine:manage",
  input: z.object({ id }),
  run: (actor, { id: delivery }) => resendToWebhook(actor, delivery, realClock()),
  refusals,
  after: ({ webhookId }) => ({ goTo: `/staff/machines/webhooks/${webhookId}` }),
});
