import { Lexer } from "yaml";

export const maxBytes = 8_000_000;
/** Nested lists and mappings; a register file needs five. */
export const maxDepth = 20;
/** As many as 8 MB of real records hold. The parser keeps a node of some hundred bytes for each. */
const maxTokens = 2_000_000;
/** Nesting as the tokens show it, which counts the indentation and the marks of one level separately. */
const maxTokenDepth = 3 * maxDepth;

const scalarMark = "\u001f";
const unwrittenMarks = ["\u0002", "\u0018", scalarMark];

/** What makes a text unfit for the YAML parser, and where it begins. */
export type LimitBreach = {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
};

/**
 * Looks at the words of a text before a tree is made of them. The parser needs memory for each nested
 * bracket that grows faster than the file: a hundred kilobytes of "[" end the process, and no error can be caught.
 */
export function yamlLimitBreach(text: string): LimitBreach | null {
  if (Buffer.byteLength(text) > maxBytes) {
    return {
      offset: 0,
      message: "the file is larger than 8 MB",
      hint: "split it into several files",
    };
  }
  const nesting = startOfText();
  let offset = 0;
  let tokens = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > maxTokens) {
      return {
        offset,
        message: "the file has more than two million words and marks",
        hint: "split it into several files",
      };
    }
    if (isScalar || !unwrittenMarks.includes(token)) {
      if (depthAfter(nesting, token, isScalar) > maxTokenDepth) return { offset, ...tooDeep };
      offset += token.length;
    }
    isScalar = !isScalar && token === scalarMark;
  }
  return null;
}

export const tooDeep = {
  message: `lists and mappings are nested more than ${maxDepth} deep`,
  hint: "a register file is a mapping of lists of records, and needs five levels",
} as const;

type Nesting = {
  flow: number;
  indents: number[];
  marks: number;
  space: number;
  atLineStart: boolean;
};

function startOfText(): Nesting {
  return { flow: 0, indents: [], marks: 0, space: 0, atLineStart: true };
}

function depthAfter(nesting: Nesting, token: string, isScalar: boolean): number {
  if (!isScalar && isLayout(nesting, token)) return 0;
  if (nesting.atLineStart && nesting.flow === 0) openLine(nesting);
  nesting.atLineStart = false;
  if (!isScalar) countMark(nesting, token);
  return nesting.flow + nesting.indents.length + nesting.marks;
}

/** Spaces, line ends and comments nest nothing; the spaces at the start of a line say how far it is indented. */
function isLayout(nesting: Nesting, token: string): boolean {
  if (token === "\n" || token === "\r\n") {
    nesting.atLineStart = true;
    nesting.space = 0;
    return true;
  }
  const first = token[0];
  if (first === " ") {
    if (nesting.atLineStart) nesting.space = token.length;
    return true;
  }
  return first === "#" || first === "\t";
}

function openLine(nesting: Nesting): void {
  while ((nesting.indents.at(-1) ?? -1) >= nesting.space) nesting.indents.pop();
  nesting.indents.push(nesting.space);
  nesting.marks = 0;
}

function countMark(nesting: Nesting, token: string): void {
  if (token === "[" || token === "{") nesting.flow += 1;
  else if (token === "]" || token === "}") nesting.flow = Math.max(0, nesting.flow - 1);
  else if (nesting.flow === 0 && (token === "-" || token === "?" || token === ":"))
    nesting.marks += 1;
}
