import type { Field } from "@/lib/domain/fields";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { markedInWords } from "@/lib/domain/marked-words";
import { find, pointingTo, type RecordKey, type Register } from "@/lib/domain/register";
import { listPath, recordPath } from "./record-address";
import { isOwner, ownerField, recordTitle, shortTitle, titlesOf } from "./record-title";
import { type FindingsOf, linkTo, type RecordLink } from "./record-view";

/** A record that belongs to another, with what belongs to it in turn. */
export type PartView = RecordLink & {
  /** Its short facts in one line. */
  readonly summary: string;
  readonly findings: number;
  readonly parts: readonly PartsView[];
};

/** The records of one kind that belong to a record. */
export type PartsView = {
  readonly kind: KindName;
  readonly label: string;
  readonly items: readonly PartView[];
  readonly total: number;
  /** The list of all of them; null where the register is not shown as it is now. */
  readonly allHref: string | null;
  /** Where one more is made. */
  readonly addHref: string;
  readonly addLabel: string;
};

/** The records of one kind that point to a record by one field, without belonging to it. */
export type UsesView = {
  readonly label: string;
  readonly field: string;
  readonly links: readonly RecordLink[];
  readonly total: number;
  /** The list of all of them; null where the register is not shown as it is now. */
  readonly allHref: string | null;
};

type Pointer = { kind: KindName; name: string; field: Field; belongs: boolean };

/** More than these of one kind are counted, not named. */
const shownAtMost = 25;

/** The fields, of all kinds, that point to records of this kind. */
export function pointersTo(kind: KindName): Pointer[] {
  return kindNames.flatMap((from) =>
    Object.entries<Field>(kinds[from].fields).flatMap(([name, field]) => {
      if ((field.type !== "reference" && field.type !== "references") || field.to !== kind)
        return [];
      return [{ kind: from, name, field, belongs: isOwner(field) }];
    }),
  );
}

/** What belongs to a record, by kind: those kinds, too, of which there is none yet. */
export function partsOf(
  register: Register,
  key: RecordKey,
  findingsOf: FindingsOf,
  query: Record<string, string>,
): PartsView[] {
  return pointersTo(key.kind)
    .filter(({ belongs }) => belongs)
    .map(({ kind, name }) => {
      const refs = refsPointing(register, kind, name, key.ref);
      return {
        kind,
        label: kinds[kind].labelPlural,
        items: refs.slice(0, shownAtMost).map((ref): PartView => {
          const part = { kind, ref };
          return {
            href: recordPath(part, query),
            title: titleBelow(register, part, key, name),
            summary: summaryOf(register, part, name),
            findings: findingsOf(part).length,
            parts: partsOf(register, part, findingsOf, query).filter(({ total }) => total > 0),
          };
        }),
        total: refs.length,
        allHref: allPath(kind, name, key.ref, query),
        addHref: addPath(kind, name, key.ref, query),
        addLabel: `Add ${inSentence(kinds[kind].label)}`,
      };
    });
}

/** The form of one more part: within the proposal that is looked at, since only there all that it points to exists. */
function addPath(kind: KindName, name: string, ref: string, query: Record<string, string>): string {
  const given = new URLSearchParams({ [name]: ref });
  if (query.in !== undefined) given.set("in", query.in);
  return `${listPath(kind)}/new?${given}`;
}

/** The list of the records of a kind that point to a record: lists show the register as it is now. */
function allPath(
  kind: KindName,
  name: string,
  ref: string,
  query: Record<string, string>,
): string | null {
  // The list of customers has its own search, and knows no fields.
  if (Object.keys(query).length > 0 || kind === "Customer") return null;
  return `${listPath(kind)}?${new URLSearchParams({ [name]: ref })}`;
}

/** Below what it belongs to, a part needs no more than its own title, or the name of its kind where that says no more. */
function titleBelow(register: Register, part: RecordKey, owner: RecordKey, field: string): string {
  if (ownerField(part.kind)?.name !== field) return recordTitle(register, part);
  const title = shortTitle(register, part);
  return title === shortTitle(register, owner) ? kinds[part.kind].label : title;
}

/** Where a record is used, by kind and field. */
export function usesOf(
  register: Register,
  key: RecordKey,
  query: Record<string, string>,
): UsesView[] {
  return [...pointingUses(register, key, query), ...namingUses(register, key, query)];
}

/** The records that name this one in a text, as waivers name the record in which something was found. */
function namingUses(register: Register, key: RecordKey, query: Record<string, string>): UsesView[] {
  const named = `${key.kind}/${key.ref}`;
  return kindNames.flatMap((kind) =>
    Object.entries<Field>(kinds[kind].fields).flatMap(([name, field]) => {
      if (field.type !== "text" || field.format !== "foundRecord") return [];
      const refs = [...register[kind].values()].flatMap((row) =>
        Reflect.get(row, name) === named ? [row.ref] : [],
      );
      if (refs.length === 0) return [];
      const links = refs.slice(0, shownAtMost).map((ref) => linkTo(register, { kind, ref }, query));
      const label = kinds[kind].labelPlural;
      return [{ label, field: field.label, links, total: refs.length, allHref: null }];
    }),
  );
}

function pointingUses(
  register: Register,
  key: RecordKey,
  query: Record<string, string>,
): UsesView[] {
  return pointersTo(key.kind)
    .filter(({ belongs }) => !belongs)
    .map(({ kind, name, field }) => {
      const refs = refsPointing(register, kind, name, key.ref);
      return {
        label: kinds[kind].labelPlural,
        field: field.label,
        links: refs.slice(0, shownAtMost).map((ref) => linkTo(register, { kind, ref }, query)),
        total: refs.length,
        allHref: allPath(kind, name, key.ref, query),
      };
    })
    .filter(({ total }) => total > 0);
}

/** Whether any record of the register points to this one. */
export function isUsed(register: Register, key: RecordKey): boolean {
  return pointersTo(key.kind).some(
    ({ kind, name }) => refsPointing(register, kind, name, key.ref).length > 0,
  );
}

function refsPointing(register: Register, kind: KindName, name: string, ref: string): string[] {
  // The name comes from the kind itself, which the type cannot know.
  return pointingTo(register, kind, name as never, ref).map((row) => row.ref);
}

const brief: readonly Field["type"][] = ["choice", "choices", "country", "countries", "date"];

function summaryOf(register: Register, key: RecordKey, owner: string): string {
  const row: Readonly<Record<string, unknown>> = find(register, key.kind, key.ref) ?? {};
  const { fields, titleField } = kinds[key.kind];
  return Object.entries<Field>(fields)
    .filter(([name, { type }]) => name !== titleField && name !== owner && brief.includes(type))
    .map(([name, field]) => markedInWords(field, row[name], titlesOf(register)))
    .filter((text) => text !== "" && text.length <= 80)
    .slice(0, 3)
    .join(" · ");
}

/** "Vendor service" as it stands within a sentence; what begins with an abbreviation stays as it is. */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
