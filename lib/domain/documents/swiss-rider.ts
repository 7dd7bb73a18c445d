import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import type { SwissCase } from "@/lib/domain/reference/enums";
import type { SccModuleCode } from "@/lib/domain/reference/scc-modules";
import { countryName } from "./annex-facts";
import type { Block } from "./blocks";
import type { ClauseChoices, TransferGroup } from "./transfer-group";

type Adaptation = { point: string; text: string };

/**
 * The adaptations that the clauses need for data under Swiss law, by the case that was agreed.
 *
 * Source: FADP Art. 16(2)(d); FDPIC paper of 27 August 2021 on the clauses (EU) 2021/914, adaptations for cases 1, 2.1 and 2.2.
 * Reading: data of legal persons lost their protection on 1 September 2023: the rider no longer speaks of them.
 */
export function swissRiderBlocks({ swiss, module }: TransferGroup): Block[] {
  if (swiss === null) return [];
  const { swissCase } = swiss;
  const { rider } = t;
  if (swissCase === undefined) return [{ type: "paragraph", text: rider.caseUnknown }];
  return [
    {
      type: "definitions",
      items: [{ term: rider.case, lines: [{ text: rider.cases[swissCase], tone: "strong" }] }],
    },
    {
      type: "table",
      columns: [
        { header: rider.columns.point, share: 32 },
        { header: rider.columns.adaptation, share: 68 },
      ],
      rows: adaptations(swissCase, swiss, module).map(({ point, text }) => [
        [{ text: point }],
        [{ text }],
      ]),
    },
  ];
}

function adaptations(
  swissCase: SwissCase,
  choices: ClauseChoices,
  module: SccModuleCode,
): Adaptation[] {
  const { rider } = t;
  const isAlone = swissCase === "CASE_1_FADP_ONLY";
  const all = [
    { point: rider.law, text: lawText(swissCase, choices, module) },
    { point: rider.forum, text: forumText(swissCase, choices, module) },
    { point: rider.habitual, text: rider.habitualText },
    { point: rider.references, text: isAlone ? rider.referencesOne : rider.referencesTwo },
  ];
  // Module four has no Annex I.C to adapt.
  if (module === "M4") return all;
  return [
    { point: rider.authority, text: isAlone ? rider.authorityOne : rider.authorityTwo },
    ...all,
  ];
}

function lawText(
  swissCase: SwissCase,
  { clause17Law }: ClauseChoices,
  module: SccModuleCode,
): string {
  const { rider } = t;
  const rule = {
    CASE_1_FADP_ONLY: rider.lawOne,
    CASE_2_1_SEPARATE: rider.lawSeparate,
    CASE_2_2_GDPR_STANDARD: module === "M4" ? rider.lawFour : rider.lawStandard,
  }[swissCase];
  const chosen =
    clause17Law === undefined
      ? annexTexts.unknown
      : t.appendix.seventeenFree(countryName(clause17Law));
  return `${rule} ${rider.chosen(chosen)}`;
}

function forumText(
  swissCase: SwissCase,
  { clause18Forum }: ClauseChoices,
  module: SccModuleCode,
): string {
  const { rider } = t;
  const rule = {
    CASE_1_FADP_ONLY: rider.forumOne,
    CASE_2_1_SEPARATE: rider.forumSeparate,
    CASE_2_2_GDPR_STANDARD: module === "M4" ? rider.forumFour : rider.forumStandard,
  }[swissCase];
  const chosen =
    clause18Forum === undefined
      ? annexTexts.unknown
      : t.appendix.eighteenCourts(countryName(clause18Forum));
  return `${rule} ${rider.chosen(chosen)}`;
}
