/** Way from the top of a file to one value: `["engagements", 3, "vendorServiceId"]`. */
export type Path = readonly (string | number)[];

/** Place in a file as editors count it: both from 1. */
export type Position = { readonly line: number; readonly column: number };

/** One reason why a file is refused: where, why, and what would be right. */
export type FileProblem = Position & {
  /** The path in words that a reader can follow: `engagements[3].vendorServiceId`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
};

/** More than this nobody reads, and the first ones explain most of the others. */
export const maxProblems = 100;

export function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");
}

/** The problems in the order of the file, no place told twice for the same reason, at most `maxProblems`. */
export function inFileOrder(problems: readonly FileProblem[]): FileProblem[] {
  const told = new Map(problems.map((problem) => [`${problem.path}\n${problem.message}`, problem]));
  return [...told.values()]
    .toSorted((one, other) => one.line - other.line || one.column - other.column)
    .slice(0, maxProblems);
}

/** The problem as one line of a terminal: `patch.yaml:5:12 vendors[0].adress: why (what would be right)`. */
export function problemLine(fileName: string, problem: FileProblem): string {
  const { line, column, path, message, hint } = problem;
  return `${fileName}:${line}:${column} ${path === "" ? "" : `${path}: `}${message} (${hint})`;
}
