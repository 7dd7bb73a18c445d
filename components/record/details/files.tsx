import { ActionForm } from "@/components/forms/action-form";
import { FileField, SelectField, TextAreaField } from "@/components/forms/fields";
import { Moment } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { FormAction } from "@/lib/domain/form-state";
import {
  type AttachmentView,
  attachmentPurposeLabels,
  attachmentPurposes,
} from "@/lib/domain/record/attachment-view";
import { recordPath } from "@/lib/domain/record/record-address";
import type { RecordPage } from "@/lib/domain/record/record-page";
import classes from "./details.module.css";

/** What staff can do about the files of a record. */
export type FileActions = { readonly keepFile: FormAction; readonly removeFile: FormAction };

export type FileDone = "kept" | "gone" | null;

const doneSentences = {
  kept: "The file is kept.",
  gone: "The file is gone. That it was here stands in the audit.",
} as const;

/** The files kept with a record, and the form for another. */
export function Files({
  page: { record, attachments, shown, zone },
  actions,
  done,
}: {
  page: RecordPage;
  /** Null for who may only read. */
  actions: FileActions | null;
  done: FileDone;
}) {
  const isThere = shown.type !== "proposed" || shown.does !== "makes";
  const mayKeep = actions !== null && isThere;
  if (attachments.length === 0 && !mayKeep) return null;
  const hidden = { kind: record.kind, ref: record.ref };
  return (
    <Panel
      title="Files"
      id="files"
      aside={<span className={classes.small}>seen by staff only</span>}
    >
      {done === null ? null : <p role="status">{doneSentences[done]}</p>}
      {attachments.length === 0 ? <p className={classes.quiet}>None yet.</p> : null}
      <ul className={classes.history}>
        {attachments.map((file) => (
          <li key={file.id} className={classes.entry}>
            <FileEntry file={file} path={recordPath(record)} zone={zone} />
            {mayKeep ? <Removal file={file} hidden={hidden} action={actions.removeFile} /> : null}
          </li>
        ))}
      </ul>
      {mayKeep ? <Keeping hidden={hidden} action={actions.keepFile} /> : null}
    </Panel>
  );
}

function FileEntry({ file, path, zone }: { file: AttachmentView; path: string; zone: string }) {
  return (
    <>
      <p className={classes.entryHead}>
        <a href={`${path}/files/${file.id}`} download>
          {file.fileName}
        </a>
      </p>
      <p className={classes.small}>
        {attachmentPurposeLabels[file.purpose]} · {sizeInWords(file.size)} ·{" "}
        <Moment at={file.uploadedAt} zone={zone} />
        {file.uploadedBy === "" ? null : ` by ${file.uploadedBy}`}
      </p>
      <p className={classes.hash}>SHA-256 {file.sha256}</p>
    </>
  );
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function Removal({
  file,
  hidden,
  action,
}: {
  file: AttachmentView;
  hidden: Record<string, string>;
  action: FormAction;
}) {
  return (
    <details className={classes.more}>
      <summary>Take this file away</summary>
      <ActionForm
        action={action}
        submit="Take the file away"
        tone="danger"
        hidden={{ ...hidden, id: file.id }}
        label={`Take away ${file.fileName}`}
      >
        <TextAreaField
          name="reason"
          label="Why should it not be here?"
          help="The file and its name go. The reason and the hash stay in the audit."
          rows={2}
          required
        />
      </ActionForm>
    </details>
  );
}

const purposes = attachmentPurposes.map((value) => ({
  value,
  label: attachmentPurposeLabels[value],
}));

function Keeping({ hidden, action }: { hidden: Record<string, string>; action: FormAction }) {
  return (
    <details className={classes.more}>
      <summary>Keep a file with this record</summary>
      <ActionForm action={action} submit="Keep the file" hidden={hidden} label="Keep a file">
        <FileField
          name="file"
          label="File"
          help="A PDF, a picture, a text, an office document or a ZIP of at most 10 MB. It is never published."
          required
        />
        <SelectField name="purpose" label="What it is" options={purposes} required />
      </ActionForm>
    </details>
  );
}
