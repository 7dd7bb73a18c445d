import { stateInWords } from "@/lib/domain/change/readable-diff";
import { type Field, refPattern } from "@/lib/domain/fields";
import type { CommonBody } from "@/lib/domain/kinds/kind";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { markedInWords } from "@/lib/domain/marked-words";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { bodyOf, type Register, referencesOf } from "@/lib/domain/register";
import type { Typed } from "../form-state";
import { bodyOfForm, formValues, inputName } from "./record-form";
import { recordTitle, type StaffNames, titlesOf } from "./record-title";

/** How one field of many records is to change. */
export const bulkWays = ["set", "add", "remove"] as const;
export type BulkWay = (typeof bulkWays)[number];

export type BulkEdit = {
  readonly kind: KindName;
  readonly field: string;
  readonly way: BulkWay;
  /** The inputs of the field, as the form of a record has them. */
  readonly typed: Typed;
};

/** One of the records, before and after. */
export type BulkRow = {
  readonly ref: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly outcome: "changes" | "same" | "refused";
  /** Why not, where it is refused. */
  readonly why: string | null;
};

export type BulkItem = {
  readonly kind: KindName;
  readonly ref: string;
  readonly body: Record<string, unknown>;
};

export type BulkPlan = {
  readonly rows: readonly BulkRow[];
  readonly items: readonly BulkItem[];
  /** What the preview showed: what is done is that, or nothing. */
  readonly hash: string;
};

/** More at once nobody reads through. */
export const mostAtOnce = 1_000;

/** The fields of a kind that many records can have alike: not what names each of them. */
export function bulkFields(kind: KindName): [name: string, field: Field][] {
  const { titleField } = kinds[kind];
  return Object.entries<Field>(kinds[kind].fields).filter(
    ([name, field]) => name !== titleField || field.type !== "text",
  );
}

export function isManyValued({ type }: Field): boolean {
  return ["texts", "choices", "countries", "dates", "references"].includes(type);
}

/** The inputs that belong to one field. */
export function inputsOf(name: string, field: Field): string[] {
  const parts = ["count", "unit", "add", "state", "reason"].map((part) => `${name}.${part}`);
  return [inputName(name, field), ...parts];
}

/** What an edit would do to each of these records; what a record holds beside the one field stays as it is. */
export function bulkPlan(
  register: Register,
  refs: readonly string[],
  edit: BulkEdit,
  staff: StaffNames,
): BulkPlan {
  const field = bulkFields(edit.kind).find(([name]) => name === edit.field)?.[1];
  if (field === undefined) throw new RangeError(`${edit.kind} has no field ${edit.field} for many`);
  const planned = refs.flatMap((ref) => plannedFor(register, ref, edit, field, staff) ?? []);
  const items = planned.flatMap(({ item }) => item ?? []);
  return {
    rows: planned.map(({ row }) => row),
    items,
    hash: sha256(canonicalJson(items)),
  };
}

type Body = Record<string, unknown> & CommonBody;

function plannedFor(
  register: Register,
  ref: string,
  edit: BulkEdit,
  field: Field,
  staff: StaffNames,
): { row: BulkRow; item: BulkItem | null } | null {
  const { kind, field: name } = edit;
  if (!refPattern.test(ref)) return null;
  const base: Body | null = bodyOf(register, { kind, ref });
  if (base === null) return null;
  const { body, problem } = changed(edit, field, base);
  const words = (of: Body) =>
    stateInWords(of, name) ?? markedInWords(field, of[name], titlesOf(register, staff));
  const said = { ref, title: recordTitle(register, { kind, ref }), before: words(base) };
  const why = problem ?? danglingIn(register, kind, ref, body);
  if (why !== null)
    return { row: { ...said, after: words(body), outcome: "refused", why }, item: null };
  const isSame = canonicalJson(body) === canonicalJson(base);
  const outcome = isSame ? "same" : "changes";
  return {
    row: { ...said, after: words(body), outcome, why: null },
    item: isSame ? null : { kind, ref, body },
  };
}

function changed(
  { kind, field: name, way, typed }: BulkEdit,
  field: Field,
  base: Body,
): { body: Body; problem: string | null } {
  const own = Object.fromEntries(
    inputsOf(name, field).map((input) => [input, typed[input] ?? emptyOf(input)]),
  );
  const sent = { ...formValues(kind, base), ...own };
  if (way === "set" || !isManyValued(field)) {
    const { body, problems } = bodyOfForm(kind, sent, base);
    return { body, problem: problems[0]?.message ?? null };
  }
  // The entries as the form states them, of a record that has none yet.
  const { [name]: _was, ...without } = base;
  const stated = bodyOfForm(kind, sent, without).body[name];
  const entries = Array.isArray(stated) ? stated.map(String) : [];
  const was = Array.isArray(base[name]) ? base[name].map(String) : [];
  const is =
    way === "add"
      ? [...new Set([...was, ...entries])]
      : was.filter((entry) => !entries.includes(entry));
  const input = { ...formValues(kind, { ...without, ...(is.length > 0 && { [name]: is }) }) };
  const isStated = way === "add" && entries.length > 0;
  const state = isStated ? { [`${name}.state`]: "", [`${name}.reason`]: "" } : {};
  const { body, problems } = bodyOfForm(kind, { ...input, ...state }, base);
  return { body, problem: problems[0]?.message ?? null };
}

function emptyOf(input: string): string | readonly string[] {
  return input.endsWith("[]") ? [] : "";
}

function danglingIn(register: Register, kind: KindName, ref: string, body: Body): string | null {
  const lost = referencesOf(kind, ref, body).find(({ to }) => !register[to.kind].has(to.ref));
  return lost === undefined ? null : `There is no record “${lost.to.ref}” to point to.`;
}
