import type { FormAction } from "@/lib/domain/form-state";
import { ActionForm } from "../forms/action-form";
import { DataTable } from "../ui/data-table";
import { Moment } from "../ui/day";
import classes from "./people.module.css";

type Session = { readonly id: string; readonly startedAt: string; readonly lastSeenAt: string };

const columns = [
  { key: "lastSeen", label: "Last used" },
  { key: "started", label: "Signed in" },
  { key: "end", label: "End it" },
];

/** One's own sessions: which is the one at hand, and an end for each. */
export function SessionList({
  sessions,
  ownId,
  zone,
  actions,
}: {
  sessions: readonly Session[];
  ownId: string;
  zone: string;
  actions: Readonly<Record<"endOne" | "endAll", FormAction>>;
}) {
  const rows = sessions.map(({ id, startedAt, lastSeenAt }) => ({
    key: id,
    cells: [
      <span key="lastSeen" className={classes.moment}>
        <Moment at={lastSeenAt} zone={zone} />
      </span>,
      <span key="started" className={classes.moment}>
        <Moment at={startedAt} zone={zone} />
      </span>,
      id === ownId ? (
        "This one"
      ) : (
        <ActionForm
          key="end"
          action={actions.endOne}
          submit="Sign out there"
          tone="quiet"
          hidden={{ sessionId: id }}
        />
      ),
    ],
  }));
  const caption = sessions.length === 1 ? "1 session" : `${sessions.length} sessions`;
  return (
    <div className={classes.forms}>
      <p>A session ends by itself after 8 hours without a click, and after 24 hours in any case.</p>
      <DataTable caption={caption} columns={columns} rows={rows} />
      <ActionForm action={actions.endAll} submit="Sign out everywhere" tone="danger" />
    </div>
  );
}
