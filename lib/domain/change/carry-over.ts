import type { MailLanguage } from "@/lib/domain/documents/mail-language";
import { type ChangeToTell, changeDetails } from "@/lib/domain/documents/notice-mail-details";
import { isToldToCustomers } from "@/lib/domain/documents/told-evidence";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { type Materiality, materialities } from "@/lib/domain/reference/enums";
import type { RecordKey } from "@/lib/domain/register";
import type { ClassifiedItem } from "./classify";
import { wordsHash } from "./normalised-facts";
import type { NoticeEffect } from "./notice-effect";
import { type Conflict, rebased, type Sides, settled } from "./rebase";

/** One record of an announced change, put on the record as others have made it since. */
export type CarriedRecord = RecordKey & {
  readonly body: Sides["mine"];
  /** What both sides changed, each differently. */
  readonly conflicts: readonly Conflict[];
  /** Of these, the fields in which the register is kept: customers were told nothing of them. */
  readonly conceded: readonly string[];
};

/**
 * Puts one record of an announced change on the record as it reads now: what customers were told stands, and all else is the
 * register's. Nothing is for anyone to choose.
 *
 * Source: none, product decision 0053.
 *
 * @param isTold whether customers were told of a field
 */
export function carriedRecord(
  { kind, ref }: RecordKey,
  sides: Sides,
  isTold: (field: string) => boolean,
): CarriedRecord {
  const { conflicts } = rebased({ kind, ref }, sides.base, sides.mine, sides.theirs);
  const conceded = conflicts.flatMap(({ field }) => (field === "*" || isTold(field) ? [] : field));
  return { kind, ref, body: settled({ kind, ref }, sides, conceded), conflicts, conceded };
}

/** Whether customers are told of a difference: neither what is ours alone nor what only reads otherwise. */
export function isTellable(item: ClassifiedItem): boolean {
  return item.class !== "INTERNAL" && item.class !== "E" && isToldToCustomers(item);
}

/** One fact of which customers are told, as hashes of what it states before and after. */
type ToldFact = RecordKey & {
  readonly field: string | null;
  readonly before: string;
  readonly after: string;
};

function toldFacts(items: readonly ClassifiedItem[]): ToldFact[] {
  const facts = new Map(
    items.filter(isTellable).map((item) => [keyOf(item), factOf(item)] as const),
  );
  return [...facts.values()].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ kind, ref, field }: RecordKey & { readonly field: string | null }): string {
  return [kind, ref, field ?? "*"].join(" ");
}

function factOf({ kind, ref, field, before, after }: ClassifiedItem): ToldFact {
  const stated = (value: unknown) =>
    field === null ? wholeHash(kind, value) : wordsHash(kind, field, value);
  return { kind, ref, field, before: stated(before), after: stated(after) };
}

/** A record as a whole states what its fields state. */
function wholeHash(kind: RecordKey["kind"], body: unknown): string {
  const fields = Object.entries(body ?? {}).map(([field, value]) => [
    field,
    wordsHash(kind, field, value),
  ]);
  return sha256(canonicalJson(body == null ? null : Object.fromEntries(fields)));
}

/** What one agreement was told, or would be told now, apart from the facts. */
export type ToldAgreement = {
  readonly agreement: string;
  readonly class: Materiality;
  readonly effect: NoticeEffect;
};

/** A change as it is told: between two states of the register, and what it asks of each agreement. */
export type Told = {
  readonly change: ChangeToTell;
  readonly agreements: readonly ToldAgreement[];
};

/** Why what customers were told would no longer be so. */
export type Untrue =
  | { readonly what: "FACT"; readonly key: RecordKey; readonly field: string | null }
  | { readonly what: "SUBPROCESSOR"; readonly name: string }
  | { readonly what: "AGREEMENT"; readonly agreement: string };

/**
 * SHA-256 of the facts of which customers are told: the same, where a change still means the same to them.
 *
 * Source: none, product decision 0053.
 */
export function toldHash({ items }: Pick<ChangeToTell, "items">): string {
  return sha256(canonicalJson(toldFacts(items)));
}

/**
 * Everything in which a change would no longer be what customers were told.
 *
 * Source: GDPR Art. 28(2), second sentence; SCC (EU) 2021/914, clause 9(a).
 * Reading: whoever was told of one change has not been told of another. It is the same change while each fact goes from the same to the
 * same, whoever is added is described as before, and no agreement is asked for more than it was told. See decision 0053.
 *
 * @param told as it was announced
 * @param now  as it would take effect on the register as it is by now
 * @returns    empty where all that was told is still so
 */
export function untrueBy(told: Told, now: Told, language: MailLanguage): Untrue[] {
  return [
    ...otherFacts(told.change, now.change),
    ...otherAdditions(told.change, now.change, language),
    ...moreAsked(told.agreements, now.agreements),
  ];
}

function otherFacts(told: ChangeToTell, now: ChangeToTell): Untrue[] {
  const [before, after] = [byKey(told), byKey(now)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): Untrue[] => {
    const [one, other] = [before.get(key), after.get(key)];
    const fact = one ?? other;
    if (fact === undefined || canonicalJson(one ?? null) === canonicalJson(other ?? null))
      return [];
    const { kind, ref, field } = fact;
    return [{ what: "FACT", key: { kind, ref }, field }];
  });
}

function byKey({ items }: ChangeToTell): ReadonlyMap<string, ToldFact> {
  return new Map(toldFacts(items).map((fact) => [keyOf(fact), fact]));
}

/** Of whoever is added customers were told everything, also what stands in records that the change does not touch. */
function otherAdditions(told: ChangeToTell, now: ChangeToTell, language: MailLanguage): Untrue[] {
  const present = additionsOf(now, language);
  return additionsOf(told, language).flatMap(({ name, facts }): Untrue[] => {
    const same = present.some((one) => one.name === name && one.facts === facts);
    return same ? [] : [{ what: "SUBPROCESSOR", name }];
  });
}

function additionsOf(change: ChangeToTell, language: MailLanguage) {
  return changeDetails(change, change.items, language)
    .subprocessors.filter((one) => one.change === "ADDED")
    .map(({ name, facts }) => ({ name, facts: canonicalJson(facts) }));
}

/** An agreement that the change concerns no more is asked for nothing. */
function moreAsked(told: readonly ToldAgreement[], now: readonly ToldAgreement[]): Untrue[] {
  const present = new Map(now.map((one) => [one.agreement, one]));
  return told.flatMap(({ agreement, class: toldClass, effect }): Untrue[] => {
    const asked = present.get(agreement);
    if (asked === undefined) return [];
    const isHigher = materialities.indexOf(asked.class) < materialities.indexOf(toldClass);
    const isLonger = effects.indexOf(asked.effect) > effects.indexOf(effect);
    return isHigher || isLonger ? [{ what: "AGREEMENT", agreement }] : [];
  });
}

/** From what asks least of a customer to what asks most. */
const effects: readonly NoticeEffect[] = ["AT_ONCE", "EMERGENCY", "PERIODS", "SIGNATURE"];
