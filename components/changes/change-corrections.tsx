import { ActionForm } from "@/components/forms/action-form";
import {
  CheckboxField,
  PasswordField,
  SelectField,
  TextAreaField,
  TextField,
} from "@/components/forms/fields";
import { MailsAhead, ShowMailButton } from "@/components/forms/mail-ahead";
import { Callout } from "@/components/ui/callout";
import { Day, Moment } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import { correctedMatters } from "@/lib/domain/change/correction";
import type { CorrectionsView, CorrectionView } from "@/lib/domain/change/correction-view";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./changes.module.css";

/** What can be done about what was told wrong. */
export type CorrectionActions = {
  readonly write: FormAction;
  readonly drop: FormAction;
  readonly send: FormAction;
};

/** What was told wrong and put right, what waits for a second person, and the way to say more. */
export function ChangeCorrections({
  view,
  actions,
}: {
  view: CorrectionsView | null;
  actions: CorrectionActions;
}) {
  if (view === null || (view.sent.length === 0 && view.waiting === null && !view.may.write))
    return null;
  return (
    <Panel title="Corrections" id="corrections">
      {view.sent.map((one) => (
        <One key={one.id} correction={one} />
      ))}
      {view.waiting === null ? null : (
        <Waiting view={view} waiting={view.waiting} actions={actions} />
      )}
      {view.may.write ? (
        <details className={classes.more}>
          <summary>
            {view.waiting === null
              ? "Put right what the notices told wrong …"
              : "Write it otherwise …"}
          </summary>
          <Writing changeSetId={view.changeSetId} action={actions.write} />
        </details>
      ) : null}
    </Panel>
  );
}

function One({ correction }: { correction: CorrectionView }) {
  const { writtenBy, writtenAt, sentBy, sentAt, restarts, moves, entries, records, leavesRecords } =
    correction;
  return (
    <div>
      <p>
        {sentAt === null ? (
          <>
            Written by {writtenBy} on <Moment at={writtenAt} zone="UTC" />, not sent.
          </>
        ) : (
          <>
            Sent by {sentBy} on <Moment at={sentAt} zone="UTC" />; written by {writtenBy}.
          </>
        )}{" "}
        {restarts
          ? "The days of notice and objection begin anew with it; objections stay, approvals of before do not count."
          : "No day moves by it."}
        {moves === null ? null : (
          <>
            {" "}
            The planned day moves from <Day on={moves.from} /> to <Day on={moves.to} /> if it is
            sent today.
          </>
        )}
      </p>
      <ul className={classes.plainList}>
        {entries.map(({ matter, said, right }) => (
          <li key={`${matter} ${right}`}>
            <strong>{matter}</strong>:{" "}
            {right === null
              ? "each agreement’s own day, as its mail states it"
              : `told “${said ?? "nothing"}”, right is “${right}”`}
          </li>
        ))}
        {records.flatMap(({ record, differences }) =>
          differences.map(({ field, before, after }) => (
            <li key={`${record} ${field}`}>
              In the record of {record}, {field}: from “{before ?? "nothing"}” to “
              {after ?? "nothing"}”
            </li>
          )),
        )}
      </ul>
      {leavesRecords ? (
        <p>
          {writtenBy} says that the records are right as they stand, and the telling alone was
          wrong: the facts below the correction in the mail, the annexes and the public list read as
          before.
        </p>
      ) : null}
    </div>
  );
}

function Waiting({
  view: { changeSetId, may },
  waiting,
  actions,
}: {
  view: CorrectionsView;
  waiting: CorrectionView;
  actions: CorrectionActions;
}) {
  return (
    <div className={classes.acts}>
      <Callout tone="warn" title="A correction waits for a second person to send it">
        <One correction={waiting} />
        {waiting.weighsMore ? (
          <p>
            <strong>It weighs more by now than when it was written:</strong> it puts right what
            customers judge by, so their days would begin anew. It cannot be sent as it is:{" "}
            {waiting.writtenBy}, or somebody else, writes it anew.
          </p>
        ) : null}
      </Callout>
      {may.send && !waiting.weighsMore ? (
        <ActionForm
          action={actions.send}
          submit="Send the correction"
          label="Send the correction"
          hidden={{ changeSetId, correctionId: waiting.id }}
          aside={<ShowMailButton />}
        >
          <MailsAhead isFixed nobody={nobodyToTell} />
          <PasswordField
            name="password"
            label="Your password"
            help="Asked again, since this step binds the organisation. One mail goes to each contact. Showing the mail does not ask for it."
            required
          />
        </ActionForm>
      ) : null}
      {may.write ? (
        <ActionForm
          action={actions.drop}
          submit="Take it back"
          tone="quiet"
          label="Take the correction back"
          hidden={{ changeSetId }}
        />
      ) : null}
    </div>
  );
}

const nobodyToTell =
  "No mail would go: no customer whom the change was announced to has a contact with a confirmed address.";

const matters = Object.entries(correctedMatters).map(([value, label]) => ({ value, label }));
const further = [2, 3] as const;

function Writing({ changeSetId, action }: { changeSetId: string; action: FormAction }) {
  return (
    <ActionForm
      action={action}
      submit="Write the correction"
      label="Write a correction"
      hidden={{ changeSetId }}
      aside={<ShowMailButton />}
    >
      <p>
        Where it concerns what a customer judges by, the days of notice and objection begin anew
        with the correction. Anything else moves no day.
      </p>
      <Entry place={1} isRequired />
      <details className={classes.more}>
        <summary>More was told wrong …</summary>
        {further.map((place) => (
          <Entry key={place} place={place} isRequired={false} />
        ))}
      </details>
      <p>
        The two days are each agreement’s own. Choose them without a text: the mail names to each
        customer the days that count under its agreement. A fact is put right in the records, too,
        since the mail, the annexes and the public list print it from there.
      </p>
      <TextAreaField
        name="records"
        label="Records of this change as they are right"
        help="As a register file: “recital: 1”, and on the next line such as “processingLocations: [{ ref: storage, country: FR }]”. Only records of this change, and of each only what reads otherwise. Leave it empty where the records are right and only the telling was wrong."
        rows={6}
      />
      <CheckboxField
        name="recordsStand"
        label="The records are right as they stand; the telling alone was wrong"
      />
      <MailsAhead nobody={nobodyToTell} />
    </ActionForm>
  );
}

function Entry({ place, isRequired }: { place: number; isRequired: boolean }) {
  const nth = place === 1 ? "" : ` (${place})`;
  return (
    <>
      <SelectField
        name={`matter${place}`}
        label={`What was told wrong${nth}`}
        options={matters}
        emptyLabel="Choose"
        required={isRequired}
      />
      <TextField
        name={`said${place}`}
        label={`What was told${nth}`}
        help="Leave it empty where nothing was told of it, and for the two days."
        maxLength={2_000}
      />
      <TextField
        name={`right${place}`}
        label={`What is right${nth}`}
        help="Leave it empty for the two days."
        maxLength={2_000}
      />
    </>
  );
}
