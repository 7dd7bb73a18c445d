import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/lib/domain/form-state";
import { type MailboxView, mailboxUses } from "@/lib/domain/sending/sending-view";
import { ToneBadge } from "../ui/badges";
import { Day } from "../ui/day";
import type { Tone } from "../ui/tone";
import classes from "./sending.module.css";

type States = MailboxView["stands"]["state"];

const states: Readonly<Record<States, { tone: Tone; words: string }>> = {
  PROVED: { tone: "good", words: "Read by somebody" },
  EXPIRED: { tone: "warn", words: "Proved long ago" },
  ASKED: { tone: "warn", words: "Waiting for the code" },
  NEVER: { tone: "warn", words: "Never tried" },
};

/** The mailboxes that answers go to, and whether somebody reads them; a form for each where one may send to it. */
export function MailboxList({
  mailboxes,
  send,
}: {
  mailboxes: readonly MailboxView[];
  send: FormAction | null;
}) {
  return (
    <ul className={classes.checks}>
      {mailboxes.map(({ address, uses, stands }) => (
        <li key={address}>
          <span className={classes.what}>
            {address}{" "}
            <ToneBadge tone={states[stands.state].tone}>{states[stands.state].words}</ToneBadge>
          </span>
          <span className={classes.says}>
            For {uses.map((use) => mailboxUses[use]).join("; ")}.
          </span>
          <span className={classes.advice}>
            <Standing stands={stands} />
          </span>
          {send === null || stands.state === "PROVED" ? null : (
            <ActionForm
              action={send}
              submit={stands.state === "ASKED" ? "Send another code" : "Send a mail with a code"}
              tone="quiet"
              label={`Try ${address}`}
              hidden={{ address }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Standing({ stands }: Pick<MailboxView, "stands">) {
  switch (stands.state) {
    case "PROVED":
      return (
        <>
          Proved on <Day on={stands.on} />; that counts until <Day on={stands.until} />.
        </>
      );
    case "EXPIRED":
      return (
        <>
          Proved on <Day on={stands.on} />, more than ninety days ago.
        </>
      );
    case "ASKED":
      return (
        <>
          A mail with a code was ordered on <Day on={stands.on} />. It proves the mailbox once the
          code is entered.
        </>
      );
    case "NEVER":
      return "Nobody has tried yet whether mail to it is read.";
  }
}
