import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import type { ItemView } from "@/lib/domain/change/change-view";
import { ClassEdit } from "./class-edit";
import classes from "./draft.module.css";
import { type Drafting, hiddenFor } from "./drafting";
import { Folded } from "./folded";

/** What an author can do with one record of a draft. */
export function ItemEdits({ item, drafting }: { item: ItemView; drafting: Drafting }) {
  if (drafting === null) return null;
  const { record, change, differences } = item;
  const whole = change === "CHANGED" ? undefined : differences[0];
  const query = new URLSearchParams({ in: drafting.id });
  const place = change === "ENDED" ? "end" : "edit";
  return (
    <div className={classes.edits}>
      <Link href={`${record.href}/${place}?${query}`} prefetch={false}>
        Change
        <span className={classes.heard}>
          {change === "ENDED" ? " how it ends" : " this record"}: {record.title}
        </span>
      </Link>
      <Folded title="Take out" about={record.title}>
        <p>
          {change === "ADDED"
            ? "Nothing of it is kept: the register does not have it."
            : "The register stays as it is. What the draft says of it is lost."}
        </p>
        <ActionForm
          action={drafting.actions.takeOut}
          submit={`Take “${record.title}” out`}
          tone="danger"
          hidden={hiddenFor(drafting, item)}
          label={`Take ${record.title} out of this change`}
        />
      </Folded>
      {whole && <ClassEdit item={item} field={whole} drafting={drafting} />}
    </div>
  );
}
