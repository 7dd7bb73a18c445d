import { annexTexts } from "@/lib/domain/language/en-annex";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import { countries } from "@/lib/domain/reference/countries";
import { supervisoryAuthorities } from "@/lib/domain/reference/supervisory-authorities";
import { list, type Row } from "@/lib/domain/register";
import { countryName, isCountryCode } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import { appointed } from "./appointed";
import type { Block, Definition } from "./blocks";
import type { TransferGroup } from "./transfer-group";

export type Clause13Case = keyof typeof t.authority.cases;

/** The alternative of clause 13(a) that fits an exporter, and the state whose authority it leads to. */
export type Clause13 = { case: Clause13Case; country: string | undefined; authority: string };

/**
 * Tells which supervisory authority is competent for an exporter under the clauses.
 *
 * Source: SCC (EU) 2021/914, clause 13(a), three alternatives; Annex I.C.
 * Reading: the states of the EEA count as Member States. An alternative that was recorded as chosen is taken as it is; otherwise
 * the exporter's establishment decides, then its representative, then the first state where its data subjects are known to
 * be. In Germany the Land decides: without a recorded lead authority it is not known.
 *
 * @param chosen alternative recorded with the clauses; undefined: none
 */
export function clause13Of(
  input: AnnexInput,
  { exporter, module }: Pick<TransferGroup, "exporter" | "module">,
  chosen: Clause13Case | undefined,
): Clause13 | null {
  if (module === "M4") return null;
  const { entity } = exporter;
  const seats = establishments(entity).filter(isInside);
  const represented = appointed(input, entity, "REP_EU").flatMap(({ country }) => country ?? []);
  const derived = seats.length > 0 ? "A" : represented.length > 0 ? "B" : "C";
  const fitting = chosen ?? derived;
  const country = {
    A: () => seats[0] ?? entity?.country,
    B: () => represented.find(isInside),
    C: () => (input.customer.countries ?? []).find(isInside),
  }[fitting]();
  const lead = (fitting === "A" ? entity : representativeOf(input, entity, fitting))?.leadAuthority;
  return { case: fitting, country, authority: lead ?? authorityIn(country) };
}

/** The representative as an entity of the register, where it is one: its authority is on record there. */
function representativeOf(
  input: AnnexInput,
  exporter: Row<"LegalEntity"> | undefined,
  fitting: Clause13Case,
): Row<"LegalEntity"> | undefined {
  if (fitting !== "B") return undefined;
  const names = appointed(input, exporter, "REP_EU").map((one) => one.organisationName);
  return list(input.agreed, "LegalEntity").find(({ legalName }) => names.includes(legalName));
}

/** The seat first: where the exporter itself is, is its own authority. */
function establishments(entity: Row<"LegalEntity"> | undefined): string[] {
  return [entity?.country, ...(entity?.establishmentCountries ?? [])].filter(
    (code) => code !== undefined,
  );
}

function isInside(code: string): boolean {
  return isCountryCode(code) && countries[code].gdprTerritory;
}

function authorityIn(country: string | undefined): string {
  if (country === undefined || !isCountryCode(country)) return annexTexts.unknown;
  if (country === "DE") return t.authority.land;
  return supervisoryAuthorities[country]?.name ?? annexTexts.unknown;
}

/** Annex I.C: the authority under each regime for which the clauses are concluded; module four has none. */
export function authorityBlocks(input: AnnexInput, group: TransferGroup): Block[] {
  const items = authorityItems(input, group);
  if (items.length === 0) return [];
  const { authority: text, authorityCaption: caption } = t.annexOne;
  return [
    { type: "heading", level: 2, text, caption },
    { type: "definitions", items },
  ];
}

function authorityItems(input: AnnexInput, group: TransferGroup): Definition[] {
  const { authority: words } = t;
  const clause13 = clause13Of(input, group, group.choices.clause13Case);
  if (clause13 === null) return [];
  const items: Definition[] = [];
  if (group.regimes.includes("EU_GDPR") || isSwissBesideGdpr(group)) {
    const where = clause13.country === undefined ? "" : `, ${countryName(clause13.country)}`;
    items.push({
      term: words.gdpr,
      lines: [
        { text: `${clause13.authority}${where}`, tone: "strong" },
        { label: words.case, text: words.cases[clause13.case] },
      ],
    });
  }
  if (group.regimes.includes("UK_GDPR"))
    items.push({ term: words.unitedKingdom, lines: [{ text: words.commissioner }] });
  if (group.swiss !== null) {
    const isAlone = group.swiss.swissCase === "CASE_1_FADP_ONLY";
    items.push({
      term: words.switzerland,
      lines: [{ text: isAlone ? words.fdpic : words.fdpicParallel }],
    });
  }
  return items;
}

/** In cases 2.1 and 2.2 the transfer is under the GDPR as well, whatever mechanism it rests on there. */
function isSwissBesideGdpr({ swiss }: TransferGroup): boolean {
  return swiss !== null && swiss.swissCase !== "CASE_1_FADP_ONLY";
}
