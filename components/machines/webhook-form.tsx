import { webhookEvents, webhookEventTypes } from "@/lib/domain/api/webhook-events";
import type { FormAction } from "@/lib/domain/form-state";
import { ActionForm } from "../forms/action-form";
import { ChoicesField, TextField } from "../forms/fields";

/** Where a new webhook leads, and what it is told of. */
export function WebhookForm({ add }: { add: FormAction }) {
  return (
    <ActionForm action={add} submit="Make the webhook" label="New webhook">
      <TextField
        name="url"
        label="Address"
        type="url"
        help="It begins with https:// and is none of a private network."
        maxLength={1000}
        required
      />
      <ChoicesField
        name="events[]"
        label="Told of"
        options={webhookEventTypes.map((value) => ({ value, label: webhookEvents[value].label }))}
        required
      />
    </ActionForm>
  );
}
