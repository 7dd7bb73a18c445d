import type { z } from "zod";
import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import type { Contact } from "@/lib/domain/customer/contact";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { materialities } from "@/lib/domain/reference/enums";
import { kindWord, knownWordsHint, shown } from "./field-words";
import { type FileProblem, inFileOrder, type Path } from "./file-problem";
import {
  contactSchema,
  contactShape,
  formatVersion,
  headFields,
  headSchema,
  headShape,
  overrideSchema,
  overrideShape,
  recordHeadFields,
  recordHeadSchema,
} from "./file-shapes";
import { type LocatedValue, type Part, readYaml } from "./read-yaml";
import { readFields } from "./record-fields";
import {
  type OverrideDraft,
  problemAt,
  type RecordDraft,
  type RegisterFile,
} from "./register-file";
import { type Shape, valueProblems } from "./value-problems";

export type { FileProblem, RegisterFile };

export type ParsedRegisterFile =
  | { readonly ok: true; readonly file: RegisterFile }
  /** `file` holds what could be read all the same, so that its references can be looked at too. */
  | {
      readonly ok: false;
      readonly problems: readonly FileProblem[];
      readonly file: RegisterFile | null;
    };

type Mapping = Readonly<Record<string, unknown>>;
type Reading = Pick<LocatedValue, "positionOf"> & { readonly problems: FileProblem[] };

const kindOfPlural = new Map<string, KindName>(kindNames.map((name) => [kinds[name].plural, name]));

/**
 * Reads a register file, YAML or JSON, whole or a patch, and tells everything that is wrong with it at once: what no
 * file can hold, and each value that is not right for itself. What it points to, `importRegister` and `patchItems` check.
 */
