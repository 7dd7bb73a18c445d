import type { FormOption } from "@/lib/domain/record/record-form-view";
import type { RestructuringView } from "@/lib/domain/record/restructuring-view";
import { countryCodes } from "@/lib/domain/reference/countries";
import { processingRoleLabels, processingRoles } from "@/lib/domain/reference/enums";
import { countryInWords } from "@/lib/domain/value-words";
import { ChoicesField, DateField, SelectField, TextField } from "../forms/fields";

const countries = countryCodes
  .map((code) => ({ value: code, label: countryInWords(code) }))
  .toSorted((one, other) => one.label.localeCompare(other.label, "en"));

const roles = processingRoles.map((role) => ({ value: role, label: processingRoleLabels[role] }));

/** The fields of each guided form. */
export function RestructuringFields({ view }: { view: RestructuringView }) {
  switch (view.what) {
    case "subsidiary":
      return <Subsidiary choices={view.choices} />;
    case "merger":
      return (
        <Two
          options={view.choices.entities}
          absorbed="The company that goes"
          kept={{ name: "survivorRef", label: "The company that stays" }}
        />
      );
    case "vendorSplit":
      return <Split view={view} />;
    case "vendorMerger":
      return (
        <>
          <Two
            options={view.choices.vendors}
            absorbed="The vendor that goes"
            kept={{ name: "keptRef", label: "The vendor that stays" }}
          />
          <DateField
            name="on"
            label="On which day"
            help="Up to it the old name is shown as an earlier name."
            required
          />
        </>
      );
  }
}

function Subsidiary({ choices }: Pick<RestructuringView, "choices">) {
  return (
    <>
      <TextField name="legalName" label="Legal name" maxLength={200} required />
      <SelectField name="country" label="Country" emptyLabel="Not known" options={countries} />
      <ChoicesField
        name="activityRefs[]"
        label="Takes part in"
        options={choices.activities}
        help="One role for all of them; what differs is edited in the draft."
      />
      <SelectField name="role" label="As" emptyLabel="Choose" options={roles} required />
      {choices.appointments.length === 0 ? null : (
        <ChoicesField
          name="appointmentRefs[]"
          label="Makes the same appointments"
          help="The data protection officer or representative of another company of the group."
          options={choices.appointments}
        />
      )}
    </>
  );
}

function Two({
  options,
  absorbed,
  kept,
}: {
  options: readonly FormOption[];
  absorbed: string;
  kept: { name: string; label: string };
}) {
  return (
    <>
      <SelectField
        name="absorbedRef"
        label={absorbed}
        emptyLabel="Choose"
        options={options}
        required
      />
      <SelectField {...kept} emptyLabel="Choose" options={options} required />
    </>
  );
}

function Split({ view: { typed, choices } }: { view: RestructuringView }) {
  const vendor = (
    <SelectField
      name="vendorRef"
      label="The vendor that is split"
      emptyLabel="Choose"
      options={choices.vendors}
      required
    />
  );
  if (!typed.vendorRef) return vendor;
  return (
    <>
      {vendor}
      <TextField name="name" label="Name of the new vendor" maxLength={200} required />
      <ChoicesField
        name="serviceRefs[]"
        label="Services that go over"
        options={choices.services}
        required
      />
    </>
  );
}
