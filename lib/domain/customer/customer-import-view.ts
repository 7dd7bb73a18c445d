/** What importing a customer list would do, before anybody says that it shall. */
export type CustomerImportView = {
  readonly fileName: string;
  /** How the file was read: "CSV in UTF-8, divided by semicolons". */
  readonly readAs: string;
  /** What to look at, where the file left room for a mistake. */
  readonly caution: string | null;
  readonly rows: number;
  readonly counts: readonly ImportCount[];
  /** The first of what is wrong; with one of them, nothing is imported. */
  readonly problems: readonly ImportProblem[];
  readonly allProblems: number;
  /** The first of what is made or changed. */
  readonly changes: readonly ImportChange[];
  readonly allChanges: number;
  readonly columnsRead: readonly string[];
  readonly columnsUnread: readonly { readonly heading: string; readonly nearest: string | null }[];
  readonly effect: ImportEffect;
  /** Of all that would be done: what is confirmed is this, or nothing. */
  readonly planHash: string;
};

export type ImportCount = {
  readonly label: string;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
};

export type ImportProblem = {
  /** "Line 5, column C (agreement.noticePeriod)". */
  readonly place: string;
  readonly message: string;
  readonly hint: string;
};

export type ImportChange = {
  readonly line: number;
  readonly what: string;
  readonly title: string;
  readonly outcome: "created" | "updated";
  /** "Notice period: 30 days, then 45 days"; none for what is new. */
  readonly differences: readonly string[];
};

/** `draft`: a change that somebody else approves. `atOnce`: no output changes. `contacts`: no record changes. */
export type ImportEffect = "draft" | "atOnce" | "contacts" | "nothing" | "refused";

/** A column of a customer list, for whoever fills one in. */
export type ListColumn = {
  readonly name: string;
  readonly label: string;
  readonly takes: string;
};
