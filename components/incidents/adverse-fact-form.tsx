import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import { type LeavingSubprocessor, whyStillThere } from "@/lib/domain/incident/leaving-view";
import { ActionForm } from "../forms/action-form";
import { ChoicesField, DateField, TextAreaField, TextField } from "../forms/fields";
import { PageTitle } from "../ui/page-title";
import { NoBreach } from "./incident-list";

/**
 * What happened at a sub-processor, since when, and since when we know: it becomes a draft of class A, or, about one that is on its way
 * out, an incident at once.
 */
export function AdverseFactForm({
  choices,
  leaving,
  chosen,
  today,
  action,
}: {
  choices: readonly { readonly ref: string; readonly title: string }[];
  leaving: readonly LeavingSubprocessor[];
  chosen: readonly string[];
  today: string;
  action: FormAction;
}) {
  return (
    <>
      <PageTitle
        title="Record an adverse fact"
        kicker={<Link href="/staff/incidents">Incidents</Link>}
      />
      <p>
        For what a vendor tells you, or you find out yourself, and the agreements do not allow for:
        a breach or a leak at a sub-processor, a lost contract. It becomes a draft of class A.
        Somebody else approves it; announcing it tells the customers at once, without a notice
        period, and opens the incident.
      </p>
      {leaving.length === 0 ? null : (
        <p>
          About one on its way out there is no draft: the register has it no more, so nothing in it
          would change. The incident is opened at once, with the customers who have it still.
          Telling them is up to you.
        </p>
      )}
      <NoBreach />
      <ActionForm action={action} submit="Record it" label="Record an adverse fact">
        <TextField
          name="title"
          label="Title"
          help="It stands in the subject of the mail or letter."
          maxLength={300}
          required
        />
        <TextAreaField
          name="what"
          label="What happened"
          help="The customers read it, and it stands in the record of the sub-processor. Name nobody."
          rows={5}
          maxLength={4_000}
          required
        />
        <DateField
          name="trueSince"
          label="True since"
          help="The day from which it was so, as far as anybody knows."
          max={today}
          required
        />
        <DateField
          name="knownOn"
          label="Known to us since"
          help="The day on which you learned of it. The customers read both days."
          max={today}
          defaultValue={today}
          required
        />
        <TextAreaField
          name="reason"
          label="How we know"
          help="The customers read it, too. Left empty, the mail says that no reason was given."
          rows={2}
          maxLength={4_000}
        />
        <ChoicesField
          name="engagementRefs[]"
          label="Which sub-processors it is about"
          options={choices.map(({ ref, title }) => ({ value: ref, label: title }))}
          defaultValue={
            choices.length === 1 && leaving.length === 0 ? choices.map(({ ref }) => ref) : chosen
          }
          required={leaving.length === 0}
        />
        {leaving.length === 0 ? null : (
          <ChoicesField
            name="leavingRefs[]"
            label="On their way out"
            help="Replaced or ended, but not yet for everybody. An incident is opened about each that you choose."
            options={leaving.map((one) => ({
              value: one.ref,
              label: one.title,
              help: whyStillThere(one),
            }))}
            defaultValue={chosen}
          />
        )}
      </ActionForm>
    </>
  );
}
