import type { CalendarDate } from "@/lib/domain/calendar";
import { adequacyAt } from "./adequacy";
import { type CountryCode, countries } from "./countries";
import type { Regime } from "./enums";
import {
  type InternationalOrganisationCode,
  internationalOrganisation,
} from "./international-organisations";
import { article9Conditions, article10Conditions, legalBases } from "./legal-bases";
import { measureCategories } from "./measure-categories";
import type { Provenance } from "./provenance";
import { isUnverified } from "./rechecking";
import { sccModules } from "./scc-modules";
import { type ShippedList, shippedEntry, standsUnverified } from "./shipped-lists";
import { article49Derogations, legacyMechanisms, transferMechanisms } from "./transfer-mechanisms";

const data: ReadonlyMap<string, Provenance> = new Map(
  [
    legalBases,
    article9Conditions,
    article10Conditions,
    transferMechanisms,
    legacyMechanisms,
    article49Derogations,
    sccModules,
    measureCategories,
  ].flatMap((of) =>
    Object.values<Provenance & { code: string }>(of).map((datum): [string, Provenance] => [
      datum.code,
      datum,
    ]),
  ),
);

/** What is said of a value that rests on reference data nobody has looked up. */
export type UnverifiedNote = { readonly source: string; readonly checkedOn: string };

/** The note of a code that a choice holds (a legal basis, a mechanism, a module); null when it was verified, or is no such code. */
export function unverifiedCode(code: string): UnverifiedNote | null {
  return noteOf(data.get(code));
}

/** The note of a text that names an entry of a shipped list; null when that was verified, or the text is the organisation's own. */
export function unverifiedEntry(list: ShippedList, text: string): UnverifiedNote | null {
  return noteOf(shippedEntry(list, text)?.datum);
}

/** The note of a country whose own entry is not settled. */
export function unverifiedCountry(code: string): UnverifiedNote | null {
  return isCountry(code) ? noteOf(countries[code]) : null;
}

/** The note of a destination whose adequacy on a day, under any of some regimes, rests on what nobody has looked up. */
export function unverifiedAdequacy(
  code: string,
  regimes: readonly Regime[],
  asOf: CalendarDate,
): UnverifiedNote | null {
  const destination = destinationNamed(code);
  if (destination === undefined) return null;
  const decision = regimes
    .flatMap((regime) => adequacyAt(regime, destination, asOf).decisions)
    .find(standsUnverified);
  return decision === undefined
    ? null
    : { source: `${decision.act}: ${decision.source}`, checkedOn: decision.checkedOn };
}

function destinationNamed(code: string): CountryCode | InternationalOrganisationCode | undefined {
  return isCountry(code) ? code : internationalOrganisation(code)?.code;
}

function isCountry(code: string): code is CountryCode {
  return Object.hasOwn(countries, code);
}

/** The note of a datum; null when it was verified, or there is none. */
export function noteOf(datum: Provenance | undefined): UnverifiedNote | null {
  if (datum === undefined || !isUnverified(datum)) return null;
  return { source: datum.source, checkedOn: datum.checkedOn };
}