export function parseRegisterFile(
  text: string,
  { fileName }: { fileName: string },
): ParsedRegisterFile {
  const read = readYaml(text);
  if (!read.ok) return { ok: false, problems: inFileOrder(read.problems), file: null };
  const reading: Reading = { positionOf: read.positionOf, problems: [] };
  if (!isMapping(read.value)) {
    tell(
      reading,
      [],
      "value",
      "a register file is a mapping",
      `begin with the line "recital: ${formatVersion}"`,
    );
    return { ok: false, problems: reading.problems, file: null };
  }
  const file = readFile(reading, read.value, fileName);
  if (reading.problems.length > 0)
    return { ok: false, problems: inFileOrder(reading.problems), file };
  return { ok: true, file };
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function tell(reading: Reading, path: Path, part: Part, message: string, hint: string): void {
  reading.problems.push(problemAt(reading, path, part, message, hint));
}

/** Tells what the schema finds wrong with the value at a path; true when that is nothing. */
function isRight(
  reading: Reading,
  shape: Shape,
  schema: z.ZodType,
  value: unknown,
  path: Path,
): boolean {
  const problems = valueProblems(shape, schema, value);
  for (const { path: inner, part, message, hint } of problems)
    tell(reading, [...path, ...inner], part, message, hint);
  return problems.length === 0;
}

function readFile(reading: Reading, top: Mapping, fileName: string): RegisterFile {
  checkVersion(reading, top.recital);
  checkKeys(reading, Object.keys(top));
  const head = Object.fromEntries(
    Object.keys(headFields)
      .filter((name) => Object.hasOwn(top, name))
      .map((name) => [name, top[name]]),
  );
  isRight(reading, headShape, headSchema, head, []);
  const entries = (key: string) => readEntries(reading, top, key);
  return {
    fileName,
    validFrom: dayOf(top.validFrom),
    title: textOf(top.title),
    reason: textOf(top.reason),
    records: [...kindOfPlural].flatMap(([plural, kind]) =>
      readRecords(reading, kind, plural, entries(plural)),
    ),
    end: Array.isArray(top.end) ? top.end.filter((entry) => typeof entry === "string") : [],
    contacts: allOrNone(entries("contacts"), (contact, index) =>
      readContact(reading, contact, ["contacts", index]),
    ),
    overrides: allOrNone(entries("overrides"), (override, index) =>
      readOverride(reading, override, ["overrides", index]),
    ),
    positionOf: reading.positionOf,
  };
}

function checkVersion(reading: Reading, version: unknown): void {
  if (version === formatVersion) return;
  const hint = `write "recital: ${formatVersion}" as the first line`;
  if (version === undefined) tell(reading, [], "key", "the version of the format is missing", hint);
  else
    tell(
      reading,
      ["recital"],
      "value",
      `${shown(version)} is no version of the format that is known here`,
      hint,
    );
}

function checkKeys(reading: Reading, keys: readonly string[]): void {
  // A JSON file may name its schema, as editors want it.
  const known = [
    "recital",
    ...Object.keys(headFields),
    ...kindOfPlural.keys(),
    "contacts",
    "overrides",
    "$schema",
  ];
  for (const key of keys) {
    if (known.includes(key)) continue;
    tell(reading, [key], "key", `a register file has no ${shown(key)}`, knownWordsHint(key, known));
  }
}

function readEntries(reading: Reading, top: Mapping, key: string): readonly unknown[] {
  const list = Object.hasOwn(top, key) ? top[key] : [];
  if (Array.isArray(list)) return list;
  tell(
    reading,
    [key],
    "value",
    `${shown(list)} is no list`,
    "write one entry per line, each beginning with a hyphen, or leave the key out",
  );
  return [];
}

/** Entries point to each other by their place: where one is not readable, none is looked at further. */
function allOrNone<T>(
  entries: readonly unknown[],
  read: (entry: unknown, index: number) => T | null,
): T[] {
  const all = entries.map(read);
  const right = all.filter((entry) => entry !== null);
  return right.length === all.length ? right : [];
}

function readRecords(
  reading: Reading,
  kind: KindName,
  plural: string,
  entries: readonly unknown[],
): RecordDraft[] {
  const first = new Map<string, number>();
  return entries.flatMap((entry, index) => {
    const path = [plural, index];
    const record = readRecord(reading, kind, entry, path);
    if (record === null) return [];
    const twin = first.get(record.ref);
    if (twin !== undefined) {
      const { line } = reading.positionOf([plural, twin, "ref"], "value");
      const message = `the ref ${shown(record.ref)} stands twice among the ${kinds[kind].labelPlural.toLowerCase()}`;
      tell(
        reading,
        [...path, "ref"],
        "value",
        message,
        `the first is on line ${line}: give this one another ref`,
      );
      return [];
    }
    first.set(record.ref, index);
    return [record];
  });
}

function readRecord(
  reading: Reading,
  kind: KindName,
  entry: unknown,
  path: Path,
): RecordDraft | null {
  if (!isMapping(entry)) {
    tell(
      reading,
      path,
      "value",
      `${shown(entry)} is no ${kindWord(kind)}`,
      "write a mapping that begins with its ref: { ref: acme, … }",
    );
    return null;
  }
  const known = reading.problems.length;
  const { ref, validFrom, ...given } = entry;
  const head = validFrom === undefined ? { ref } : { ref, validFrom };
  isRight(
    reading,
    { label: kindWord(kind), fields: recordHeadFields(kind), common: [] },
    recordHeadSchema,
    head,
    path,
  );
  const { problems, ...fields } = readFields(kind, given);
  for (const { path: inner, part, message, hint } of problems)
    tell(reading, [...path, ...inner], part, message, hint);
  const day = dayOf(validFrom);
  if (typeof ref !== "string") return null;
  return { kind, ref, validFrom: day, ...fields, path, sound: reading.problems.length === known };
}

/** The day that is written; null where there is none, or where the schema has told what is wrong with it. */
function dayOf(value: unknown): CalendarDate | null {
  return typeof value === "string" && isCalendarDate(value) ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function readContact(reading: Reading, entry: unknown, path: Path): Contact | null {
  if (!isRight(reading, contactShape, contactSchema, entry, path) || !isMapping(entry)) return null;
  const { ref, customer, email, name, language, purpose, confirmed } = entry;
  if (typeof email === "string" && !isSingleAddress(email)) {
    tell(
      reading,
      [...path, "email"],
      "value",
      `${shown(email)} is not one plain mail address`,
      "write the address alone, as privacy@example.com",
    );
    return null;
  }
  return {
    ref: String(ref),
    customer: String(customer),
    email: String(email),
    name: textOf(name),
    language: textOf(language),
    purpose: String(purpose),
    confirmed: confirmed === true,
  };
}

function readOverride(reading: Reading, entry: unknown, path: Path): OverrideDraft | null {
  if (!isRight(reading, overrideShape, overrideSchema, entry, path) || !isMapping(entry))
    return null;
  const materiality = materialities.find((known) => known === entry.class);
  if (materiality === undefined) return null;
  return {
    ref: String(entry.ref),
    field: textOf(entry.field),
    class: materiality,
    reason: textOf(entry.reason) ?? "",
  };
}
