import type { CalendarDate } from "@/lib/domain/calendar";
import type { Contact } from "@/lib/domain/customer/contact";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { RecordChange } from "@/lib/domain/register";
import { type FileProblem, inFileOrder } from "./file-problem";
import { parseRegisterFile } from "./parse-register-file";
import { bodyProblems } from "./record-fields";
import { type KnownRefs, unknownReferences } from "./references";
import { problemAt, type RecordDraft, type RegisterFile } from "./register-file";
import { laterDays } from "./valid-days";

export type RegisterImport =
  | {
      readonly ok: true;
      readonly changes: readonly RecordChange[];
      readonly contacts: readonly Contact[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * The whole register that a file holds, for an empty register: each record complete, each reference met within the
 * file, nothing from a day to come.
 *
 * Source: none, product decision: a file is imported whole or not at all.
 *
 * @param today the organisation's day, on which records begin that name no day and whose file names none
 */
export function importRegister(file: RegisterFile, today: CalendarDate): RegisterImport {
  const problems = [
    ...file.records.flatMap((record) => incomplete(file, record)),
    ...unknownReferences(file, file.records, file.contacts, refsWithin(file)),
    ...laterDays(file, today),
    ...onlyInPatches(file),
  ];
  if (problems.length > 0) return { ok: false, problems: inFileOrder(problems) };
  const changes = file.records.map(({ kind, ref, validFrom, body }) => ({
    kind,
    ref,
    validFrom: validFrom ?? file.validFrom ?? today,
    body,
  }));
  return { ok: true, changes, contacts: file.contacts };
}

/** Reads and checks in one step, so that a person sees all that is wrong at once, references too. */
export function readImport(
  text: string,
  { fileName }: { fileName: string },
  today: CalendarDate,
): RegisterImport {
  const parsed = parseRegisterFile(text, { fileName });
  if (parsed.ok) return importRegister(parsed.file, today);
  const further = parsed.file === null ? null : importRegister(parsed.file, today);
  const found = further === null || further.ok ? [] : further.problems;
  return { ok: false, problems: inFileOrder([...parsed.problems, ...found]) };
}

function incomplete(file: RegisterFile, record: RecordDraft): FileProblem[] {
  const { kind, body, cleared, clearedStates, path, sound } = record;
  const nulls = [
    ...cleared.map((field) => [...path, field]),
    ...clearedStates.map((field) => [...path, "fieldStates", field]),
  ].map((place) =>
    problemAt(
      file,
      place,
      "value",
      "null is no value here",
      "leave the field out, or say { state: UNKNOWN } in fieldStates",
    ),
  );
  if (!sound) return nulls;
  const missing = bodyProblems(kind, body)
    .filter(({ path: [field] }) => !cleared.includes(String(field)))
    .map((problem) =>
      problemAt(file, [...path, ...problem.path], problem.part, problem.message, problem.hint),
    );
  return [...nulls, ...missing];
}

function refsWithin({ records }: RegisterFile): KnownRefs {
  const refs = new Map<KindName, Set<string>>();
  for (const { kind, ref } of records) {
    const known = refs.get(kind);
    if (known) known.add(ref);
    else refs.set(kind, new Set([ref]));
  }
  return (kind) => refs.get(kind) ?? new Set();
}

function onlyInPatches(file: RegisterFile): FileProblem[] {
  return (["end", "overrides"] as const)
    .filter((key) => file[key].length > 0)
    .map((key) => {
      const message = `"${key}" belongs to a proposal, not to a register that begins`;
      return problemAt(
        file,
        [key],
        "key",
        message,
        "make a change set of it: recital change create --file",
      );
    });
}
