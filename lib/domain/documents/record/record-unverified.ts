import type { CalendarDate } from "@/lib/domain/calendar";
import { mechanismName } from "@/lib/domain/language/wording";
import { adequacyDecisions } from "@/lib/domain/reference/adequacy-decisions";
import type { Regime } from "@/lib/domain/reference/enums";
import { standsUnverified } from "@/lib/domain/reference/shipped-lists";
import {
  noteOf,
  type UnverifiedNote,
  unverifiedAdequacy,
  unverifiedCode,
} from "@/lib/domain/reference/verified-codes";
import type { RecordActivity, RecordFacts, RecordTransfer, UnverifiedTerm } from "./record-facts";
import { country, type Speech } from "./record-language";
import { isGap } from "./told";

type Part = Pick<RecordFacts, "activities" | "otherTransfers">;

/**
 * The terms of law in a record that nobody has compared with their source, each once: legal bases and conditions,
 * mechanisms, adequacy decisions, and how the law sees the countries of transfers.
 *
 * Source: none, product decision 0037.
 *
 * @param home the regime under which a destination is judged of which no mechanism says one
 */
export function recordUnverified(
  { activities, otherTransfers }: Part,
  { asOf, home }: { asOf: CalendarDate; home: Regime },
): UnverifiedTerm[] {
  const transfers = [...activities.flatMap((one) => one.transfers), ...otherTransfers];
  const terms = [
    ...activities.flatMap(termsOfBases),
    ...activities.flatMap(termsOfMeasures),
    ...transfers.flatMap(termsOfMechanisms),
    ...transfers.flatMap((one) => termOfDestination(one, asOf, home)),
  ];
  return [...new Map(terms.map((one) => [`${one.what} ${one.code}`, one])).values()];
}

function term(
  what: UnverifiedTerm["what"],
  code: string | null,
  note: UnverifiedNote | null,
): UnverifiedTerm[] {
  return code === null || note === null ? [] : [{ what, code, ...note }];
}

function coded(what: UnverifiedTerm["what"], code: string | null): UnverifiedTerm[] {
  return code === null ? [] : term(what, code, unverifiedCode(code));
}

function termsOfBases({ purposes }: RecordActivity): UnverifiedTerm[] {
  if (isGap(purposes)) return [];
  return purposes.flatMap(({ bases }) =>
    bases.flatMap(({ code, article9, article10 }) => [
      ...coded("BASIS", isGap(code) ? null : code),
      ...[...article9, article10].flatMap((one) => coded("CONDITION", one)),
    ]),
  );
}

function termsOfMeasures({ measures }: RecordActivity): UnverifiedTerm[] {
  if (isGap(measures)) return [];
  return measures.flatMap(({ category }) => coded("MEASURE", isGap(category) ? null : category));
}

function termsOfMechanisms({ mechanisms }: RecordTransfer): UnverifiedTerm[] {
  if (isGap(mechanisms)) return [];
  return mechanisms.flatMap(({ code, module, derogation, act }) => {
    const decision = adequacyDecisions.find((one) => one.act === act);
    const isRecalled = decision !== undefined && standsUnverified(decision);
    return [
      ...coded("MECHANISM", isGap(code) ? null : code),
      ...coded("MODULE", module),
      ...coded("DEROGATION", derogation),
      ...term("DECISION", act, isRecalled ? noteOf({ ...decision, verification: "R" }) : null),
    ];
  });
}

function termOfDestination(
  { destination, mechanisms }: RecordTransfer,
  asOf: CalendarDate,
  home: Regime,
): UnverifiedTerm[] {
  if (isGap(destination)) return [];
  const stated = isGap(mechanisms) ? [] : mechanisms.flatMap(({ regime }) => regime ?? []);
  const regimes = stated.length === 0 ? [home] : stated;
  return term("DESTINATION", destination, unverifiedAdequacy(destination, regimes, asOf));
}

/** What such a term is called in the language of the record. */
export function termInWords({ what, code }: UnverifiedTerm, speech: Speech): string {
  const { words, catalogue } = speech;
  switch (what) {
    case "BASIS":
      return Object.entries<string>(words.bases).find(([of]) => of === code)?.[1] ?? code;
    case "CONDITION":
      return Object.entries(words.article10).find(([of]) => of === code)?.[1] ?? code;
    case "MEASURE":
      return Object.entries<string>(words.measures).find(([of]) => of === code)?.[1] ?? code;
    case "MECHANISM":
      return mechanismName(code, null, catalogue);
    case "DESTINATION":
      return words.adequacyOf(country(code, speech));
    default:
      return code.replaceAll("_", " ");
  }
}
