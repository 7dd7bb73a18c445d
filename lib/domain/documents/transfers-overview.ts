import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import { countryName } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import type { ListedSubprocessor } from "./annex-scope";
import type { Block, Line } from "./blocks";
import { onwardTransfers } from "./onward-transfers";
import { partyTransfers } from "./party-transfers";
import type { AnnexTransfers, TransferParty, TransferWay } from "./transfer-group";

/** Every way that the data of an agreement take over a border, and the appendices that follow from them. */
export function annexTransfers(
  input: AnnexInput,
  subprocessors: readonly ListedSubprocessor[],
): AnnexTransfers {
  const ways = [...partyTransfers(input), ...onwardTransfers(input, subprocessors)];
  const groups = [...new Set(ways.flatMap(({ group }) => group ?? []))];
  return { ways, groups };
}

/** Whether anything of an agreement goes over a border at all. */
export function hasTransfers({ ways }: AnnexTransfers): boolean {
  return ways.some(({ isInside }) => !isInside);
}

/**
 * Who sends data to whom, on what that rests under each regime, and where its form is.
 *
 * Source: SCC (EU) 2021/914, Appendix, explanatory note (information on each transfer, role of each party).
 */
export function overviewBlocks({ ways, groups }: AnnexTransfers): Block[] {
  const { overview } = t;
  const { from, to, basis, place } = overview.columns;
  return [
    { type: "heading", level: 1, text: overview.title, caption: overview.caption },
    {
      type: "table",
      columns: [
        { header: from, share: 21 },
        { header: to, share: 23 },
        { header: basis, share: 38 },
        { header: place, share: 18 },
      ],
      rows: ways.map((way) => [
        partyLines(way.exporter),
        [...partyLines(way.importer), { text: overview.kinds[way.kind], tone: "quiet" }],
        basisLines(way),
        [{ text: formText(way, groups) }],
      ]),
    },
  ];
}

function partyLines({ name, entity }: TransferParty): Line[] {
  const country = entity?.country === undefined ? annexTexts.unknown : countryName(entity.country);
  return [{ text: name, tone: "strong" }, { text: country }];
}

function basisLines({ basis }: TransferWay): Line[] {
  if (basis.length === 0) return [{ text: annexTexts.annexFour.mechanismUnknown }];
  return basis.map(({ regime, text }) => ({ label: annexTexts.regimes[regime], text }));
}

function formText({ group, kind }: TransferWay, groups: AnnexTransfers["groups"]): string {
  if (group !== null) return t.overview.clausesForm(groups.indexOf(group) + 1);
  return kind === "ONWARD" ? t.overview.notDrawn : t.overview.noForm;
}
