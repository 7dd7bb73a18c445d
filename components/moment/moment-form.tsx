import type { Moment } from "@/lib/domain/moment";
import classes from "./moment.module.css";

/** Asks for the register at another moment; a plain form, so that the moment stands in the address. */
export function MomentForm({
  moment,
  action,
  kept = [],
}: {
  moment: Moment;
  /** Left out: this page. */
  action?: string;
  /** What else the address says, and must not lose. */
  kept?: readonly (readonly [name: string, value: string])[];
}) {
  return (
    <form method="get" action={action} className={classes.form}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        As it was true on
        <input type="date" name="asOf" defaultValue={moment.asOf ?? undefined} />
      </label>
      <label>
        As far as was recorded by the end of
        <input type="date" name="recordedAt" defaultValue={moment.recordedAt ?? undefined} />
      </label>
      <button type="submit">Show</button>
    </form>
  );
}
