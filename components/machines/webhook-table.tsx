import Link from "next/link";
import { webhookEvents } from "@/lib/domain/api/webhook-events";
import type { WebhookView } from "@/lib/domain/api/webhook-view";
import { ToneBadge } from "../ui/badges";
import { DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import classes from "./machines.module.css";

const columns = [
  { key: "url", label: "Webhook" },
  { key: "events", label: "Told of" },
  { key: "state", label: "State" },
];

/** The addresses that are told of events. */
export function WebhookTable({ webhooks }: { webhooks: readonly WebhookView[] }) {
  const rows = webhooks.map((webhook) => ({
    key: webhook.id,
    cells: [
      <span key="url" className={classes.address}>
        <Link href={`/staff/machines/webhooks/${webhook.id}`} prefetch={false}>
          {webhook.url}
        </Link>
      </span>,
      <ul key="events" className={classes.scopes}>
        {webhook.events.map((type) => (
          <li key={type}>{webhookEvents[type].label}</li>
        ))}
      </ul>,
      <WebhookBadge key="state" webhook={webhook} />,
    ],
  }));
  const caption = rows.length === 1 ? "1 webhook" : `${rows.length} webhooks`;
  const empty = (
    <EmptyState title="No program is told of events">
      A webhook tells an address of yours when something happens here, so that it need not ask.
    </EmptyState>
  );
  return <DataTable caption={caption} columns={columns} rows={rows} empty={empty} />;
}

function WebhookBadge({ webhook: { endedAt, waiting, givenUp } }: { webhook: WebhookView }) {
  if (endedAt !== null) return <ToneBadge tone="neutral">Ended</ToneBadge>;
  if (givenUp > 0) return <ToneBadge tone="bad">{`${givenUp} given up`}</ToneBadge>;
  return waiting > 0 ? (
    <ToneBadge tone="warn">{`${waiting} waiting`}</ToneBadge>
  ) : (
    <ToneBadge tone="good">Nothing waits</ToneBadge>
  );
}
