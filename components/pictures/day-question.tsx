import classes from "./pictures.module.css";

/** Asks for the picture of another day. */
export function DayQuestion({ action, on, today }: { action: string; on: string; today: string }) {
  return (
    <form method="get" action={action} className={classes.question}>
      <DayInput on={on} today={today} />
      <button type="submit">Show</button>
    </form>
  );
}

/** The day of a picture, within its question. */
export function DayInput({ on, today }: { on: string; today: string }) {
  return (
    <label>
      As of
      <input key={on} type="date" name="asOf" max={today} defaultValue={on} />
    </label>
  );
}
