import type { CalendarDate } from "@/lib/domain/calendar";
import { adequacyAt } from "./adequacy";
import { type CountryCode, countries } from "./countries";
import { regimes } from "./enums";
import { article9Conditions, article10Conditions, legalBases } from "./legal-bases";
import { measureCategories } from "./measure-categories";
import type { Provenance } from "./provenance";
import { isUnverified } from "./rechecking";
import { sccModules } from "./scc-modules";
import { legacyMechanisms, transferMechanisms } from "./transfer-mechanisms";

const data: ReadonlyMap<string, Provenance> = new Map(
  [
    legalBases,
    article9Conditions,
    article10Conditions,
    transferMechanisms,
    legacyMechanisms,
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
  const datum = data.get(code);
  return datum !== undefined && isUnverified(datum) ? noteOf(datum) : null;
}

/** The note of a destination whose adequacy on a day, under any regime, rests on what nobody has looked up. */
export function unverifiedAdequacy(country: string, asOf: CalendarDate): UnverifiedNote | null {
  if (!isCountry(country)) return null;
  const decision = regimes
    .flatMap((regime) => adequacyAt(regime, country, asOf).decisions)
    .find(isUnverified);
  return decision === undefined
    ? null
    : { source: `${decision.act}: ${decision.source}`, checkedOn: decision.checkedOn };
}

function isCountry(code: string): code is CountryCode {
  return Object.hasOwn(countries, code);
}

function noteOf({ source, checkedOn }: Provenance): UnverifiedNote {
  return { source, checkedOn };
}
