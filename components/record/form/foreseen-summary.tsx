import { ClassBadge } from "@/components/ui/badges";
import { Day } from "@/components/ui/day";
import type { ForeseenView } from "@/lib/domain/change/foreseen-view";
import classes from "./foreseen.module.css";

/** The consequence of a change in short. */
export function ForeseenSummary({ view }: { view: ForeseenView }) {
  const { items, moreItems, withoutMechanism, appeared, moreAppeared, vanished } = view;
  return (
    <>
      <p>
        <ClassBadge changeClass={view.class} />
      </p>
      <Told view={view} />
      <h3>What changes</h3>
      <ul>
        {items.map(({ key, label, class: one }) => (
          <li key={key}>
            {label} <span className={classes.quiet}>({one === "INTERNAL" ? "internal" : one})</span>
          </li>
        ))}
        {moreItems === 0 ? null : <li>and {moreItems.toLocaleString("en-GB")} more</li>}
      </ul>
      {withoutMechanism.length === 0 ? null : (
        <p className={classes.bad}>
          Without a transfer mechanism: {withoutMechanism.map(({ title }) => title).join("; ")}.
        </p>
      )}
      <h3>Findings</h3>
      {appeared.length === 0 ? (
        <p>It brings no new finding{vanished === 0 ? "" : `, and mends ${vanished}`}.</p>
      ) : (
        <ul>
          {appeared.map(({ code, message, severity, record }) => (
            <li key={`${code} ${record.href} ${message}`} className={classes[severity]}>
              {record.title}: {message}
            </li>
          ))}
          {moreAppeared === 0 ? null : <li>and {moreAppeared.toLocaleString("en-GB")} more</li>}
        </ul>
      )}
    </>
  );
}

/** Who is told, and by when. */
function Told({ view }: { view: ForeseenView }) {
  const { agreements, latest, earliestForAll, tellsPeople, cannotBeTold } = view;
  if (view.class === "INTERNAL") return <p>No output changes: it is saved at once.</p>;
  return (
    <>
      <p>
        {agreements === 0
          ? "No customer has to be told in person."
          : `${agreements.toLocaleString("en-GB")} ${agreements === 1 ? "agreement has" : "agreements have"} to be told.`}
        {tellsPeople ? " The people concerned are told before it applies." : ""}
        {earliestForAll === null ? null : (
          <>
            {" "}
            Earliest for all, if it were announced today:{" "}
            <strong>
              <Day on={earliestForAll} />
            </strong>
            .
          </>
        )}
      </p>
      {cannotBeTold === 0 ? null : (
        <p className={classes.bad}>
          {cannotBeTold.toLocaleString("en-GB")} of them cannot be told: no confirmed contact.
        </p>
      )}
      {latest.length === 0 ? null : (
        <ul>
          {latest.map(({ agreement, name, class: one, objectionLastDay, earliestEffectiveOn }) => (
            <li key={agreement}>
              {name} <span className={classes.quiet}>({one})</span>
              {objectionLastDay === null ? null : (
                <>
                  : may object until <Day on={objectionLastDay} />
                </>
              )}
              {earliestEffectiveOn === null ? null : (
                <>
                  , earliest <Day on={earliestEffectiveOn} />
                </>
              )}
            </li>
          ))}
          {agreements > latest.length ? <li>the others sooner</li> : null}
        </ul>
      )}
    </>
  );
}
