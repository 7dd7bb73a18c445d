import type { CalendarDate } from "@/lib/domain/calendar";
import type { Field } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { changeRuleWords } from "@/lib/domain/language/change-rule-words";
import { markedInWords } from "@/lib/domain/marked-words";
import { titlesOf } from "@/lib/domain/record/record-title";
import { changeRules } from "@/lib/domain/reference/change-rules";
import { materialities } from "@/lib/domain/reference/enums";
import { noteOf } from "@/lib/domain/reference/verified-codes";
import { bodyOf, type RecordKey, type Register } from "@/lib/domain/register";
import { unverifiedRecord } from "@/lib/domain/unverified-value";
import type { FieldView, ItemView, RuleView, ShownClass } from "./change-view";
import { type ClassifiedItem, highestClass } from "./classify";
import { settableClasses } from "./override-trouble";
import { recordLink } from "./record-link";
import { waitsUntil } from "./waits-until";
import { wordsBetween } from "./words-between";

/** What a stored item says beside its record. */
export type ProposedItem = RecordKey & {
  readonly validFrom: CalendarDate | null;
  readonly author: string;
  readonly baseMoved: boolean;
};

/** The records of a change set, each with its differences, their classes and the reasons; what weighs most comes first. */
export function itemViews(
  before: Register,
  after: Register,
  proposed: readonly ProposedItem[],
  classified: readonly ClassifiedItem[],
  named: (actor: string) => string,
  day: CalendarDate,
  inEffectOn: CalendarDate | null,
): ItemView[] {
  const views = proposed.map((item): ItemView => {
    const { kind, ref, validFrom, author, baseMoved } = item;
    const own = classified.filter((one) => one.kind === kind && one.ref === ref);
    const change = !before[kind].has(ref)
      ? ("ADDED" as const)
      : after[kind].has(ref)
        ? ("CHANGED" as const)
        : ("ENDED" as const);
    return {
      key: `${kind}/${ref}`,
      kind,
      ref,
      record: recordLink(before, after, item),
      unverified: unverifiedRecord(change === "ENDED" ? before : after, { kind, ref }, day),
      change,
      class: classOf(own),
      validFrom,
      waitsUntil: waitsUntil({ class: classOf(own), validFrom }, inEffectOn),
      author,
      baseMoved,
      differences: own.map((one) => fieldView(before, after, one, setBy(one, author, named))),
      facts: change === "CHANGED" ? [] : factsOf(change === "ADDED" ? after : before, item),
    };
  });
  return views.toSorted((one, other) => weight(one.class) - weight(other.class));
}

function classOf(items: readonly ClassifiedItem[]): ShownClass {
  return highestClass(items.map((item) => item.class)) ?? "INTERNAL";
}

function weight(changeClass: ShownClass): number {
  return changeClass === "INTERNAL" ? materialities.length : materialities.indexOf(changeClass);
}

/** Fields whose values are read as text: others are shown whole. */
const readAsText: readonly string[] = [
  "text",
  "texts",
  "references",
  "choices",
  "countries",
  "dates",
];

function fieldView(
  before: Register,
  after: Register,
  item: ClassifiedItem,
  setBy: string,
): FieldView {
  const { before: was, after: is } = valuesOf(before, after, item);
  const type = item.field === null ? null : definitionOf(item.kind, item.field)?.type;
  const isText = item.field !== null && (type === undefined || readAsText.includes(type ?? ""));
  return {
    field: item.field,
    label: item.field === null ? "The record as a whole" : labelOf(item.kind, item.field),
    before: was,
    after: is,
    words: isText && was !== null && is !== null ? wordsBetween(was, is) : null,
    class: item.class,
    rule: ruleView(item),
    override: item.overridden === undefined ? null : { ...item.overridden, by: setBy },
    settable: settableClasses(item),
  };
}

/** What an older override does not say: then its item's author set it. */
function setBy(
  { overridden }: ClassifiedItem,
  author: string,
  named: (actor: string) => string,
): string {
  return overridden?.by === undefined ? author : named(overridden.by);
}

function ruleView({ rule }: ClassifiedItem): RuleView | null {
  if (rule === null) return null;
  const datum = changeRules[rule];
  return {
    ...changeRuleWords[rule],
    law: datum.basis === "LAW" ? datum.source : null,
    unverified: noteOf(datum),
  };
}

const besideFields: Readonly<Record<string, string>> = {
  fieldStates: "What is not known or does not apply",
  sources: "Sources",
  translations: "Translations",
};

/** What a field is called on screen, also one that stands beside those of the kind. */
export function labelOf(kind: KindName, field: string): string {
  return definitionOf(kind, field)?.label ?? besideFields[field] ?? field;
}

function definitionOf(kind: KindName, field: string): Field | undefined {
  const fields: Readonly<Record<string, Field>> = kinds[kind].fields;
  return fields[field];
}

function valuesOf(
  before: Register,
  after: Register,
  item: ClassifiedItem,
): { before: string | null; after: string | null } {
  if (item.field === null) return { before: null, after: null };
  if (Object.hasOwn(besideFields, item.field)) {
    const told = (value: unknown) => besideInWords(item.kind, item.field ?? "", value);
    return { before: told(item.before), after: told(item.after) };
  }
  const field = definitionOf(item.kind, item.field);
  if (field === undefined) return { before: null, after: null };
  const told = (register: Register, value: unknown) =>
    markedInWords(field, value, titlesOf(register)) || null;
  return { before: told(before, item.before), after: told(after, item.after) };
}

const states: Readonly<Record<string, string>> = {
  UNKNOWN: "not known",
  NOT_APPLICABLE: "does not apply",
  WITHHELD: "withheld",
};

/** What stands beside the fields of a record, a line for each entry. */
export function besideInWords(kind: KindName, field: string, value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  const lines = Object.entries(value).map(([name, entry]) => {
    const parts: Record<string, unknown> = typeof entry === "object" && entry !== null ? entry : {};
    if (field === "fieldStates") {
      const reason = typeof parts.reason === "string" ? `: ${parts.reason}` : "";
      return `${labelOf(kind, name)} – ${states[String(parts.state)] ?? "not known"}${reason}`;
    }
    if (field === "sources")
      return [parts.document, parts.locator, parts.quote].filter(Boolean).join(", ");
    return `${name}: ${Object.values(parts).join(" ")}`;
  });
  return lines.length === 0 ? null : lines.join("\n");
}

/** Everything that one record says, in the order of its kind. */
function factsOf(register: Register, key: RecordKey): { label: string; value: string }[] {
  const body = bodyOf(register, key) ?? {};
  const names = [...Object.keys(kinds[key.kind].fields), ...Object.keys(besideFields)];
  return names.flatMap((field) => {
    const value = body[field];
    if (value === undefined) return [];
    const item = { ...key, field, before: undefined, after: value, ...unclassified };
    const words = valuesOf(register, register, item).after;
    return words === null ? [] : [{ label: labelOf(key.kind, field), value: words }];
  });
}

const unclassified = { class: "INTERNAL", rule: null, scope: { type: "nobody" } } as const;
