import type { FormAction } from "@/lib/domain/form-state";
import { ActionForm } from "../forms/action-form";
import { DateField, TextAreaField, TextField } from "../forms/fields";
import { FileField } from "../forms/file-field";
import { Panel } from "../ui/panel";

/** Two ways in: the mail as a file, or what it says. */
export function ReceivedEntryForms({
  actions,
  mostBytes,
  today,
}: {
  actions: Readonly<Record<"readMail" | "paste", FormAction>>;
  mostBytes: number;
  today: string;
}) {
  return (
    <>
      <Panel title="The mail itself">
        <p>
          Save the message as <code>.eml</code> and drop it onto the field. It is kept as it came,
          with its hash, and shown as plain text: nothing in it is opened or run.
        </p>
        <ActionForm action={actions.readMail} submit="Take the mail down" label="The mail itself">
          <FileField
            name="file"
            label="Mail"
            help="Drop the file here, or choose it. At most 5 MB."
            accept=".eml,message/rfc822"
            mostBytes={mostBytes}
            tooLarge="The mail is larger than 5 MB: save it without the files that came with it, or paste its text."
          />
        </ActionForm>
      </Panel>
      <Panel title="Or what it says">
        <p>
          For a letter, a message in the vendor’s portal, or a mail that cannot be saved. The whole
          source of a mail, pasted with its headers, is read like its file.
        </p>
        <ActionForm action={actions.paste} submit="Take the text down" label="What it says">
          <TextAreaField name="text" label="Text" rows={10} maxLength={200_000} required />
          <TextField name="subject" label="Subject" maxLength={500} />
          <TextField
            name="sender"
            label="Whom it is from"
            help="As it stands there, such as “Legal <legal@vendor.example>”."
            maxLength={400}
          />
          <DateField
            name="receivedOn"
            label="Received on"
            help="Our period runs from this day."
            defaultValue={today}
            max={today}
            required
          />
        </ActionForm>
      </Panel>
    </>
  );
}
