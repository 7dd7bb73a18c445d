import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import { longDate } from "@/lib/domain/language/en-date";
import type { GuessGround } from "@/lib/domain/received/guess-vendor";
import type { ReceivedView } from "@/lib/domain/received/received-view";
import { ActionForm } from "../forms/action-form";
import { ChoicesField, DateField, SelectField, TextAreaField } from "../forms/fields";
import { Callout } from "../ui/callout";
import { Day } from "../ui/day";
import { Facts } from "../ui/facts";
import { Panel } from "../ui/panel";
import { chairWords } from "./vendor-gap-table";

const grounds: Readonly<Record<GuessGround, string>> = {
  SENDER: "The mail says it comes from a domain of this vendor.",
  SUBJECT: "Its name stands in the subject or with the sender.",
  TEXT: "Its name or a domain of it stands in the text.",
};

/** Which vendor the notice is from and what it is about: a form while it is open, facts afterwards. */
export function ReceivedAbout({
  notice,
  today,
  action,
}: {
  notice: ReceivedView;
  today: string;
  action: FormAction | null;
}) {
  const { vendor, guess } = notice;
  return (
    <Panel title="What it is about" id="about">
      {vendor === null && guess !== null && action !== null ? (
        <Callout tone="info" title={`It seems to be from ${guess.name}.`}>
          <p>{grounds[guess.ground]} A mail proves nothing by that: look, and confirm.</p>
        </Callout>
      ) : null}
      {action === null ? (
        <Facts items={factsOf(notice)} />
      ) : (
        <AboutForm notice={notice} today={today} action={action} />
      )}
    </Panel>
  );
}

function factsOf({ vendor, receivedOn, statedEffectiveOn, changes, contracts }: ReceivedView) {
  const chosen = contracts.filter(({ isChosen }) => isChosen).map(({ title }) => title);
  return [
    {
      label: "Vendor",
      value:
        vendor === null ? (
          "Not said"
        ) : (
          <Link href={`/staff/vendors/${encodeURIComponent(vendor.ref)}`}>{vendor.name}</Link>
        ),
    },
    { label: "Engagements", value: vendor === null ? "–" : chosen.join("; ") || "None" },
    { label: "Received on", value: <Day on={receivedOn} /> },
    { label: "They begin on", value: <Day on={statedEffectiveOn} /> },
    { label: "What changes", value: changes ?? "Not said" },
  ];
}

function AboutForm({
  notice,
  today,
  action,
}: {
  notice: ReceivedView;
  today: string;
  action: FormAction;
}) {
  const { id, vendor, guess, vendors, contracts, receivedOn, namedDays } = notice;
  const shownVendor = vendor?.ref ?? guess?.ref ?? "";
  const isNew = vendor === null;
  return (
    <ActionForm
      action={action}
      submit={isNew ? "Confirm" : "Save"}
      hidden={{ id, shownVendor }}
      label="What it is about"
    >
      <SelectField
        name="vendorRef"
        label="Vendor"
        emptyLabel="Choose"
        options={vendors}
        defaultValue={shownVendor}
        required
      />
      {contracts.length === 0 ? null : (
        <ChoicesField
          name="engagementRefs[]"
          label="Engagements that it is about"
          help="A vendor may work for your customers through you, and for yourselves. With another vendor, all of that one’s."
          options={contracts.map(({ engagementRef, title, chairs, hasSay }) => ({
            value: engagementRef,
            label: title,
            help: chairWords(chairs, hasSay),
          }))}
          defaultValue={contracts.flatMap(({ engagementRef, isChosen }) =>
            isChosen ? [engagementRef] : [],
          )}
        />
      )}
      <DateField
        name="receivedOn"
        label="Received on"
        help={
          notice.fileName === null
            ? "Our period runs from this day. Proposed is the day that was typed with the text."
            : "Our period runs from this day. Proposed is the earliest day that the mail names for itself."
        }
        defaultValue={receivedOn}
        max={today}
        required
      />
      <DateField
        name="statedEffectiveOn"
        label="They begin on"
        help={
          namedDays.length === 0
            ? "The text names no day that can be read."
            : `The text names ${namedDays.slice(0, 5).map(longDate).join(", ")}.${isNew && onlyDay(notice) !== "" ? " The only one after we received it is proposed: see that it is the day on which they begin." : ""}`
        }
        defaultValue={notice.statedEffectiveOn ?? (isNew ? onlyDay(notice) : "")}
      />
      <TextAreaField
        name="changes"
        label="What changes, in a sentence or two"
        help="The letter of objection and the change say it."
        rows={3}
        maxLength={2000}
        defaultValue={notice.changes ?? ""}
      />
    </ActionForm>
  );
}

/** The one day that the text names after the notice was received; empty where it names none, or several. */
function onlyDay({ namedDays, receivedOn }: Pick<ReceivedView, "namedDays" | "receivedOn">) {
  const [day = "", another] = namedDays.filter((one) => one > receivedOn);
  return another === undefined ? day : "";
}
