import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField, TextField } from "@/components/forms/fields";
import { Day } from "@/components/ui/day";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import type { PortalNoticePage } from "@/lib/domain/portal-view";
import { ObjectForm } from "./object-form";
import { ObjectionRecord } from "./objection-record";
import classes from "./portal.module.css";

const approving = {
  EARLY: {
    title: "Approve early",
    sentence:
      "You may let the change take effect before its date. You need not: without a word of yours, nothing is approved.",
    submit: "Approve the change early",
  },
  SPECIFIC: {
    title: "Approve",
    sentence: "Your agreement asks for your approval of each such change, in writing.",
    submit: "Approve the change",
  },
} as const;

/** What the reader may say of a notice: that it was read, yes, or no. Each is a form of its own. */
export function NoticeWords({
  page,
  name,
  asked,
  acknowledge,
  approve,
  object,
}: {
  page: PortalNoticePage;
  name: string;
  /** Which form is open; the address says so. */
  asked: "object" | "approve" | null;
  acknowledge: FormAction;
  approve: FormAction;
  object: FormAction;
}) {
  const { notice, asks, objections, approvals } = page;
  const hidden = { noticeId: notice.id };
  return (
    <Panel title="Your word" id="word">
      {objections.map((objection) => (
        <div key={objection.id} className={classes.fold}>
          <ObjectionRecord objection={objection} />
        </div>
      ))}
      {approvals.map(({ id, receivedOn, text, counts }) => (
        <div key={id} className={classes.fold}>
          <p>
            You approved the change on <Day on={receivedOn} />.
            {counts
              ? ""
              : " You were told of it anew since, so that approval does not count any more."}
          </p>
          {text === null ? null : <p className={classes.said}>{text}</p>}
        </div>
      ))}
      <div className={classes.ways}>
        {asks.mayObject && asked !== "object" ? (
          <LinkButton href={`/portal/notices/${notice.id}?say=object#word`}>Object</LinkButton>
        ) : null}
        {asks.mayApprove !== null && asked !== "approve" ? (
          <LinkButton href={`/portal/notices/${notice.id}?say=approve#word`}>
            {approving[asks.mayApprove].title}
          </LinkButton>
        ) : null}
      </div>
      {asks.mayObject && asked === "object" ? (
        <div className={classes.fold}>
          <h3>Object</h3>
          <GroundOf page={page} />
          <ObjectForm
            action={object}
            hidden={hidden}
            isLate={asks.isLate}
            clause={page.objectionClause}
            name={name}
          />
        </div>
      ) : null}
      {asks.mayApprove !== null && asked === "approve" ? (
        <Approve kind={asks.mayApprove} action={approve} hidden={hidden} name={name} />
      ) : null}
      <div className={classes.fold}>
        {page.acknowledgedAt === null ? (
          <ActionForm
            action={acknowledge}
            submit={
              page.notice.standing === "CONFIRMATION_NEEDED"
                ? "I confirm that I have received it"
                : "I have read it"
            }
            tone="quiet"
            hidden={hidden}
            label="Acknowledge"
          >
            <p>
              {page.notice.standing === "CONFIRMATION_NEEDED"
                ? "By your agreement the periods begin with this. It approves nothing."
                : "Tells us that the notice reached a reader. It approves nothing."}
            </p>
          </ActionForm>
        ) : (
          <p>
            You have read it: noted on <Day on={page.acknowledgedAt.slice(0, 10)} />. That approves
            nothing.
          </p>
        )}
      </div>
    </Panel>
  );
}

function Approve({
  kind,
  action,
  hidden,
  name,
}: {
  kind: "EARLY" | "SPECIFIC";
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  name: string;
}) {
  const { title, sentence, submit } = approving[kind];
  return (
    <div className={classes.fold}>
      <h3>{title}</h3>
      <p>{sentence}</p>
      <ActionForm action={action} submit={submit} hidden={hidden} label={title}>
        <TextField
          name="name"
          label="Your name"
          help="Stands under the approval, for your company."
          autoComplete="name"
          maxLength={200}
          defaultValue={name}
          required
        />
        <CheckboxField
          name="confirm"
          label="I may approve this for my company, and I do."
          required
        />
      </ActionForm>
    </div>
  );
}

function GroundOf({ page: { objectionGround } }: { page: PortalNoticePage }) {
  if (objectionGround !== "REASONABLE_DATA_PROTECTION") return null;
  return (
    <p className={classes.small}>
      Your agreement lets you object on reasonable grounds of data protection.
    </p>
  );
}
