import type { FormAction } from "@/lib/domain/form-state";
import { ActionForm } from "./action-form";
import { FileField } from "./file-field";

const noFields = {};

/** The first step of each import: choose a list, which is read and shown before anything comes of it. */
export function ListFileForm({
  read,
  what,
  label,
  mostBytes,
  hidden = noFields,
}: {
  read: FormAction;
  what: "list" | "file";
  /** Names the form. */
  label: string;
  mostBytes: number;
  hidden?: Readonly<Record<string, string>>;
}) {
  return (
    <ActionForm action={read} submit={`Read the ${what}`} label={label} hidden={hidden}>
      <FileField
        name="file"
        label={what === "list" ? "List" : "File"}
        help="CSV, an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods), at most 2 MB and 5,000 rows in a sheet."
        accept=".csv,.tsv,.txt,.xlsx,.ods,text/csv"
        mostBytes={mostBytes}
        tooLarge={`This file is larger than 2 MB: split ${what === "list" ? "the list" : "it"} into several files.`}
      />
    </ActionForm>
  );
}
