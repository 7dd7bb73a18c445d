import { DateField } from "../forms/fields";

/** The last day on which somebody may come. */
export function AccessUntilField({ defaultValue }: { defaultValue?: string | null }) {
  return (
    <DateField
      name="accessUntil"
      label="Last day of access"
      help="The day counts in full. Left out: no end; an auditor's access ends after 90 days."
      defaultValue={defaultValue ?? undefined}
    />
  );
}
