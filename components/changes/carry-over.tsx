import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/panel";
import type { CarriedField, CarryOverView } from "@/lib/domain/change/change-view";
import classes from "./draft/draft.module.css";
import { ThreeSides } from "./draft/three-sides";

/** What others changed in the records of a change after it was announced, and what that means for what customers were told. */
export function CarryOver({ view }: { view: CarryOverView | null }) {
  if (view === null) return null;
  return (
    <Panel title="What others changed since" id="carry-over">
      {view.untrue.length === 0 ? (
        <Callout tone="warn" title="It waits for somebody to look at it again">
          <p>
            What customers were told that this change does is still so. Where their notices list a
            sub-processor as it reads after it, what others changed since stands below. An approver
            who wrote none of it lets it go on with its days; until then it does not take effect.
          </p>
        </Callout>
      ) : (
        <Callout tone="bad" title="What customers were told would no longer be so">
          <ul>
            {view.untrue.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p>
            So it does not take effect. Withdraw it: those who were told are told of that. Then
            propose it anew, on the register as it is, and announce that.
          </p>
        </Callout>
      )}
      {view.records.map(({ record, fields }) => (
        <article key={record.href} className={classes.conflict}>
          <p className={classes.about}>{record.about}</p>
          <h3>
            <Link href={record.href} prefetch={false}>
              {record.title}
            </Link>
          </h3>
          {fields.map((field) => (
            <Field key={field.field} field={field} isStuck={view.untrue.length > 0} />
          ))}
        </article>
      ))}
    </Panel>
  );
}

function Field({ field, isStuck }: { field: CarriedField; isStuck: boolean }) {
  const { isConflict, kept } = field;
  return (
    <section>
      <h4>
        {field.label} {isConflict && <ToneBadge tone="warn">both changed it</ToneBadge>}
      </h4>
      <ThreeSides field={field} />
      {!isStuck && kept !== null && (
        <p className={classes.quiet}>
          {kept === "mine" ? "Kept as it was announced." : "Kept as the register has it."}
        </p>
      )}
    </section>
  );
}
