import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import { sccModules } from "@/lib/domain/reference/scc-modules";
import type { AnnexInput } from "./annex-input";
import type { ListedSubprocessor } from "./annex-scope";
import { notListed, subprocessorTable } from "./annex-subprocessors";
import type { Block, Line, Section } from "./blocks";
import { choiceItems, clauseNinePeriod } from "./clause-choices";
import { importersBelow } from "./importers-below";
import { swissRiderBlocks } from "./swiss-rider";
import { authorityBlocks } from "./transfer-authority";
import { transferDescriptionBlocks } from "./transfer-description";
import { isMainForm, type TransferGroup } from "./transfer-group";
import { importerMeasureBlocks } from "./transfer-measures";
import { transferPartyBlocks } from "./transfer-parties";
import { addendumBlocks } from "./uk-addendum";

/**
 * The appendix to the clauses for one group of transfers: Annex I.A to I.C, II and III as far as its module has them, then
 * what the United Kingdom and Switzerland add.
 *
 * Source: SCC (EU) 2021/914, Appendix, Annexes I to III.
 * Reading: one appendix for each group, so that nobody takes the facts of one transfer for those of another. Where the
 * clauses are the contract itself, each annex starts on a page of its own; in any other appendix the first two run on.
 */
export function appendixSections(
  input: AnnexInput,
  group: TransferGroup,
  number: number,
  subprocessors: readonly ListedSubprocessor[],
): Section[] {
  const title = titleOf(group);
  const bookmark = t.appendix.bookmark(number, title);
  const { annexes } = sccModules[group.module];
  const parts = [
    {
      title: t.annexOne.title,
      blocks: [
        ...transferPartyBlocks(input, group),
        ...transferDescriptionBlocks(input, group, subprocessors),
        ...authorityBlocks(input, group),
      ],
    },
    ...(annexes.II
      ? [
          {
            title: t.annexTwo.title,
            caption: t.annexTwo.caption,
            blocks: importerMeasureBlocks(input, group),
          },
        ]
      : []),
  ].filter(isThere);
  const front = frontBlocks(group, number, title);
  // These never begin below something else: a list that others look up, and two instruments of their own.
  const ownPages = [
    {
      title: t.annexThree.title,
      caption: t.annexThree.caption,
      blocks: annexes.III === false ? [] : listBlocks(input, group, subprocessors),
    },
    {
      title: t.addendum.title,
      caption: `${t.addendum.kicker}. ${t.addendum.inForce}`,
      blocks: addendumBlocks(input, group),
    },
    { title: t.rider.title, caption: t.rider.caption, blocks: swissRiderBlocks(group) },
  ];
  const running = isMainForm(group) ? [] : parts;
  const apart = [...(isMainForm(group) ? parts : []), ...ownPages].filter(isThere);
  return [
    { bookmark, blocks: [...front, ...running.flatMap((part) => headed(part, true))] },
    ...apart.map((part) => ({
      bookmark: `${bookmark}, ${part.title}`,
      blocks: headed(part, false),
    })),
  ];
}

function isThere({ blocks }: Part): boolean {
  return blocks.length > 0;
}

type Part = { title: string; caption?: string; blocks: readonly Block[] };

function headed({ title, caption, blocks }: Part, follows: boolean): Block[] {
  return [{ type: "heading", level: 1, text: title, caption, follows }, ...blocks];
}

/** The exporter and the first importer by name, the rest by their number. */
function titleOf({ exporter, importers }: TransferGroup): string {
  const [first, ...others] = importers;
  const name = first?.name ?? annexTexts.unknown;
  const to = others.length === 0 ? name : t.appendix.andOthers(name, others.length);
  return t.appendix.title(exporter.name, to);
}

function frontBlocks(group: TransferGroup, number: number, title: string): Block[] {
  const { appendix } = t;
  const { kind, module, fallbackUnder } = group;
  const between = module === "M4" ? appendix.betweenFour : appendix.between;
  const lines: Line[] = [{ text: kind === "ONWARD" ? appendix.onward : between }];
  if (fallbackUnder.length > 0) {
    const names = fallbackUnder.map((regime) => annexTexts.regimes[regime]).join(" and ");
    lines.push({ text: appendix.fallback(names) });
  }
  lines.push({ text: appendix.noteText });
  return [
    {
      type: "title",
      kicker: appendix.kicker(number),
      title,
      subtitle: t.moduleNames[module],
    },
    { type: "note", title: appendix.note, lines },
    { type: "heading", level: 2, text: appendix.choices },
    { type: "definitions", items: choiceItems(group) },
  ];
}

/**
 * Annex III: between the parties the whole list of the agreement, for an onward transfer whom each importer engages itself.
 *
 * Source: SCC (EU) 2021/914, Annex III and clause 9(a); GDPR Art. 28(2) and (4); EDPB Opinion 22/2024.
 * Reading: under Option 1 it is what the controller has authorised, in the words of the form. Under Option 2 the form does not
 * ask for it, but the clause speaks of "an agreed list": it is given under that name and claims no specific authorisation.
 */
function listBlocks(
  input: AnnexInput,
  { kind, importers, choices }: TransferGroup,
  subprocessors: readonly ListedSubprocessor[],
): Block[] {
  const { annexThree } = t;
  const listed = kind === "ONWARD" ? importersBelow(importers, subprocessors) : [...subprocessors];
  const period = clauseNinePeriod(choices);
  const isGeneral = choices.clause9aOption === "OPTION_2";
  const isSpecific = choices.clause9aOption === "OPTION_1";
  const note: Block = isGeneral
    ? {
        type: "note",
        title: annexThree.agreedList,
        lines: [{ text: annexThree.agreedListText(period) }],
      }
    : {
        type: "note",
        title: isSpecific ? annexThree.specificList : t.appendix.note,
        lines: [
          { text: annexThree.noteText },
          ...(isSpecific ? [] : [{ text: annexTexts.annexFour.unknownAuthorisation }]),
        ],
      };
  const intro = isGeneral
    ? annexThree.agreed
    : isSpecific
      ? annexThree.authorised
      : annexThree.listed;
  return [
    note,
    ...(listed.length === 0
      ? [{ type: "paragraph", text: annexThree.none } as const]
      : [{ type: "paragraph", text: intro } as const, subprocessorTable(input, listed)]),
    ...(kind === "ONWARD" ? [] : notListed(input)),
  ];
}
