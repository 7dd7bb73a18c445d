import Link from "next/link";
import { type DrillView, drillWords } from "@/lib/domain/drill/drill-view";
import { drillSubjects, wholeFramework } from "@/lib/domain/drill/supposition";
import { regimeLabels, regimes } from "@/lib/domain/reference/enums";
import { AskingForm } from "../forms/asking-form";
import { DateField, SelectField } from "../forms/fields";
import { Panel } from "../ui/panel";
import classes from "./drill.module.css";

const path = "/staff/drill";

/** What is supposed, and on which day: all of it becomes the address. */
export function DrillQuestion({ view }: { view: DrillView }) {
  const { what, typed, errors, today } = view;
  return (
    <>
      <nav aria-label="What happens">
        <ul className={classes.subjects}>
          {drillSubjects.map((one) => (
            <li key={one}>
              <Link
                href={`${path}?what=${one}`}
                prefetch={false}
                aria-current={one === what ? "page" : undefined}
              >
                {drillWords[one].title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Panel title={drillWords[what].title}>
        <p>{drillWords[what].about}</p>
        <AskingForm
          key={JSON.stringify(typed)}
          action={path}
          prefix="drill"
          typed={typed}
          errors={errors}
          submit="Ask what follows"
          label="What if"
        >
          <input type="hidden" name="what" value={what} />
          <Subject view={view} />
          <DateField
            name="on"
            label="On which day"
            help="Today or later. Everything is judged as of that day."
            min={today}
            defaultValue={today}
            required
          />
        </AskingForm>
      </Panel>
    </>
  );
}

const laws = regimes.map((regime) => ({ value: regime, label: regimeLabels[regime] }));

function Subject({ view: { what, choices } }: { view: DrillView }) {
  switch (what) {
    case "DECISION":
      return (
        <SelectField
          name="decision"
          label="The decision that falls"
          options={choices.decisions}
          defaultValue={wholeFramework}
          required
        />
      );
    case "COUNTRY":
      return (
        <>
          <SelectField
            name="country"
            label="The country that loses adequacy"
            emptyLabel="Choose"
            options={choices.countries}
            required
          />
          <SelectField name="regime" label="Under" emptyLabel="Every law" options={laws} />
        </>
      );
    case "VENDOR":
      return (
        <SelectField
          name="vendor"
          label="The vendor that disappears"
          emptyLabel="Choose"
          options={choices.vendors}
          required
        />
      );
    case "CERTIFICATION":
      return (
        <SelectField
          name="certificate"
          label="The certificate that lapses"
          emptyLabel="Choose"
          options={choices.certificates}
          required
        />
      );
  }
}
