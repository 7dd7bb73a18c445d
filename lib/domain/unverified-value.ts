import type { CalendarDate } from "@/lib/domain/calendar";
import type { Field } from "@/lib/domain/fields";
import { homeRegime } from "@/lib/domain/findings/abroad";
import { isUnder } from "@/lib/domain/findings/standing";
import { kinds } from "@/lib/domain/kinds/kinds";
import { type Regime, regimes } from "@/lib/domain/reference/enums";
import {
  type UnverifiedNote,
  unverifiedAdequacy,
  unverifiedCode,
  unverifiedCountry,
  unverifiedEntry,
} from "@/lib/domain/reference/verified-codes";
import { find, type RecordKey, type Register, type Row } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";

export type { UnverifiedNote };

/** The note of the first code that a field holds and nobody has looked up; null where there is none. */
export function unverifiedValue(field: Field, value: unknown): UnverifiedNote | null {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const one of values) {
    const note = typeof one === "string" ? unverifiedText(field, one) : null;
    if (note !== null) return note;
  }
  return null;
}

function unverifiedText({ type, shipped }: Field, text: string): UnverifiedNote | null {
  if (type === "choice" || type === "choices") return unverifiedCode(text);
  if (type === "country" || type === "countries") return unverifiedCountry(text);
  return shipped === undefined ? null : unverifiedEntry(shipped, text);
}

/** A value in words with the mark beside it: what stands in text, where no badge can. */
export function withMark(words: string, note: UnverifiedNote | null): string {
  return note === null || words === "" ? words : `${words} (unverified)`;
}

/**
 * What of the law one field of a record rests on that nobody has looked up: its code, and of a place of data how the law
 * sees it on a day.
 *
 * Source: none, product decision 0037.
 * Reading: a transfer is judged under the regimes whose data go with it, silence means those of the exporter; a place of
 * processing under the law of whoever engages the recipient there.
 */
export function unverifiedField(
  register: Register,
  { kind, ref }: RecordKey,
  name: string,
  day: CalendarDate,
): UnverifiedNote | null {
  const row: Readonly<Record<string, unknown>> | undefined = find(register, kind, ref);
  const field = Object.entries<Field>(kinds[kind].fields).find(([known]) => known === name)?.[1];
  if (row === undefined || field === undefined) return null;
  return unverifiedValue(field, row[name]) ?? unverifiedPlace(register, { kind, ref }, name, day);
}

/** How the law sees the place that a field names, where that rests on what nobody has looked up. */
function unverifiedPlace(
  register: Register,
  { kind, ref }: RecordKey,
  name: string,
  day: CalendarDate,
): UnverifiedNote | null {
  if (kind === "Transfer") {
    const transfer = find(register, kind, ref);
    const leads = transfer?.organisation === undefined ? "destination" : "organisation";
    const code = destinationOf(transfer);
    if (transfer === undefined || code === undefined || name !== leads) return null;
    return unverifiedAdequacy(code, regimesOf(register, transfer), day);
  }
  if (kind === "ProcessingLocation" && name === "country") {
    const { country, engagementId } = find(register, kind, ref) ?? {};
    const engager = find(register, "Engagement", engagementId)?.engagerEntityId;
    return country === undefined
      ? null
      : unverifiedAdequacy(country, [homeRegime(register, engager)], day);
  }
  if (kind === "TransferMechanismUse" && name === "mechanism")
    return unverifiedReliance(register, find(register, kind, ref), day);
  return null;
}

/** The regimes under which a transfer is judged. */
function regimesOf(register: Register, transfer: Row<"Transfer">): readonly Regime[] {
  if (transfer.fromRegimes?.length) return transfer.fromRegimes;
  const exporter =
    transfer.exporterEntityId ??
    find(register, "Engagement", transfer.engagementId)?.engagerEntityId;
  return regimes.filter((regime) => isUnder(register, [exporter], regime));
}

/** The decision on which a mechanism rests without naming it. */
function unverifiedReliance(
  register: Register,
  use: Row<"TransferMechanismUse"> | undefined,
  day: CalendarDate,
): UnverifiedNote | null {
  if (use?.mechanism !== "ADEQUACY" && use?.mechanism !== "DPF") return null;
  const code = destinationOf(find(register, "Transfer", use.transferId));
  const isNamed = use.adequacyDecision !== undefined || use.regime === undefined;
  return isNamed || code === undefined ? null : unverifiedAdequacy(code, [use.regime], day);
}

/** What of the law a record rests on that nobody has looked up: the first of its fields of which that is so. */
export function unverifiedRecord(
  register: Register,
  key: RecordKey,
  day: CalendarDate,
): UnverifiedNote | null {
  for (const name of Object.keys(kinds[key.kind].fields)) {
    const note = unverifiedField(register, key, name, day);
    if (note !== null) return note;
  }
  return null;
}

/** The first of some records of which that is so. */
export function firstUnverified(
  register: Register,
  keys: readonly RecordKey[],
  day: CalendarDate,
): UnverifiedNote | null {
  for (const key of keys) {
    const note = unverifiedRecord(register, key, day);
    if (note !== null) return note;
  }
  return null;
}
