import { isWebhookEventType, webhookEvents } from "@/lib/domain/api/webhook-events";
import type { WebhookDeliveryView } from "@/lib/domain/api/webhook-view";
import type { FormAction } from "@/lib/domain/form-state";
import { ActionForm } from "../forms/action-form";
import { ToneBadge } from "../ui/badges";
import { DataTable } from "../ui/data-table";
import { Moment } from "../ui/day";
import { EmptyState } from "../ui/empty-state";
import type { Tone } from "../ui/tone";
import classes from "./machines.module.css";

const columns = [
  { key: "event", label: "Event" },
  { key: "at", label: "Since" },
  { key: "state", label: "State" },
  { key: "answer", label: "Last answer" },
  { key: "again", label: "Once more" },
];

const states: Record<WebhookDeliveryView["state"], { tone: Tone; words: string }> = {
  WAITING: { tone: "warn", words: "Waits" },
  DELIVERED: { tone: "good", words: "Taken" },
  GIVEN_UP: { tone: "bad", words: "Given up" },
};

/** The last events of one webhook: what was sent, how it went, and a button to send it once more. */
export function DeliveryTable({
  deliveries,
  zone,
  resend,
}: {
  deliveries: readonly WebhookDeliveryView[];
  zone: string;
  /** Null where nothing is sent any more. */
  resend: FormAction | null;
}) {
  const rows = deliveries.map((delivery) => ({
    key: delivery.id,
    cells: [
      <div key="event">
        {isWebhookEventType(delivery.type) ? webhookEvents[delivery.type].label : "Test"}
        <details className={classes.quiet}>
          <summary>{delivery.eventId}</summary>
          <code>{delivery.body}</code>
        </details>
      </div>,
      <Moment key="at" at={delivery.createdAt} zone={zone} />,
      <ToneBadge key="state" tone={states[delivery.state].tone}>
        {states[delivery.state].words}
      </ToneBadge>,
      <LastAnswer key="answer" delivery={delivery} zone={zone} />,
      resend === null ? (
        "–"
      ) : (
        <ActionForm
          key="again"
          action={resend}
          submit="Send again"
          tone="quiet"
          label={`Send ${delivery.eventId} again`}
          hidden={{ id: delivery.id }}
        />
      ),
    ],
  }));
  const caption = rows.length === 1 ? "1 event" : `${rows.length} events`;
  const empty = (
    <EmptyState title="Nothing was sent yet">
      What happens from now on is sent here; events are kept for 30 days.
    </EmptyState>
  );
  return <DataTable caption={caption} columns={columns} rows={rows} empty={empty} />;
}

function LastAnswer({ delivery, zone }: { delivery: WebhookDeliveryView; zone: string }) {
  const { lastAnswer, attempts, state, nextAt } = delivery;
  if (lastAnswer === null) return "None yet";
  return (
    <div>
      {lastAnswer}
      <span className={classes.quiet}>
        {attempts === 1 ? "1 attempt" : `${attempts} attempts`}
        {state === "WAITING" && nextAt !== null && (
          <>
            , next <Moment at={nextAt} zone={zone} />
          </>
        )}
      </span>
    </div>
  );
}
