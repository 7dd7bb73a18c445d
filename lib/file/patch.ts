import type { CalendarDate } from "@/lib/domain/calendar";
import { fieldDifferences } from "@/lib/domain/change/diff";
import type { Contact } from "@/lib/domain/customer/contact";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import {
  apply,
  bodyOf,
  danglingReferences,
  type RecordKey,
  type Register,
} from "@/lib/domain/register";
import { kindWord, knownWordsHint, shown } from "./field-words";
import { type FileProblem, inFileOrder } from "./file-problem";
import { mergedBody } from "./merged-body";
import { overrideProblems } from "./override-problems";
import { parseRegisterFile } from "./parse-register-file";
import type { PatchItem } from "./patch-item";
import { bodyProblems, fieldsOf } from "./record-fields";
import { findKeys, keyText } from "./record-keys";
import { type KnownRefs, unknownReferences } from "./references";
import { problemAt, type RecordDraft, type RegisterFile } from "./register-file";
import { laterDays } from "./valid-days";
import { waiverProblems } from "./waiver-problems";

export type Patch =
  | {
      readonly ok: true;
      readonly items: readonly PatchItem[];
      readonly contacts: readonly Contact[];
      /** What the file calls the change, and why it is made. */
      readonly title: string | null;
      readonly reason: string | null;
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

type Proposed = { readonly items: readonly PatchItem[]; readonly problems: readonly FileProblem[] };

/**
 * What a file proposes to change in a register. Of a record that exists, the fields given replace those that stand,
 * null removes a field, and what the file does not mention stays; a new record is given whole. A value given for a
 * field that was marked unknown takes the mark away, and a mark takes the value away. `sources` and `translations`
 * are replaced whole. Records that would read as they read now are left out.
 *
 * @param draftWith the draft that makes a record which the register has not, where one does
 */
export function patchItems(
  file: RegisterFile,
  register: Register,
  today: CalendarDate,
  draftWith: (record: string) => string | null = () => null,
): Patch {
  const records = file.records.map((record) => proposal(file, register, record));
  const ended = endings(file, register);
  const changed = [...records, ...ended].flatMap(({ items }) => items);
  const classed = withOverrides(file, changed);
  const isSound = [...records, ...ended].every((proposed) => proposed.problems.length === 0);
  const problems = [
    ...[...records, ...ended].flatMap((proposed) => proposed.problems),
    ...classed.problems,
    ...(isSound ? overrideProblems(file, classed.items, register, today) : []),
    ...unknownReferences(file, file.records, file.contacts, refsOf(register, file)),
    ...stillUsed(file, register, changed, today),
    ...waiverProblems(file, changed, withItems(register, changed, today), draftWith),
    ...laterDays(file, today),
  ];
  if (problems.length > 0) return { ok: false, problems: inFileOrder(problems) };
  const { contacts, title, reason } = file;
  return { ok: true, items: classed.items, contacts, title, reason };
}

/** Reads and checks in one step, so that a person sees all that is wrong at once, references too. */
export function readPatch(
  text: string,
  { fileName }: { fileName: string },
  register: Register,
  today: CalendarDate,
  draftWith: (record: string) => string | null = () => null,
): Patch {
  const parsed = parseRegisterFile(text, { fileName });
  if (parsed.ok) return patchItems(parsed.file, register, today, draftWith);
  const further = parsed.file === null ? null : patchItems(parsed.file, register, today, draftWith);
  const found = further === null || further.ok ? [] : further.problems;
  return { ok: false, problems: inFileOrder([...parsed.problems, ...found]) };
}

function proposal(file: RegisterFile, register: Register, record: RecordDraft): Proposed {
  const { kind, ref, path, sound } = record;
  const present = bodyOf(register, record);
  const body = present === null ? record.body : mergedBody(present, record);
  const validFrom = record.validFrom ?? file.validFrom;
  const problems = sound ? bodyProblems(kind, body) : [];
  const told = problems.map((problem) => {
    const isRemoved = record.cleared.includes(String(problem.path[0]));
    const message = isRemoved
      ? `a ${kindWord(kind)} cannot be without "${problem.path[0]}"`
      : problem.message;
    return problemAt(file, [...path, ...problem.path], problem.part, message, problem.hint);
  });
  if (present === null)
    return {
      items: [{ kind, ref, body, validFrom, overrides: [] }],
      problems: [...told, ...nothingToRemove(file, record)],
    };
  const isChanged = fieldDifferences(kind, present, body).length > 0;
  return {
    items: isChanged ? [{ kind, ref, body, validFrom, overrides: [] }] : [],
    problems: told,
  };
}

function nothingToRemove(
  file: RegisterFile,
  { kind, ref, cleared, clearedStates, path }: RecordDraft,
): FileProblem[] {
  const places = [
    ...cleared.map((field) => [field]),
    ...clearedStates.map((field) => ["fieldStates", field]),
  ];
  return places.map((place) =>
    problemAt(
      file,
      [...path, ...place],
      "value",
      `null removes a field, and there is no ${kindWord(kind)} ${shown(ref)} yet`,
      "leave the field out",
    ),
  );
}

function endings(file: RegisterFile, register: Register): Proposed[] {
  const known: RecordKey[] = kindNames.flatMap((kind) =>
    [...register[kind].keys()].map((ref) => ({ kind, ref })),
  );
  return file.end.map((name, index) => {
    const [key, ...others] = findKeys(name, known);
    const refuse = (message: string, hint: string) => ({
      items: [],
      problems: [problemAt(file, ["end", index], "value", message, hint)],
    });
    if (key === undefined)
      return refuse(
        `there is no record ${shown(name)} that could end`,
        knownWordsHint(name, known.map(name.includes("/") ? keyText : ({ ref }) => ref)),
      );
    if (others.length > 0)
      return refuse(
        `${shown(name)} could be several records`,
        `write one of ${[key, ...others].map(keyText).join(", ")}`,
      );
    const twin = file.records.find(({ kind, ref }) => kind === key.kind && ref === key.ref);
    if (twin !== undefined)
      return refuse(
        `${keyText(key)} is changed and ended by the same file`,
        `remove it here, or from ${kinds[key.kind].plural}`,
      );
    if (file.end.slice(0, index).some((other) => findKeys(other, [key]).length > 0))
      return refuse(`${keyText(key)} is ended twice`, "keep one of the two");
    return {
      items: [{ ...key, body: null, validFrom: file.validFrom, overrides: [] }],
      problems: [],
    };
  });
}

function withOverrides(file: RegisterFile, items: readonly PatchItem[]): Proposed {
  const problems: FileProblem[] = [];
  const overrides = new Map<string, PatchItem["overrides"]>();
  file.overrides.forEach(({ ref: name, ...override }, index) => {
    const [key, ...others] = findKeys(name, items);
    const refuse = (place: string, message: string, hint: string) =>
      problems.push(problemAt(file, ["overrides", index, place], "value", message, hint));
    if (key === undefined)
      refuse(
        "ref",
        `the file changes no record ${shown(name)}`,
        `changed: ${items.map(keyText).join(", ") || "none"}`,
      );
    else if (others.length > 0)
      refuse(
        "ref",
        `${shown(name)} could be several records`,
        `write one of ${[key, ...others].map(keyText).join(", ")}`,
      );
    else if (override.field !== null && !Object.hasOwn(fieldsOf(key.kind), override.field)) {
      refuse(
        "field",
        `a ${kindWord(key.kind)} has no field ${shown(override.field)}`,
        knownWordsHint(override.field, Object.keys(fieldsOf(key.kind))),
      );
    } else overrides.set(keyText(key), [...(overrides.get(keyText(key)) ?? []), override]);
  });
  return {
    items: items.map((item) => ({ ...item, overrides: overrides.get(keyText(item)) ?? [] })),
    problems,
  };
}

/** The references of records that the file leaves alone to records that it ends, told at the end that would cause them. */
function stillUsed(
  file: RegisterFile,
  register: Register,
  items: readonly PatchItem[],
  today: CalendarDate,
): FileProblem[] {
  const ended = items.filter(({ body }) => body === null);
  if (ended.length === 0) return [];
  const dangling = danglingReferences(withItems(register, items, today));
  return ended.flatMap((key) => {
    const users = dangling.filter(({ to }) => to.kind === key.kind && to.ref === key.ref);
    if (users.length === 0) return [];
    const index = file.end.findIndex((name) => findKeys(name, [key]).length > 0);
    const names = users.slice(0, 10).map(({ from, field }) => `${keyText(from)} (${field})`);
    const more = users.length > 10 ? `, and ${users.length - 10} more` : "";
    return [
      problemAt(
        file,
        ["end", index],
        "value",
        `${keyText(key)} is still used by ${names.join(", ")}${more}`,
        "end or change those in the same file",
      ),
    ];
  });
}

function withItems(register: Register, items: readonly PatchItem[], today: CalendarDate): Register {
  return apply(
    register,
    items.map((item) => ({ ...item, validFrom: item.validFrom ?? today })),
  );
}

function refsOf(register: Register, file: RegisterFile): KnownRefs {
  const refs = new Map<KindName, Set<string>>();
  const known = (kind: KindName) => {
    const set = refs.get(kind) ?? new Set(register[kind].keys());
    refs.set(kind, set);
    return set;
  };
  for (const { kind, ref } of file.records) known(kind).add(ref);
  return known;
}
