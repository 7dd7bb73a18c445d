import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { ChoicesField } from "@/components/forms/fields";
import { Panel } from "@/components/ui/panel";
import type { ConflictView } from "@/lib/domain/change/change-view";
import classes from "./draft.module.css";
import { type Drafting, hiddenFor } from "./drafting";
import { ThreeSides } from "./three-sides";

/** What a change and the register both changed, each differently: field by field, for its author to decide. */
export function Conflicts({
  conflicts,
  drafting,
}: {
  conflicts: readonly ConflictView[];
  drafting: Drafting;
}) {
  if (conflicts.length === 0) return null;
  return (
    <Panel title="What both sides changed" id="conflicts">
      <p className={classes.quiet}>
        Somebody else changed the same since this was proposed.{" "}
        {drafting === null
          ? "Once it is a draft again, its authors decide which of the two is right."
          : "Decide which of the two is right; nothing outside changes by that."}
      </p>
      {conflicts.map((conflict) => (
        <Conflict key={`${conflict.kind}/${conflict.ref}`} {...{ conflict, drafting }} />
      ))}
    </Panel>
  );
}

function Conflict({ conflict, drafting }: { conflict: ConflictView; drafting: Drafting }) {
  const { record, fields, kept, taken, seq } = conflict;
  return (
    <article className={classes.conflict}>
      <p className={classes.about}>{record.about}</p>
      <h3>
        <Link href={record.href} prefetch={false}>
          {record.title}
        </Link>
      </h3>
      {drafting === null ? (
        fields.map((field) => (
          <section key={field.field}>
            <h4>{field.label}</h4>
            <ThreeSides field={field} />
          </section>
        ))
      ) : (
        <ActionForm
          action={drafting.actions.settle}
          submit="Put the draft on the register like this"
          tone="quiet"
          hidden={{ ...hiddenFor(drafting, conflict), seq: seq === null ? "" : String(seq) }}
          label={`What is right of ${record.title}`}
        >
          {fields.map((field) => (
            <ChoicesField
              key={field.field}
              name={`side.${field.field}`}
              label={field.label}
              help={<>Both began with {field.base === null ? "nothing" : <q>{field.base}</q>}.</>}
              required
              defaultValue="mine"
              options={[
                { value: "mine", label: `This draft: ${field.mine ?? "nothing"}` },
                { value: "theirs", label: `The register now: ${field.theirs ?? "nothing"}` },
              ]}
            />
          ))}
        </ActionForm>
      )}
      <Kept title="Kept from the draft, which alone changes it" labels={kept} />
      <Kept title="Taken over from the register, where alone it was changed" labels={taken} />
    </article>
  );
}

function Kept({ title, labels }: { title: string; labels: readonly string[] }) {
  if (labels.length === 0) return null;
  return (
    <p className={classes.quiet}>
      {title}: {labels.join(", ")}.
    </p>
  );
}
