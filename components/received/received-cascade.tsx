import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import { hasFailed, type ReceivedView } from "@/lib/domain/received/received-view";
import { countryCodes } from "@/lib/domain/reference/countries";
import { countryInWords } from "@/lib/domain/value-words";
import { ActionForm } from "../forms/action-form";
import { SelectField, TextAreaField, TextField } from "../forms/fields";
import { StateBadge } from "../ui/badges";
import { Panel } from "../ui/panel";
import classes from "./received.module.css";

const countries = countryCodes
  .map((code) => ({ value: code, label: countryInWords(code) }))
  .toSorted((one, other) => one.label.localeCompare(other.label, "en"));

/** One button that makes a change of what the vendor announces, for our own customers. */
export function ReceivedCascade({
  notice,
  action,
}: {
  notice: ReceivedView;
  action: FormAction | null;
}) {
  const { id, contracts, changeSetId, changeState } = notice;
  const chosen = contracts.filter(({ isChosen }) => isChosen);
  const isNew = changeSetId === null || (changeState !== null && hasFailed(changeState));
  const canMake = isNew || changeState === "DRAFT";
  if (changeSetId === null && (action === null || chosen.length === 0)) return null;
  const submit = isNew ? "Make a change of it" : `Add it to ${changeSetId}`;
  return (
    <Panel title="For our own customers" id="cascade">
      {changeSetId === null ? null : (
        <p>
          It became the change{" "}
          <Link href={`/staff/changes/${changeSetId}`} prefetch={false}>
            {changeSetId}
          </Link>{" "}
          {changeState === null ? null : <StateBadge state={changeState} />}
        </p>
      )}
      <Below chosen={chosen} />
      {action === null || !canMake || chosen.length === 0 ? null : (
        <ActionForm action={action} submit={submit} hidden={{ id }} label="For our own customers">
          <p>
            {isNew
              ? "Whom do they begin to use? It becomes a sub-processor below the vendor, for the same activities and products; the rest is yours to add before somebody approves it."
              : "Does the notice name another one? It goes into the same change."}
          </p>
          <TextField name="vendorName" label="New company" maxLength={200} required />
          <TextField name="website" label="Website" type="url" maxLength={2000} />
          <TextField name="service" label="What it does" maxLength={200} required />
          <TextAreaField
            name="purpose"
            label="For what"
            help="Customers come to read it."
            rows={2}
            maxLength={500}
            required
          />
          <SelectField
            name="country"
            label="Where it processes"
            emptyLabel="They do not say"
            options={countries}
          />
          <details className={classes.company}>
            <summary>The company behind it, as the notice names it …</summary>
            <p>
              A sub-processor is listed with the company that signs, its address and how to reach
              it. What stays empty is shown as missing in the draft.
            </p>
            <TextField
              name="legalName"
              label="Legal name"
              help="Left empty: the name above."
              maxLength={300}
            />
            <TextField name="street" label="Street" maxLength={300} />
            <TextField name="postalCode" label="Postal code" maxLength={40} />
            <TextField name="city" label="City" maxLength={200} />
            <SelectField
              name="seat"
              label="Established in"
              emptyLabel="They do not say"
              options={countries}
            />
            <TextField
              name="contactEmail"
              label="Contact for data protection"
              type="email"
              maxLength={320}
            />
          </details>
        </ActionForm>
      )}
    </Panel>
  );
}

/** Whom the vendor uses already: one that ends or moves is changed there. */
function Below({ chosen }: { chosen: ReceivedView["contracts"] }) {
  const below = [
    ...new Map(chosen.flatMap((one) => one.below).map((one) => [one.href, one])).values(),
  ];
  if (below.length === 0) return null;
  return (
    <p>
      They use already:{" "}
      {below.map(({ href, title }, index) => (
        <span key={href}>
          {index === 0 ? "" : ", "}
          <Link href={href} prefetch={false}>
            {title}
          </Link>
        </span>
      ))}
      . If one of these ends or moves, change it there.
    </p>
  );
}
