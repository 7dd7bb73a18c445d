import type { Contact } from "@/lib/domain/customer/contact";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { type RecordKey, referencesOf } from "@/lib/domain/register";
import { kindWord, shown } from "./field-words";
import type { FileProblem } from "./file-problem";
import { nearest } from "./nearest";
import { problemAt, type RecordDraft, type RegisterFile } from "./register-file";

/** The refs of each kind that references may point to. */
export type KnownRefs = (kind: KindName) => ReadonlySet<string>;

/** The references of these records and contacts that point to nothing, each with the ref that was probably meant. */
export function unknownReferences(
  file: RegisterFile,
  records: readonly RecordDraft[],
  contacts: readonly Contact[],
  known: KnownRefs,
): FileProblem[] {
  const problems: FileProblem[] = [];
  for (const { kind, ref, body, path } of records) {
    for (const { field, to } of referencesOf(kind, ref, body)) {
      // What is not even a text was told when the file was read.
      if (typeof to.ref !== "string" || known(to.kind).has(to.ref)) continue;
      const value = body[field];
      const place = Array.isArray(value)
        ? [...path, field, value.indexOf(to.ref)]
        : [...path, field];
      problems.push(problemAt(file, place, "value", noSuchRecord(to), whereElse(to, known)));
    }
  }
  contacts.forEach(({ customer }, index) => {
    const to: RecordKey = { kind: "Customer", ref: customer };
    if (known("Customer").has(customer)) return;
    problems.push(
      problemAt(
        file,
        ["contacts", index, "customer"],
        "value",
        noSuchRecord(to),
        whereElse(to, known),
      ),
    );
  });
  return problems;
}

export function noSuchRecord({ kind, ref }: RecordKey): string {
  return `there is no ${kindWord(kind)} ${shown(ref)}`;
}

/** The nearest refs of that kind, or how to add the record. */
export function whereElse({ kind, ref }: RecordKey, known: KnownRefs): string {
  const near = nearest(ref, known(kind));
  const refs = [...known(kind)];
  const few = refs.slice(0, 10).join(", ");
  const list =
    refs.length === 0
      ? "none is known"
      : `known: ${few}${refs.length > 10 ? `, and ${refs.length - 10} more` : ""}`;
  return `${near === null ? "" : `nearest: ${near}; `}${list}; a new one belongs under ${kinds[kind].plural}`;
}
