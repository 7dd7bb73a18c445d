import type { Instant } from "@/lib/domain/calendar";
import type { WebhookEventType } from "./webhook-events";

/** A webhook as administrators see it. */
export type WebhookView = {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEventType[];
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
  readonly waiting: number;
  readonly givenUp: number;
};

/** One event on its way to a webhook, or arrived, or given up. */
export type WebhookDeliveryView = {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly body: string;
  readonly state: "WAITING" | "DELIVERED" | "GIVEN_UP";
  readonly createdAt: Instant;
  readonly attempts: number;
  readonly lastAt: Instant | null;
  readonly nextAt: Instant | null;
  /** What the last attempt was answered, in short; null: none was made. */
  readonly lastAnswer: string | null;
};

/** Whether an address may be told of events: https, or this very machine where all of it is tried out. */
export function webhookAddressProblem(text: string, isLocal: boolean): string | null {
  if (!URL.canParse(text)) return "This is no address: it begins with https://.";
  const { protocol, username, password, hash, hostname } = new URL(text);
  if (username !== "" || password !== "") return "Leave name and password out of the address.";
  if (hash !== "") return "Leave out what stands behind “#”: it is not sent.";
  if (protocol === "https:") return null;
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return protocol === "http:" && isHere && isLocal
    ? null
    : "The address has to begin with https://.";
}
