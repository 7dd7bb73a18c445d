import { scopeWords } from "@/lib/domain/api/scopes";
import type { TokenView } from "@/lib/domain/api/token-view";
import type { FormAction } from "@/lib/domain/form-state";
import { ActionForm } from "../forms/action-form";
import { ToneBadge } from "../ui/badges";
import { DataTable } from "../ui/data-table";
import { Moment } from "../ui/day";
import { EmptyState } from "../ui/empty-state";
import type { Tone } from "../ui/tone";
import classes from "./machines.module.css";

const columns = [
  { key: "name", label: "Token" },
  { key: "scopes", label: "What it may do" },
  { key: "used", label: "Last used" },
  { key: "until", label: "Works until" },
  { key: "state", label: "State" },
];

const states: Record<TokenView["state"], { tone: Tone; words: string }> = {
  WORKS: { tone: "good", words: "Works" },
  ENDED: { tone: "neutral", words: "Ended" },
  EXPIRED: { tone: "neutral", words: "Expired" },
};

/** The tokens of programs, with an end for each that works. */
export function TokenTable({
  tokens,
  zone,
  end,
}: {
  tokens: readonly TokenView[];
  zone: string;
  end: FormAction;
}) {
  const rows = tokens.map((token) => ({
    key: token.id,
    cells: [
      <div key="name">
        {token.name}
        <span className={classes.quiet}>
          recital_…{token.hint}, made by {token.madeBy}
        </span>
      </div>,
      <ul key="scopes" className={classes.scopes}>
        {token.scopes.map((scope) => (
          <li key={scope} title={scope}>
            {scopeWords[scope].label}
          </li>
        ))}
      </ul>,
      token.lastUsedAt === null ? "Never" : <Moment key="used" at={token.lastUsedAt} zone={zone} />,
      <Moment key="until" at={token.expiresAt} zone={zone} />,
      <div key="state" className={classes.state}>
        <ToneBadge tone={states[token.state].tone}>{states[token.state].words}</ToneBadge>
        {token.state === "WORKS" && (
          <ActionForm
            action={end}
            submit="End it"
            tone="quiet"
            label={`End the token ${token.name}`}
            hidden={{ id: token.id }}
          />
        )}
      </div>,
    ],
  }));
  const caption = tokens.length === 1 ? "1 token" : `${tokens.length} tokens`;
  const empty = (
    <EmptyState title="No program has a token">
      Make one for each program that asks, so that each can be ended by itself.
    </EmptyState>
  );
  return <DataTable caption={caption} columns={columns} rows={rows} empty={empty} />;
}
