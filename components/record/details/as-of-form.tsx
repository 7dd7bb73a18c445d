import classes from "./details.module.css";

/** Asks for the record as of another day; a plain form, so that the day stands in the address. */
export function AsOfForm({ on, today }: { on: string | null; today: string }) {
  return (
    <form method="get" className={classes.asOf}>
      <label>
        The record as of
        <input type="date" name="asOf" max={today} defaultValue={on ?? today} required />
      </label>
      <button type="submit">Show</button>
    </form>
  );
}
