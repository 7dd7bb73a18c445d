import { scopes, scopeWords } from "@/lib/domain/api/scopes";
import type { FormAction } from "@/lib/domain/form-state";
import { ActionForm } from "../forms/action-form";
import { ChoicesField, SelectField, TextField } from "../forms/fields";

const lives = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "180", label: "180 days" },
  { value: "365", label: "a year" },
];

/** What a new token is for, what it may do, and for how long. */
export function TokenForm({ add }: { add: FormAction }) {
  return (
    <ActionForm action={add} submit="Make the token" label="New token">
      <TextField
        name="name"
        label="Which program it is for"
        help="For example: feature switches of the help desk."
        maxLength={100}
        required
      />
      <ChoicesField
        name="scopes[]"
        label="What it may do"
        options={scopes.map((value) => ({ value, ...scopeWords[value] }))}
        required
      />
      <SelectField name="days" label="Works for" options={lives} defaultValue="90" required />
    </ActionForm>
  );
}
