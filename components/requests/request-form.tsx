import type { FormAction } from "@/lib/domain/form-state";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import { countryCodes } from "@/lib/domain/reference/countries";
import { countryInWords } from "@/lib/domain/value-words";
import { ActionForm } from "../forms/action-form";
import { ChoicesField, DateField, SelectField, TextAreaField, TextField } from "../forms/fields";
import { Panel } from "../ui/panel";

type Choices = Readonly<
  Record<"products" | "dataCategories" | "dataSubjects", readonly FormOption[]>
>;

const countries = countryCodes
  .map((code) => ({ value: code, label: countryInWords(code) }))
  .toSorted((one, other) => one.label.localeCompare(other.label, "en"));

/** One form: which vendor, for what, which data, where, and whether customers can be switched one by one. */
export function RequestForm({ choices, action }: { choices: Choices; action: FormAction }) {
  const { products, dataCategories, dataSubjects } = choices;
  return (
    <Panel title="What you need">
      <ActionForm action={action} submit="Send the request">
        <TextField name="vendorName" label="Vendor" maxLength={200} required />
        <TextField name="website" label="Website" type="url" maxLength={2000} />
        <TextField
          name="service"
          label="Service"
          help="What they sell, such as “E-mail delivery”."
          maxLength={200}
          required
        />
        <TextAreaField
          name="purpose"
          label="For what"
          help="One or two sentences. Customers may come to read them."
          rows={2}
          maxLength={500}
          required
        />
        <SelectField
          name="productRef"
          label="For which product"
          help="With a product it touches customers’ data, and they are told beforehand."
          emptyLabel="None: for our own use"
          options={products}
        />
        {dataCategories.length === 0 ? null : (
          <ChoicesField name="dataCategoryRefs[]" label="Which data" options={dataCategories} />
        )}
        {dataSubjects.length === 0 ? null : (
          <ChoicesField name="dataSubjectRefs[]" label="Whose data" options={dataSubjects} />
        )}
        <TextAreaField
          name="data"
          label="Data, in your words"
          help="Where nothing above fits."
          rows={2}
          maxLength={1000}
        />
        <SelectField
          name="country"
          label="Where they process it"
          emptyLabel="I do not know"
          options={countries}
        />
        <ChoicesField
          name="perTenantSwitch"
          label="Can it be switched on and off customer by customer?"
          help="Then it can begin with customers whose period is over, and stay off for those who object."
          options={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No, or I do not know" },
          ]}
          required
        />
        <DateField name="wantedOn" label="Wanted by" />
      </ActionForm>
    </Panel>
  );
}
