import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import { sccModules } from "@/lib/domain/reference/scc-modules";
import { countryName } from "./annex-facts";
import type { Definition } from "./blocks";
import type { ClauseChoices, TransferGroup } from "./transfer-group";

/**
 * What the parties chose where the clauses leave a choice, clause by clause.
 *
 * Source: SCC (EU) 2021/914, clauses 7, 9(a), 11(a), 14, 17 and 18.
 * Reading: only the clauses that the module has. A choice that is not recorded is said to be not known.
 */
export function choiceItems({ module, choices }: TransferGroup): Definition[] {
  const { appendix } = t;
  const { clause9, clause14 } = sccModules[module];
  const items = [
    item(appendix.docking, usedText(choices.dockingClause)),
    ...(clause9 ? [item(appendix.nine, nineText(choices))] : []),
    item(appendix.eleven, usedText(choices.clause11Redress)),
    item(appendix.seventeen, lawText(choices, module)),
    item(appendix.eighteen, courtsText(choices)),
  ];
  if (clause14 !== "ALWAYS")
    items.push(item(appendix.combined, combinedText(choices.module4Combined)));
  return items;
}

/**
 * The same with what the United Kingdom and Switzerland leave to the parties, a line each.
 *
 * Source: UK Addendum B1.0, table 4; FDPIC paper of 27 August 2021, cases 1, 2.1 and 2.2.
 */
export function choiceLines(group: TransferGroup): string[] {
  const { addendum, swiss } = group;
  const { addendum: uk, rider } = t;
  const items = [
    ...choiceItems(group),
    ...(addendum ? [item(uk.ending, chosen(addendum.endingParty, uk.endings))] : []),
    ...(swiss ? [item(rider.case, chosen(swiss.swissCase, rider.cases))] : []),
  ];
  return items.flatMap(({ term, lines }) => lines.map(({ text }) => `${term}: ${text}`));
}

function chosen<Choice extends string>(
  choice: Choice | undefined,
  words: Readonly<Record<Choice, string>>,
): string {
  return choice === undefined ? annexTexts.unknown : words[choice];
}

function item(term: string, text: string): Definition {
  return { term, lines: [{ text }] };
}

function usedText(isUsed: boolean | undefined): string {
  if (isUsed === undefined) return annexTexts.unknown;
  return isUsed ? t.appendix.used : t.appendix.unused;
}

function nineText(choices: ClauseChoices): string {
  if (choices.clause9aOption === undefined) return annexTexts.unknown;
  const option = t.appendix.nineOptions[choices.clause9aOption];
  return t.appendix.ninePeriod(option, clauseNinePeriod(choices));
}

/** The time period of clause 9(a): days of business are said to be such. */
export function clauseNinePeriod({ clause9aPeriod, clause9aDayCount }: ClauseChoices): string {
  if (clause9aPeriod === undefined) return annexTexts.unknown;
  const { businessDaysText, periodText } = annexTexts;
  return (clause9aDayCount === "BUSINESS" ? businessDaysText : periodText)(clause9aPeriod);
}

/** Module four has no options in clause 17: any law that grants third-party beneficiary rights. */
function lawText(
  { clause17Option, clause17Law }: ClauseChoices,
  module: TransferGroup["module"],
): string {
  if (clause17Law === undefined) return annexTexts.unknown;
  const law = countryName(clause17Law);
  if (module === "M4" || clause17Option === undefined) return t.appendix.seventeenFree(law);
  return t.appendix.seventeenLaw(t.appendix.seventeenOptions[clause17Option], law);
}

function courtsText({ clause18Forum }: ClauseChoices): string {
  return clause18Forum === undefined
    ? annexTexts.unknown
    : t.appendix.eighteenCourts(countryName(clause18Forum));
}

function combinedText(isCombined: boolean | undefined): string {
  if (isCombined === undefined) return annexTexts.unknown;
  return isCombined ? t.appendix.combinedYes : t.appendix.combinedNo;
}
