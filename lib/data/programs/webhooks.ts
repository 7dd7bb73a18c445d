import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import {
  isWebhookEventType,
  testEventType,
  type WebhookEventType,
} from "@/lib/domain/api/webhook-events";
import { webhookSecret } from "@/lib/domain/api/webhook-signature";
import type { WebhookDeliveryView, WebhookView } from "@/lib/domain/api/webhook-view";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { isSimulatedInstallation } from "../announcing/mail-facts";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { timestampOf } from "../people/sessions";
import { write } from "../write";
import { deliveryOf } from "./hook-outbox";
import { webhookAddressTrouble } from "./webhook-address";

export type WebhookDraft = { readonly url: string; readonly events: readonly WebhookEventType[] };

/** Begins to tell an address of events. Its secret is told here, and never again. */
export async function addWebhook(
  actor: Actor,
  { url, events }: WebhookDraft,
  realNow: Temporal.Instant,
): Promise<Result<{ id: string; secret: string }, "notAllowed" | "noEvent" | "addressRefused">> {
  if (!mayDo(actor, "machine:manage")) return refuse("notAllowed");
  if (events.length === 0) return refuse("noEvent");
  if (webhookAddressTrouble(url, env().isLocal) !== null) return refuse("addressRefused");
  const id = randomUUID();
  return write<{ id: string; secret: string }, never>(
    actor,
    { type: "webhook.added", webhookId: id, host: new URL(url).host, events },
    async (tx) => {
      await tx.webhook.create({
        data: {
          ...{ id, url, events: [...events] },
          createdBy: actorName(actor),
          createdAt: timestampOf(realNow),
        },
      });
      return done({ id, secret: webhookSecret(env().authSecret, id) });
    },
  );
}

/** Ends a webhook: nothing more is sent there, nor what waits. */
export async function endWebhook(
  actor: Actor,
  id: string,
  realNow: Temporal.Instant,
): Promise<Result<{ id: string }, "notAllowed" | "noSuchWebhook">> {
  if (!mayDo(actor, "machine:manage")) return refuse("notAllowed");
  return write(actor, { type: "webhook.ended", webhookId: id }, async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: timestampOf(realNow) },
    });
    if (count === 0) return refuse("noSuchWebhook");
    await tx.webhookDelivery.updateMany({
      where: { webhookId: id, state: "WAITING" },
      data: { state: "GIVEN_UP", nextAttemptAt: null, lastError: "the webhook was ended" },
    });
    return done({ id });
  });
}

/** Sends something that tells nothing, to see whether a webhook answers. */
export async function testWebhook(
  actor: Actor,
  id: string,
  realNow: Temporal.Instant,
): Promise<Result<{ id: string }, "notAllowed" | "noSuchWebhook">> {
  if (!mayDo(actor, "machine:manage")) return refuse("notAllowed");
  const simulated = await isSimulatedInstallation();
  return write(actor, { type: "webhook.tested", webhookId: id }, async (tx, { position, at }) => {
    const webhook = await tx.webhook.findFirst({ where: { id, endedAt: null } });
    if (webhook === null) return refuse("noSuchWebhook");
    const event = { id: `evt-${position}-1`, at, simulated, type: testEventType, data: {} };
    await tx.webhookDelivery.create({ data: deliveryOf(id, timestampOf(realNow), event) });
    return done({ id });
  });
}

/** Sends an event once more, with the same id and the same bytes, also where it arrived or was given up. */
export async function resendToWebhook(
  actor: Actor,
  deliveryId: string,
  realNow: Temporal.Instant,
): Promise<Result<{ webhookId: string; eventId: string }, "notAllowed" | "noSuchDelivery">> {
  if (!mayDo(actor, "machine:manage")) return refuse("notAllowed");
  return write<{ webhookId: string; eventId: string }, "noSuchDelivery">(
    actor,
    (again) => ({ type: "webhook.resent", ...again }),
    async (tx) => {
      const delivery = await tx.webhookDelivery.findFirst({
        where: { id: deliveryId, webhook: { endedAt: null } },
      });
      if (delivery === null) return refuse("noSuchDelivery");
      await tx.webhookDelivery.update({
        where: { id: deliveryId },
        data: { state: "WAITING", attemptCount: 0, nextAttemptAt: timestampOf(realNow) },
      });
      return done({ webhookId: delivery.webhookId, eventId: delivery.eventId });
    },
  );
}

/** The webhooks, those that are told things first. */
export async function listWebhooks(actor: Actor): Promise<WebhookView[]> {
  if (!mayDo(actor, "machine:manage")) return [];
  const [rows, counts] = await Promise.all([
    database().webhook.findMany({
      orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
      take: 100,
    }),
    database().webhookDelivery.groupBy({ by: ["webhookId", "state"], _count: true }),
  ]);
  const countOf = (id: string, state: WebhookDeliveryView["state"]) =>
    counts.find((one) => one.webhookId === id && one.state === state)?._count ?? 0;
  return rows.map((row) => viewOf(row, countOf(row.id, "WAITING"), countOf(row.id, "GIVEN_UP")));
}

const mostShown = 100;

/** One webhook with the last events that were to be sent there; null where there is none. */
export async function findWebhook(
  actor: Actor,
  id: string,
): Promise<{ webhook: WebhookView; deliveries: WebhookDeliveryView[] } | null> {
  const webhook = (await listWebhooks(actor)).find((one) => one.id === id);
  if (webhook === undefined) return null;
  const rows = await database().webhookDelivery.findMany({
    where: { webhookId: id },
    orderBy: [{ createdAt: "desc" }, { eventId: "desc" }],
    take: mostShown,
  });
  return { webhook, deliveries: rows.map(deliveryView) };
}

function viewOf(
  { id, url, events, createdAt, endedAt }: Prisma.WebhookGetPayload<object>,
  waiting: number,
  givenUp: number,
): WebhookView {
  return {
    ...{ id, url, waiting, givenUp },
    events: events.filter(isWebhookEventType),
    createdAt: instantOfColumn(createdAt),
    endedAt: endedAt === null ? null : instantOfColumn(endedAt),
  };
}

function deliveryView(row: Prisma.WebhookDeliveryGetPayload<object>): WebhookDeliveryView {
  const { id, eventId, type, body, state, createdAt, attemptCount, lastAt, lastStatus } = row;
  const { nextAttemptAt, lastError } = row;
  return {
    ...{ id, eventId, type, body, state, attempts: attemptCount },
    createdAt: instantOfColumn(createdAt),
    lastAt: lastAt === null ? null : instantOfColumn(lastAt),
    nextAt: nextAttemptAt === null ? null : instantOfColumn(nextAttemptAt),
    lastAnswer: lastStatus === null ? lastError : `${lastStatus}`,
  };
}
