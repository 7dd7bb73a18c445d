import type { ReadableDifference } from "@/lib/domain/change/readable-diff";
import classes from "./details.module.css";

/** How one field reads differently: what went struck through, what came underlined. */
export function Difference({ difference }: { difference: ReadableDifference }) {
  switch (difference.shape) {
    case "text":
      return (
        <p className={classes.words}>
          {difference.words.map(({ text, change }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a text stand where they stand
            <Marked key={`${index} ${change}`} mark={change}>
              {text}
            </Marked>
          ))}
        </p>
      );
    case "list":
      return <ListDifference {...difference} />;
    case "value":
      return (
        <p className={classes.words}>
          {difference.before === null ? null : <Marked mark="REMOVED">{difference.before}</Marked>}
          {difference.before !== null && difference.after !== null ? " " : null}
          {difference.after === null ? (
            <span className={classes.quiet}> not stated any more</span>
          ) : (
            <Marked mark="ADDED">{difference.after}</Marked>
          )}
        </p>
      );
  }
}

function ListDifference({ kept, added, removed }: Extract<ReadableDifference, { shape: "list" }>) {
  return (
    <div className={classes.words}>
      {removed.map((entry) => (
        <div key={`removed ${entry}`}>
          <Marked mark="REMOVED">{entry}</Marked>
        </div>
      ))}
      {added.map((entry) => (
        <div key={`added ${entry}`}>
          <Marked mark="ADDED">{entry}</Marked>
        </div>
      ))}
      {added.length + removed.length === 0 ? <span>in another order</span> : null}
      {kept.length > 0 && added.length + removed.length > 0 ? (
        <span className={classes.quiet}>{kept.length} as before</span>
      ) : null}
    </div>
  );
}

function Marked({ mark, children }: { mark: "SAME" | "ADDED" | "REMOVED"; children: string }) {
  if (mark === "ADDED") return <ins data-tone="good">{children}</ins>;
  if (mark === "REMOVED") return <del data-tone="bad">{children}</del>;
  return <span>{children}</span>;
}
