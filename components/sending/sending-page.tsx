import { ActionForm } from "@/components/forms/action-form";
import { TextAreaField } from "@/components/forms/fields";
import type { FormAction } from "@/lib/domain/form-state";
import type { SendingView } from "@/lib/domain/sending/sending-view";
import { Callout } from "../ui/callout";
import { Moment } from "../ui/day";
import { PageTitle } from "../ui/page-title";
import { Panel } from "../ui/panel";
import { CheckList } from "./check-list";
import { MailboxList } from "./mailbox-list";

export type SendingActions = {
  readonly ask: FormAction;
  readonly send: FormAction;
  readonly prove: FormAction;
};

/** Whether our mail arrives, and answers to it are read, as far as anybody can tell before it is needed. */
export function SendingPage({
  view,
  actions,
}: {
  view: SendingView;
  /** null: this person may not. */
  actions: SendingActions | null;
}) {
  return (
    <>
      <PageTitle title="Outgoing mail" />
      {view.isPaused ? <Paused /> : null}
      <Panel title={`Mail from ${view.from}`} id="sender">
        <CheckList checks={view.checks} />
        <p>
          <AskedAt view={view} />
        </p>
        {actions === null ? null : (
          <ActionForm
            action={actions.ask}
            submit="Ask the DNS now"
            tone="quiet"
            label="Ask the DNS"
          />
        )}
      </Panel>
      <Panel title="Mailboxes" id="mailboxes">
        <MailboxList mailboxes={view.mailboxes} send={actions?.send ?? null} />
        {view.hasBounceAddress ? null : (
          <Callout tone="info" title="Returned mail has no mailbox of its own">
            <p>
              BOUNCE_ADDRESS is not set: mail that comes back goes to {view.from}, and which
              delivery it was is read from the mail alone.
            </p>
          </Callout>
        )}
        {actions === null ? null : (
          <ActionForm action={actions.prove} submit="Enter the code" label="Enter a code">
            <TextAreaField
              name="text"
              label="Code from the mail"
              help="The code, such as RC-ABCDE-FGHJK-LMNPQ, or the whole mail as it arrived: then it also shows by which key our mail is signed."
              rows={3}
              maxLength={200_000}
              required
            />
          </ActionForm>
        )}
      </Panel>
    </>
  );
}

/** Said wherever somebody is about to send. */
export function Paused() {
  return (
    <Callout tone="warn" title="Mail is paused">
      <p>Notices are ordered and wait: nothing goes out until an administrator resumes it.</p>
    </Callout>
  );
}

export function AskedAt({ view: { askedAt, zone } }: { view: SendingView }) {
  if (askedAt === null) return "The DNS was not asked yet.";
  return (
    <>
      As the DNS said on <Moment at={askedAt} zone={zone} />.
    </>
  );
}
