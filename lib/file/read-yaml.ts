import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { type FileProblem, type Path, type Position, pathText } from "./file-problem";
import { maxDepth, tooDeep, yamlLimitBreach } from "./yaml-limits";
import { syntaxProblems } from "./yaml-syntax";

/** Which end of `key: value` a position means. */
export type Part = "key" | "value";

/** The value that a YAML or JSON text holds, and where each part of it stands. */
export type LocatedValue = {
  readonly value: unknown;
  /** Of something that is not there, the place where it is missing. */
  readonly positionOf: (path: Path, part: Part) => Position;
};

export type ReadYaml =
  | ({ readonly ok: true } & LocatedValue)
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Values that aliases may repeat: a shared address is well below, a bomb of ten lists of ten is not. */
const maxAliasedValues = 10_000;

type Reading = {
  readonly anchors: Map<string, ParsedNode>;
  readonly nodes: WeakMap<object, ParsedNode>;
  readonly problems: FileProblem[];
  readonly positionAt: (offset: number) => Position;
  /** Aliases that are being followed. */
  readonly following: Set<ParsedNode>;
  aliasedValues: number;
};

/**
 * Reads one YAML 1.2 document of the core schema, or JSON, which is the same. Repeated keys, merge keys, several
 * documents, own tags and anything that would grow when read are refused.
 */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const breach = yamlLimitBreach(text);
  if (breach !== null) {
    const before = text.slice(0, breach.offset).split("\n");
    const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return {
      ok: false,
      problems: [{ ...position, path: "", message: breach.message, hint: breach.hint }],
    };
  }
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    resolveKnownTags: false,
    // The parser compares each key with every other; `readMap` does it in one pass.
    uniqueKeys: false,
    prettyErrors: false,
    // "silent" would also be silent about a second document, and read the first alone.
    logLevel: "error",
    lineCounter: lines,
  });
  const reading: Reading = {
    anchors: new Map(),
    nodes: new WeakMap(),
    problems: [],
    positionAt: (offset) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    },
    following: new Set(),
    aliasedValues: 0,
  };
  const syntax = syntaxProblems(document, reading.positionAt);
  if (syntax.length > 0) return { ok: false, problems: syntax };
  const value = readNode(reading, document.contents, []);
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  return {
    ok: true,
    value,
    positionOf: (path, part) => positionIn(reading, document, value, path, part),
  };
}

function tell(reading: Reading, node: ParsedNode, path: Path, message: string, hint: string): null {
  reading.problems.push({
    ...reading.positionAt(node.range[0]),
    path: pathText(path),
    message,
    hint,
  });
  return null;
}

function readNode(reading: Reading, node: ParsedNode | null, path: Path): unknown {
  if (node === null) return null;
  if (isAlias(node)) return readAlias(reading, node, path);
  if (reading.following.size > 0) reading.aliasedValues += 1;
  else if (node.anchor !== undefined) reading.anchors.set(node.anchor, node);
  if (isScalar(node)) return node.value;
  if (path.length >= maxDepth) return tell(reading, node, path, tooDeep.message, tooDeep.hint);
  const value = isMap(node) ? readMap(reading, node, path) : readList(reading, node, path);
  reading.nodes.set(value, node);
  return value;
}

function readAlias(reading: Reading, alias: Alias.Parsed, path: Path): unknown {
  const target = reading.anchors.get(alias.source);
  if (target === undefined)
    return tell(
      reading,
      alias,
      path,
      `nothing above is marked &${alias.source}`,
      "write the value itself",
    );
  if (reading.following.has(target))
    return tell(
      reading,
      alias,
      path,
      `*${alias.source} repeats itself without end`,
      "write the value itself",
    );
  if (reading.aliasedValues > maxAliasedValues) {
    // Said once: every further alias would only say it again.
    reading.aliasedValues = Number.POSITIVE_INFINITY;
    if (reading.problems.some(({ message }) => message === aliasBomb)) return null;
    return tell(reading, alias, path, aliasBomb, "write the values themselves");
  }
  reading.following.add(target);
  const value = readNode(reading, target, path);
  reading.following.delete(target);
  return value;
}

const aliasBomb = `aliases (*name) repeat more than ${maxAliasedValues.toLocaleString("en")} values`;

function readList(reading: Reading, node: YAMLSeq.Parsed, path: Path): unknown[] {
  return node.items.map((item, index) => readNode(reading, item, [...path, index]));
}

function readMap(reading: Reading, node: YAMLMap.Parsed, path: Path): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const { key, value } of node.items) {
    const name = keyOf(reading, key, path);
    if (name === null) continue;
    if (entries.has(name))
      tell(
        reading,
        key,
        [...path, name],
        `"${name}" stands twice in the same mapping`,
        "keep one of the two",
      );
    entries.set(name, readNode(reading, value, [...path, name]));
  }
  // From entries, so that a key named __proto__ is a key like any other.
  return Object.fromEntries(entries);
}

function keyOf(reading: Reading, key: ParsedNode, path: Path): string | null {
  if (!isScalar(key) || typeof key.value !== "string") {
    return tell(
      reading,
      key,
      path,
      "a key must be a plain word",
      "write key: value; a key that is a number stands in quotation marks",
    );
  }
  if (key.value === "<<" && key.type === "PLAIN") {
    return tell(
      reading,
      key,
      path,
      "merge keys (<<) are not read",
      "repeat the fields in each record",
    );
  }
  return key.value;
}

function positionIn(
  reading: Reading,
  document: Document.Parsed,
  value: unknown,
  path: Path,
  part: Part,
): Position {
  let offset = document.contents?.range[0] ?? 0;
  let holder = value;
  for (const step of path) {
    const node =
      typeof holder === "object" && holder !== null ? reading.nodes.get(holder) : undefined;
    const found = node && child(node, step, part);
    if (found === undefined) break;
    offset = found;
    holder = (holder as Record<string | number, unknown>)[step];
  }
  return reading.positionAt(offset);
}

function child(node: ParsedNode, step: string | number, part: Part): number | undefined {
  if (isSeq(node)) return typeof step === "number" ? node.items[step]?.range[0] : undefined;
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  return (part === "value" ? pair?.value?.range[0] : undefined) ?? pair?.key.range[0];
}
