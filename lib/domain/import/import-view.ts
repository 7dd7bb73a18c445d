/** A value of a form's list, and what it is called. */
export type ImportOption = { readonly value: string; readonly label: string };

/** The second step of an import: what is read, and what each column says. */
export type ImportColumnsView = {
  readonly fileName: string;
  /** What the file was recognised as. */
  readonly form: string;
  /** Whether the columns are those that were chosen for such headings before. */
  readonly isRemembered: boolean;
  readonly rows: number;
  readonly sheets: readonly ImportOption[];
  readonly sheet: string;
  /** The line of the headings as the sheet counts it; null for forms. */
  readonly headingLine: string | null;
  readonly layouts: readonly ImportOption[];
  readonly layout: string;
  readonly register: string;
  readonly regime: string;
  readonly columns: readonly ImportColumn[];
  /** By the part of a row to which they belong. */
  readonly targets: readonly { readonly group: string; readonly items: ImportOption[] }[];
};

export type ImportColumn = {
  readonly index: number;
  /** "C". */
  readonly letters: string;
  readonly heading: string;
  readonly samples: readonly string[];
  readonly target: string;
};

export const importOutcomes = ["wrong", "created", "updated", "unchanged", "leftOut"] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** Which rows are shown; "similar": those whose vendor may be one that is there. */
export type ImportShown = ImportOutcome | "all" | "similar";

/** The third step: what would become of each row. */
export type ImportPreviewView = {
  readonly fileName: string;
  readonly layout: string;
  readonly counts: Readonly<Record<ImportOutcome, number>>;
  /** Records that the draft would hold. */
  readonly records: number;
  readonly unread: readonly string[];
  readonly mended: number;
  /** What the draft would hold, by kind. */
  readonly makes: readonly { readonly what: string; readonly words: string }[];
  /** Rows whose new vendor looks like one that is there. */
  readonly similar: number;
  readonly show: ImportShown;
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly ImportRowView[];
  /** Of all that would be done: what is confirmed is this, or nothing. */
  readonly planHash: string;
};

export type ImportRowView = {
  /** Counted from 0. */
  readonly row: number;
  /** "Sheet Fiche 1, line 12". */
  readonly place: string;
  readonly title: string;
  readonly outcome: ImportOutcome;
  readonly records: readonly ImportRecordView[];
  readonly problems: readonly ImportCellProblem[];
  /** Which vendor the row speaks of, where it is not simply called so. */
  readonly vendor: ImportVendorView | null;
};

export type ImportVendorView = {
  /** As the row has it. */
  readonly name: string;
  /** "Taken as Brightwater, as you chose." */
  readonly found: string | null;
  /** Whether it was chosen here, and can be taken back. */
  readonly isChosen: boolean;
  /** Vendors that it may be: "Brightwater (legal entity Brightwater Inference, Inc.)". */
  readonly near: readonly {
    readonly ref: string;
    readonly title: string;
    readonly words: string;
  }[];
};

export type ImportRecordView = {
  readonly what: string;
  readonly title: string;
  readonly outcome: "created" | "updated";
  /** "Country: Germany, then France". */
  readonly differences: readonly string[];
};

export type ImportCellProblem = {
  /** "Line 5, column C, Country". */
  readonly place: string;
  readonly message: string;
  readonly hint: string;
  /** The cell that can be mended; null where the row as a whole is wrong. */
  readonly cell: {
    readonly column: number;
    readonly heading: string;
    readonly text: string;
  } | null;
};
