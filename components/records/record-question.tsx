import { Narrowing, NarrowingChoice, NarrowingText } from "@/components/ui/narrowing";
import { Panel } from "@/components/ui/panel";
import type { RecordRequest } from "@/lib/domain/documents/record/record-asked";
import { recordFormats } from "@/lib/domain/documents/record/record-format";
import { recordLayouts } from "@/lib/domain/documents/record/record-layout";
import { languages } from "@/lib/domain/language/catalogue";
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
      <Narrowing
        action="/staff/records"
        also={
          <button type="submit" formAction="/staff/records/file">
            Download
          </button>
        }
      >
        <NarrowingChoice
          name="register"
          label="Register"
          value={asked.register}
          options={optionsOf(registerNames)}
        />
        <NarrowingChoice
          name="entity"
          label="Legal entity"
          value={asked.entity ?? entities[0]?.ref ?? ""}
          options={entities.map(({ ref, name }) => ({ value: ref, label: name }))}
        />
        <NarrowingChoice
          name="language"
          label="Language"
          value={asked.language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <NarrowingText
          name="asOf"
          label="As of"
          type="date"
          max={today}
          value={given.asOf ?? today}
        />
        <NarrowingText
          name="recordedOn"
          label="As it was known at the end of"
          type="date"
          max={today}
          value={given.recordedOn ?? ""}
        />
        <NarrowingChoice
          name="layout"
          label="Form"
          value={layout}
          options={recordLayouts.map((value) => ({ value, label: layoutNames[value] }))}
        />
        <NarrowingChoice
          name="format"
          label="File"
          value={format}
          options={recordFormats.map((value) => ({ value, label: formatNames[value] }))}
        />
      </Narrowing>
    </Panel>
  );
}

function optionsOf(names: readonly (readonly [value: string, label: string])[]) {
  return names.map(([value, label]) => ({ value, label }));
}
