import { type Document, visit } from "yaml";
import type { FileProblem, Position } from "./file-problem";

/** What the parser could not read, one problem for each line, in words for the person who wrote it. */
export function syntaxProblems(
  document: Document.Parsed,
  positionAt: (offset: number) => Position,
): FileProblem[] {
  const problems: FileProblem[] = [];
  const lines = new Set<number>();
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const unclosed = message.startsWith("Missing closing")
      ? openingQuote(document, pos[0])
      : undefined;
    const position = positionAt(unclosed ?? pos[0]);
    // What follows on the same line is nearly always the echo of the first mistake.
    if (lines.has(position.line)) continue;
    lines.add(position.line);
    const told = unclosed === undefined ? message : "this quotation mark is never closed";
    problems.push({
      ...position,
      path: "",
      message: `not readable as YAML: ${told}`,
      hint: syntaxHints[code] ?? syntaxHint,
    });
  }
  const { yaml } = document.directives ?? {};
  if (yaml?.explicit && yaml.version !== "1.2") {
    problems.push({
      line: 1,
      column: 1,
      path: "",
      message: `YAML ${yaml.version} is not read`,
      hint: "leave the %YAML line out: files are YAML 1.2",
    });
  }
  return problems;
}

/** Where the text begins that runs to this place for want of a closing quotation mark. */
function openingQuote(document: Document.Parsed, end: number): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith("QUOTE") && range && range[0] < end && range[1] >= end)
        offset = range[0];
    },
  });
  return offset;
}

const syntaxHint =
  "a register file is YAML 1.2 or JSON: check quotation marks, brackets and indentation from this place upwards";
const syntaxHints: Partial<Record<string, string>> = {
  MULTIPLE_DOCS: "one file holds one document: remove the line --- and put the records together",
  TAB_AS_INDENT: "indent with spaces",
  TAG_RESOLVE_FAILED: "leave tags such as !name out",
  MISSING_CHAR: "a quotation mark or bracket is opened and never closed",
  BAD_INDENT: "all keys of one record begin in the same column",
};
