import { webhookEvents } from "@/lib/domain/api/webhook-events";
import type { WebhookView } from "@/lib/domain/api/webhook-view";
import { Moment } from "../ui/day";
import { Facts } from "../ui/facts";
import classes from "./machines.module.css";

/** Where a webhook leads and what it is told of. */
export function WebhookFacts({ webhook, zone }: { webhook: WebhookView; zone: string }) {
  const { url, events, createdAt, endedAt } = webhook;
  return (
    <Facts
      items={[
        { label: "Address", value: <span className={classes.address}>{url}</span> },
        {
          label: "Told of",
          value: (
            <ul className={classes.scopes}>
              {events.map((type) => (
                <li key={type}>{webhookEvents[type].label}</li>
              ))}
            </ul>
          ),
        },
        { label: "Made", value: <Moment at={createdAt} zone={zone} /> },
        {
          label: "Ended",
          value: endedAt === null ? "No" : <Moment at={endedAt} zone={zone} />,
        },
      ]}
    />
  );
}
