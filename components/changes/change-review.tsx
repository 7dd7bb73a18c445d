import { ActionForm } from "@/components/forms/action-form";
import { ChoicesField, TextAreaField } from "@/components/forms/fields";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { ChangeView } from "@/lib/domain/change/change-view";
import type { FormAction } from "@/lib/domain/form-state";
import classes from "./changes.module.css";

/** What the data protection officer advises, and what others remark. */
export function ChangeReview({
  view,
  itemsHash,
  advise,
  comment,
}: {
  view: ChangeView;
  itemsHash: string;
  /** null: this person may not. */
  advise: FormAction | null;
  comment: FormAction | null;
}) {
  const { advice, comments, zone } = view;
  return (
    <Panel title="Advice and comments" id="review">
      <h3>Advice of the data protection officer</h3>
      {advice.length === 0 && <NoAdvice view={view} />}
      {advice.map((one) => (
        <article key={`${one.at} ${one.by}`} className={classes.said}>
          <p className={classes.marks}>
            <ToneBadge tone={one.inFavour ? "good" : "bad"}>
              {one.inFavour ? "in favour" : "against"}
            </ToneBadge>
            {one.isOutdated && <ToneBadge tone="warn">the change was altered since</ToneBadge>}
            <span className={classes.quiet}>
              {one.by}, <Moment at={one.at} zone={zone} />
            </span>
          </p>
          <p className={classes.text}>{one.text}</p>
        </article>
      ))}
      {advise !== null && (
        <details className={classes.more}>
          <summary>Give advice</summary>
          <ActionForm
            action={advise}
            submit="Sign this advice"
            label="Advice"
            hidden={{ id: view.id, seen: itemsHash }}
          >
            <ChoicesField
              name="inFavour"
              label="Your advice"
              required
              options={[
                { value: "yes", label: "In favour" },
                { value: "no", label: "Against" },
              ]}
            />
            <TextAreaField name="text" label="Advice" required rows={5} maxLength={8000} />
          </ActionForm>
        </details>
      )}
      <h3>Comments</h3>
      {comments.length === 0 && (
        <p className={classes.quiet}>No comments. Nobody outside sees them.</p>
      )}
      {comments.map(({ at, by, text }) => (
        <article key={`${at} ${by}`} className={classes.said}>
          <p className={classes.quiet}>
            {by}, <Moment at={at} zone={zone} />
          </p>
          <p className={classes.text}>{text}</p>
        </article>
      ))}
      {comment !== null && (
        <ActionForm
          action={comment}
          submit="Comment"
          tone="quiet"
          label="Comment"
          hidden={{ id: view.id }}
        >
          <TextAreaField name="text" label="Your comment" required rows={3} maxLength={8000} />
        </ActionForm>
      )}
    </Panel>
  );
}

/** Its absence is shown where it is asked for, and never blocks. */
function NoAdvice({ view: { adviceWanted } }: { view: ChangeView }) {
  if (!adviceWanted) return <p className={classes.quiet}>None given; this change asks for none.</p>;
  return (
    <Callout tone="warn" title="No advice yet">
      <p>
        The data protection officer is asked on every adverse fact and on every change to which
        customers may object. The change can go on without it; that it was missing will be seen.
      </p>
    </Callout>
  );
}
