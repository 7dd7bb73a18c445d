import type { FlowSubject } from "@/lib/domain/pictures/data-flow";
import { subjectText } from "@/lib/domain/pictures/flow-subject";
import { DayInput } from "./day-question";
import classes from "./pictures.module.css";

type Choice = { readonly subject: FlowSubject; readonly name: string };

const groups = [
  ["Product", "Products"],
  ["ProcessingActivity", "Processing activities"],
] as const;

/** Of what, and as of which day: a plain form, so that the question stands in the address. */
export function FlowQuestion({
  choices,
  chosen,
  on,
  today,
}: {
  choices: readonly Choice[];
  chosen: string;
  on: string;
  today: string;
}) {
  return (
    <form method="get" action="/staff/flow" className={classes.question}>
      <label>
        Of
        {/* React leaves a select alone when its default changes: another default needs another select. */}
        <select key={chosen} name="of" defaultValue={chosen}>
          {groups.map(([kind, label]) => (
            <optgroup key={kind} label={label}>
              {choices
                .filter(({ subject }) => subject.kind === kind)
                .map(({ subject, name }) => (
                  <option key={subject.ref} value={subjectText(subject)}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <DayInput on={on} today={today} />
      <button type="submit">Show</button>
    </form>
  );
}
