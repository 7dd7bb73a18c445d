/** One row as a spreadsheet shows it: texts, and the line or row of the file on which it begins. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** What a spreadsheet holds: a row of headings, and the rows below that are not blank. */
export type Table = {
  readonly headings: TableRow;
  readonly rows: readonly TableRow[];
  readonly source:
    | { readonly form: "CSV"; readonly encoding: Encoding; readonly delimiter: string }
    | { readonly form: "XLSX"; readonly sheet: string; readonly sheets: number };
};

export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";
