import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/lib/domain/form-state";
import type { ImportRowView } from "@/lib/domain/import/import-view";
import classes from "./import.module.css";

/** Which vendor a row is taken to speak of, and which it may be, each with a button that takes it so. */
export function RowVendor({
  row: { vendor, place },
  take,
}: {
  row: ImportRowView;
  take: FormAction;
}) {
  if (vendor === null) return null;
  const { name, found, isChosen, near } = vendor;
  return (
    <div className={classes.vendor}>
      {found === null ? null : <p>{found}</p>}
      {near.length > 0 ? (
        <p>
          <b>{name}</b> looks like {near.map(({ words }) => words).join(", or ")}.
        </p>
      ) : null}
      <div className={classes.actions}>
        {near.map(({ ref, title }) => (
          <Take key={ref} {...{ take, name, place, vendor: ref, words: `Take it as ${title}` }} />
        ))}
        {isChosen ? (
          <Take {...{ take, name, place, vendor: "", words: "No, it is another" }} />
        ) : null}
      </div>
    </div>
  );
}

function Take({
  take,
  name,
  vendor,
  words,
  place,
}: {
  take: FormAction;
  name: string;
  vendor: string;
  words: string;
  place: string;
}) {
  return (
    <ActionForm
      action={take}
      submit={words}
      tone="quiet"
      hidden={{ name, vendor }}
      label={`${words}: ${place}`}
    />
  );
}
