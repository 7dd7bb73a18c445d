/** One row as a spreadsheet shows it: texts, and the line or row of the file on which it begins. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** What a spreadsheet holds: a row of headings, and the rows below that are not blank. */
export type Table = {
  readonly headings: TableRow;
  readonly rows: readonly TableRow[];
  readonly source:
    | { readonly form: "CSV"; readonly encoding: Encoding; readonly delimiter: string }
    | { readonly form: WorkbookForm; readonly sheet: string; readonly sheets: number };
};

export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";
export type WorkbookForm = "XLSX" | "ODS";

/** One sheet without its blank rows: nothing says yet which row holds the headings. */
export type Sheet = { readonly name: string; readonly rows: readonly TableRow[] };

/** All that a file of tables holds. CSV is one sheet without a name. */
export type Book = {
  readonly sheets: readonly Sheet[];
  readonly source:
    | { readonly form: "CSV"; readonly encoding: Encoding; readonly delimiter: string }
    | { readonly form: WorkbookForm };
};
