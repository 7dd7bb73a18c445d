import { ActionForm } from "@/components/forms/action-form";
import { TextAreaField, TextField } from "@/components/forms/fields";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import { kinds } from "@/lib/domain/kinds/kinds";
import classes from "./changes.module.css";

const usual = ["Vendor", "VendorService", "Engagement", "Transfer", "ProcessingActivity"] as const;

/** The two ways in which a change begins: at a record, or from a file. */
export function ChangeBeginnings({ propose }: { propose: FormAction }) {
  return (
    <>
      <Panel title="Start at a record">
        <p>
          Edit any record, or add one, and save it: what outsiders would see of it goes into a
          draft, a new one or one that is open. Nothing takes effect before somebody else has
          approved it.
        </p>
        <ul className={classes.filters}>
          {usual.map((name) => (
            <li key={name}>
              <LinkButton href={`/staff/${kinds[name].plural}`}>
                {kinds[name].labelPlural}
              </LinkButton>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Start from a register file">
        <p>
          Paste a register file (YAML or JSON) that holds only what is new or different, and under
          “end” the refs of what ends. It becomes a draft, and its whole consequence is shown.
        </p>
        <ActionForm action={propose} submit="Make a draft of it" label="Register file">
          <TextField
            name="title"
            label="Title"
            help="What changes, in a few words. Left empty: the title in the file."
            maxLength={300}
          />
          <TextAreaField
            name="reason"
            label="Reason"
            help="Why, for the approver; customers read it in their mail, too. Left empty: the reason in the file."
            rows={3}
          />
          <TextAreaField name="file" label="Register file" rows={14} required />
        </ActionForm>
      </Panel>
    </>
  );
}
