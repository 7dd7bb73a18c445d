import Link from "next/link";
import { channelWords } from "@/components/changes/after/words";
import type { FormAction } from "@/lib/domain/form-state";
import type { IncidentAgreement } from "@/lib/domain/incident/incident-view";
import { ActionForm } from "../forms/action-form";
import { DateField, SelectField, TextAreaField } from "../forms/fields";
import { DataTable } from "../ui/data-table";
import { Day } from "../ui/day";
import { Panel } from "../ui/panel";
import type { IncidentProps } from "./incident-props";

const columns = [
  { key: "customer", label: "Customer" },
  { key: "told", label: "Told" },
  { key: "days", label: "Days until then", align: "right" as const },
];

/** Who is concerned, who was told what and when, and how long that took. */
export function IncidentTold({
  incident,
  today,
  action,
}: Pick<IncidentProps, "incident" | "today"> & { action: FormAction | null }) {
  const { customers, id } = incident;
  return (
    <Panel title="Who was told, and when" id="told">
      <p>Customers are told without undue delay. The days count from when it was known.</p>
      <DataTable
        caption="Customers concerned"
        columns={columns}
        rows={customers.map((customer) => ({ key: customer.ref, cells: cellsOf(id, customer) }))}
        empty={<p>It concerns no agreement.</p>}
      />
      {action === null || customers.length === 0 ? null : (
        <ActionForm
          action={action}
          submit="Record that it was told"
          hidden={{ id }}
          label="Record that a customer was told"
        >
          <SelectField
            name="agreementRef"
            label="Customer"
            options={customers.map(({ ref, customerName, title }) => ({
              value: ref,
              label: customerName === title ? title : `${customerName}, ${title}`,
            }))}
            required
          />
          <DateField name="on" label="Told on" defaultValue={today} max={today} required />
          <SelectField
            name="channel"
            label="How"
            options={[
              { value: "EMAIL", label: "By e-mail" },
              { value: "LETTER", label: "By letter" },
              { value: "PHONE", label: "By phone" },
              { value: "HAND", label: "By hand" },
            ]}
          />
          <TextAreaField
            name="text"
            label="What the customer was told"
            rows={2}
            maxLength={5_000}
            required
          />
        </ActionForm>
      )}
    </Panel>
  );
}

function cellsOf(
  incident: string,
  { ref, title, customerName, told, daysUntilTold }: IncidentAgreement,
) {
  return [
    <span key="customer">
      {customerName}
      {title === customerName ? null : `, ${title}`}{" "}
      <Link href={`/staff/incidents/${incident}?agreement=${encodeURIComponent(ref)}#letter`}>
        Letter
      </Link>
    </span>,
    told.length === 0
      ? "Not yet"
      : told.map(({ on, channel, words }) => (
          <p key={`${on} ${channel} ${words}`}>
            <Day on={on} />, {channelWords[channel]}: {words}
          </p>
        )),
    told.length === 0 ? `${daysUntilTold} so far` : daysUntilTold,
  ];
}
