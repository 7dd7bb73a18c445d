import {
  objectionSentBy,
  objectionSentByWords,
  type ReceivedView,
} from "@/lib/domain/received/received-view";
import { ActionForm } from "../forms/action-form";
import { ChoicesField, DateField, SelectField, TextAreaField } from "../forms/fields";
import { Day } from "../ui/day";
import { Facts } from "../ui/facts";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";
import type { ReceivedActions, ReceivedRights } from "./received-props";

type Props = {
  notice: ReceivedView;
  today: string;
  may: ReceivedRights;
  actions: ReceivedActions;
};

/** What we answer: the letter of objection, that it went out, or that we let the notice be. */
export function ReceivedAnswer({ notice, today, may, actions }: Props) {
  if (notice.state !== "OPEN") return <Answered notice={notice} />;
  return (
    <>
      <Panel
        title="Object"
        id="letter"
        aside={notice.answer === null ? null : <Letter notice={notice} />}
      >
        {may.handle ? <Draft notice={notice} actions={actions} /> : null}
        {notice.answer === null || !may.answer ? null : (
          <ActionForm
            action={actions.object}
            submit="Record that it went out"
            hidden={{ id: notice.id }}
            label="Record that it went out"
          >
            <p>
              Nothing is sent from here: send the letter as your contract asks for, then record it.
            </p>
            <DateField name="sentOn" label="Sent on" defaultValue={today} max={today} required />
            <SelectField
              name="sentBy"
              label="How"
              options={objectionSentBy.map((value) => ({
                value,
                label: objectionSentByWords[value],
              }))}
            />
          </ActionForm>
        )}
      </Panel>
      {may.answer ? <Settle notice={notice} actions={actions} /> : null}
    </>
  );
}

function Letter({ notice: { id } }: { notice: ReceivedView }) {
  return (
    <>
      <LinkButton href={`/staff/received/${id}/letter`} download>
        Letter as PDF
      </LinkButton>
      <LinkButton href={`/staff/received/${id}/letter?as=text`} download>
        As text
      </LinkButton>
    </>
  );
}

function Draft({ notice: { id, answer }, actions }: Pick<Props, "notice" | "actions">) {
  return (
    <ActionForm
      action={actions.draft}
      submit={answer === null ? "Write the letter" : "Change the letter"}
      tone="quiet"
      hidden={{ id }}
      label="Why we object"
    >
      <TextAreaField
        name="text"
        label="Why we object"
        help="The letter names the notice, the contract and the days by itself; the reasons are yours."
        rows={4}
        maxLength={10_000}
        defaultValue={answer ?? ""}
        required
      />
    </ActionForm>
  );
}

function Settle({ notice: { id }, actions }: Pick<Props, "notice" | "actions">) {
  return (
    <Panel title="Or let it be" id="settle">
      <ActionForm
        action={actions.settle}
        submit="Record it"
        tone="quiet"
        hidden={{ id }}
        label="Or let it be"
      >
        <ChoicesField
          name="state"
          label="What we do"
          options={[
            { value: "ACCEPTED", label: "Accept the change" },
            { value: "CLOSED", label: "Close it: it does not concern us" },
          ]}
          required
        />
        <TextAreaField name="reason" label="Why" rows={2} maxLength={2000} required />
      </ActionForm>
    </Panel>
  );
}

function Answered({ notice }: { notice: ReceivedView }) {
  const { state, answer, answeredOn, sentBy, handledBy } = notice;
  const isObjected = state === "OBJECTED";
  return (
    <Panel title="Our answer" id="letter" aside={isObjected ? <Letter notice={notice} /> : null}>
      <Facts
        items={[
          { label: isObjected ? "Sent on" : "Decided on", value: <Day on={answeredOn} /> },
          ...(sentBy === null ? [] : [{ label: "How", value: objectionSentByWords[sentBy] }]),
          { label: isObjected ? "Why we object" : "Why", value: answer ?? "Not said" },
          { label: "By", value: handledBy ?? "Not known" },
        ]}
      />
    </Panel>
  );
}
