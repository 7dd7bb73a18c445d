import { Panel } from "@/components/ui/panel";
import type { RecordRequest } from "@/lib/domain/documents/record/record-asked";
import { recordFormats } from "@/lib/domain/documents/record/record-format";
import { recordLayouts } from "@/lib/domain/documents/record/record-layout";
import { languages } from "@/lib/domain/language/catalogue";
import classes from "./records.module.css";
import { formatNames, languageNames, layoutNames, registerNames } from "./words";

type Entity = { readonly ref: string; readonly name: string };

/** Which record, and as what: a plain form, so that the question stands in the address and works without script. */
export function RecordQuestion({
  request,
  given,
  entities,
  today,
}: {
  request: RecordRequest;
  given: Readonly<Record<string, string>>;
  entities: readonly Entity[];
  today: string;
}) {
  const { asked, layout, format } = request;
  return (
    <Panel title="Which record">
      <form method="get" action="/staff/records" className={classes.question}>
        <Choice name="register" label="Register" value={asked.register} options={registerNames} />
        <Choice
          name="entity"
          label="Legal entity"
          value={asked.entity ?? entities[0]?.ref ?? ""}
          options={entities.map(({ ref, name }) => [ref, name])}
        />
        <Choice
          name="language"
          label="Language"
          value={asked.language}
          options={languages.map((one) => [one, languageNames[one]])}
        />
        <label>
          As of
          <input type="date" name="asOf" max={today} defaultValue={given.asOf ?? today} />
        </label>
        <label>
          As it was known at the end of
          <input type="date" name="recordedOn" max={today} defaultValue={given.recordedOn} />
        </label>
        <Choice
          name="layout"
          label="Form"
          value={layout}
          options={recordLayouts.map((one) => [one, layoutNames[one]])}
        />
        <Choice
          name="format"
          label="File"
          value={format}
          options={recordFormats.map((one) => [one, formatNames[one]])}
        />
        <div className={classes.acts}>
          <button type="submit">Show</button>
          <button type="submit" formAction="/staff/records/file">
            Download
          </button>
        </div>
      </form>
    </Panel>
  );
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <label>
      {label}
      {/* React leaves a select alone when its default changes: another default needs another select. */}
      <select key={value} name={name} defaultValue={value}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
