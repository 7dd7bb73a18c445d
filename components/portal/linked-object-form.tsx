import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import type { LinkedNotices } from "@/lib/domain/portal-view";
import { ObjectForm } from "./object-form";
import classes from "./portal.module.css";

/** The form behind a mail's link, for those of its notices to which nobody has objected. */
export function LinkedObjectForm({
  linked: { head, notices },
  token,
  action,
}: {
  linked: LinkedNotices;
  token: string;
  action: FormAction;
}) {
  const open = notices.filter(({ asks }) => asks.mayObject);
  const [first] = open;
  if (first === undefined) return null;
  const choice = open.map(({ notice }) => ({
    value: notice.id,
    label: `${notice.title}: ${notice.agreement}`,
  }));
  const isOne = open.length === 1;
  return (
    <Panel title="Object">
      <ObjectForm
        action={action}
        hidden={isOne ? { token, "notices[]": first.notice.id } : { token }}
        isLate={open.every(({ asks }) => asks.isLate)}
        clause={first.objectionClause}
        name={null}
        {...(isOne ? {} : { notices: choice })}
      />
      <p className={classes.small}>
        {head.organisation} keeps your name and what you write with this notice, to deal with your
        objection and to prove that it came (GDPR Art. 6(1)(f)).
        {head.privacyMailbox === null ? "" : ` Questions: ${head.privacyMailbox}`}
      </p>
    </Panel>
  );
}
