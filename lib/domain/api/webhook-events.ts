import { z } from "zod";

const changeSet = z.string().meta({ description: "The id of the change, such as CS-12." });

/** What a webhook can be told of, and what is told then: ids alone; whoever may know more asks with a token. */
export const webhookEvents = {
  "change.announced": {
    label: "A change was announced",
    data: z.strictObject({ changeSet }),
  },
  "change.active": {
    label: "A change took effect, for somebody or for all",
    data: z.strictObject({ changeSet }),
  },
  "change.withdrawn": {
    label: "A change was withdrawn",
    data: z.strictObject({ changeSet }),
  },
  "authorisation.changed": {
    label: "What customers have authorised changed",
    data: z.strictObject({
      changeSet: changeSet.optional(),
      incident: z.int().optional().meta({
        description:
          "In the place of the change: the number of the incident by which something was suspended for these customers, or is so no more.",
      }),
      customers: z.array(z.string()).meta({
        description:
          "The customers for whom the change took effect, or who are concerned by the suspension; 100 at most in one event.",
      }),
    }),
  },
  "notice.bounced": {
    label: "A notice came back",
    data: z.strictObject({
      delivery: z.string(),
      customer: z.string(),
      contact: z.string(),
      changes: z.array(z.string()),
    }),
  },
  "objection.received": {
    label: "A customer objected",
    data: z.strictObject({
      objection: z.string(),
      changeSet,
      customer: z.string(),
      agreement: z.string(),
      timely: z.boolean(),
    }),
  },
} as const;
export type WebhookEventType = keyof typeof webhookEvents;
export const webhookEventTypes = Object.keys(webhookEvents) as WebhookEventType[];

/** What is sent to see whether a webhook answers; nobody can order it. */
export const testEventType = "webhook.test";

export function isWebhookEventType(text: string): text is WebhookEventType {
  return Object.hasOwn(webhookEvents, text);
}

/** One event with what it tells. */
export type WebhookEvent = {
  [Type in WebhookEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof webhookEvents)[Type]["data"]>;
  };
}[WebhookEventType];

/** What is sent: the same bytes each time. */
export const webhookBodySchema = (type: WebhookEventType) =>
  z.strictObject({
    id: z.string().meta({ description: "The same each time that the event is sent." }),
    type: z.literal(type),
    at: z.iso.datetime(),
    simulated: z.literal(true).optional().meta({
      description: "Made under a shifted clock: nothing of it is real.",
    }),
    data: webhookEvents[type].data,
  });
