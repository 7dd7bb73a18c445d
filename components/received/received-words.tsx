import type { FormAction } from "@/lib/domain/form-state";
import type { ReceivedView } from "@/lib/domain/received/received-view";
import { ActionForm } from "../forms/action-form";
import { CheckboxField, TextField } from "../forms/fields";
import { Callout } from "../ui/callout";
import { Day } from "../ui/day";
import { Facts } from "../ui/facts";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";
import classes from "./received.module.css";
import type { ReceivedActions, ReceivedRights } from "./received-props";

/** The notice as it came, as plain text. */
export function ReceivedWords({
  notice,
  may,
  actions,
}: {
  notice: ReceivedView;
  may: ReceivedRights;
  actions: ReceivedActions;
}) {
  const { id, text, fileName, isErased } = notice;
  if (isErased)
    return (
      <Callout tone="info" title="The words of this notice were erased.">
        <p>That it came, when and with which hash stays.</p>
      </Callout>
    );
  const mail =
    fileName === null ? null : (
      <LinkButton href={`/staff/received/${id}/file`} download>
        The mail as it came
      </LinkButton>
    );
  return (
    <Panel title="The notice as it came" id="words" aside={mail}>
      <Facts items={factsOf(notice)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs to be focused to be scrolled by keys */}
      <section className={classes.words} aria-label="Text of the notice" tabIndex={0}>
        {text || "It holds no text: see the files that came with it."}
      </section>
      {may.answer ? <Erasing notice={notice} action={actions.erase} /> : null}
    </Panel>
  );
}

/** For good, so it asks why; where we objected, the mail may be our proof, so it asks twice. */
function Erasing({ notice: { id, state }, action }: { notice: ReceivedView; action: FormAction }) {
  return (
    <details>
      <summary>Erase its words</summary>
      <p>
        Subject, sender, text, mail and what you said it changes go, for good. That the notice came,
        which vendor it is from, your answer and its hash stay.
      </p>
      <ActionForm
        action={action}
        submit="Erase"
        tone="danger"
        hidden={{ id }}
        label="Erase its words"
      >
        <TextField
          name="reason"
          label="Why its words go"
          help="It stays in the audit trail: name no person."
          maxLength={500}
          required
        />
        {state === "OBJECTED" ? (
          <CheckboxField
            name="confirmed"
            label="Our objection rests on this notice; its words may go all the same"
            required
          />
        ) : null}
      </ActionForm>
    </details>
  );
}

function factsOf({ sender, receivedOn, enteredBy, attached, sha256 }: ReceivedView) {
  return [
    {
      label: "From",
      value: sender || "Not said",
      hint: "as it says of itself; nothing proves it",
    },
    { label: "Received on", value: <Day on={receivedOn} /> },
    { label: "Taken down by", value: enteredBy ?? "The command line" },
    ...(attached.length === 0
      ? []
      : [{ label: "Came with it, not opened", value: attached.join(", ") }]),
    { label: "SHA-256", value: <code className={classes.hash}>{sha256}</code> },
  ];
}
