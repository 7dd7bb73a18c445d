import { kinds } from "@/lib/domain/kinds/kinds";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import { countryName, dayInWords, mechanismName } from "@/lib/domain/language/wording";
import type {
  PublicChange,
  PublicChangeItem,
  PublicPart,
} from "@/lib/domain/publication/public-part";
import { isForeign } from "@/lib/domain/publication/public-part-in";
import { type Regime, regimes } from "@/lib/domain/reference/enums";

/** One change in words, as the change log and the announcements show it. */
export type ChangeView = {
  id: string;
  title: string;
  reason: string | null;
  state: PublicChange["state"];
  stateName: string;
  className: string;
  /** "Planned for", "In effect from" or "Was planned for" */
  effectiveLabel: string;
  effective: string | null;
  announced: string | null;
  /** The day on which it was withdrawn; null where it was not, or the publication does not say. */
  withdrawn: string | null;
  /** Names of the products concerned; empty when it concerns all. */
  products: string[];
  items: {
    name: string;
    /** What is added or ended whole, or the fact that changes. */
    fact: string;
    isWhole: boolean;
    before: string | null;
    after: string | null;
    /** Only where it differs from that of the change. */
    className: string | null;
    /** Before and after are text of the register, which is in another language than the page. */
    isForeign: boolean;
  }[];
  /** Title and reason are in another language than the page. */
  isForeign: boolean;
};

export function changeView(change: PublicChange, all: PublicPart, words: Catalogue): ChangeView {
  const { changes } = words;
  return {
    id: change.id,
    title: change.title,
    reason: change.reason,
    state: change.state,
    stateName: changes.states[change.state],
    className: words.classes[change.class],
    effectiveLabel: effectiveLabel(change.state, words),
    effective: change.effectiveOn && dayInWords(change.effectiveOn, words),
    announced: change.announcedOn && dayInWords(change.announcedOn, words),
    withdrawn: change.withdrawnOn === undefined ? null : dayInWords(change.withdrawnOn, words),
    isForeign: isForeign(words),
    products:
      change.products.length >= all.products.length
        ? []
        : change.products.map((ref) => all.products.find((one) => one.ref === ref)?.name ?? ref),
    items: change.items.map((item) => ({
      name: item.name,
      fact: item.fact === null ? changes.whole[item.change] : factInWords(item.fact, words),
      isWhole: item.fact === null,
      before: valueInWords(item, item.before, words),
      after: valueInWords(item, item.after, words),
      isForeign: isForeign(words) && isText(item),
      className: item.class === change.class ? null : words.classes[item.class],
    })),
  };
}

/** "Processing location: Country" in the words of the language. */
function factInWords(fact: string, words: Catalogue): string {
  return fact
    .split(": ")
    .map((label) => words.labels.get(label) ?? label)
    .join(": ");
}

/** Facts that are told by codes; all others are texts and names. */
const toldByCodes = [
  kinds.ProcessingLocation.label,
  kinds.Transfer.label,
  kinds.TransferMechanismUse.label,
];
const countryFact = `${kinds.LegalEntity.label}: ${kinds.LegalEntity.fields.country.label}`;

function isToldByCode({ fact }: PublicChangeItem): boolean {
  return (
    fact === countryFact ||
    toldByCodes.some((label) => fact === label || fact?.startsWith(`${label}: `))
  );
}

function isText(item: PublicChangeItem): boolean {
  const values = [item.before, item.after].filter((value) => value !== null);
  return !isToldByCode(item) && values.some((value) => !isYesOrNo(value));
}

function isYesOrNo(value: string): boolean {
  return value === "yes" || value === "no";
}

/** Codes become words; what is a text or a name stays as it was written. */
function valueInWords(
  item: PublicChangeItem,
  value: string | null,
  words: Catalogue,
): string | null {
  if (value === null) return null;
  if (isYesOrNo(value)) return value === "yes" ? words.yes : words.no;
  if (!isToldByCode(item)) return value;
  return value
    .split(", ")
    .map((part) => codeInWords(part, words))
    .join(", ");
}

function isRegime(code: string): code is Regime {
  return regimes.some((regime) => regime === code);
}

function codeInWords(code: string, words: Catalogue): string {
  if (code === "not known") return words.unknown;
  if (/^M[1-4]$/.test(code)) return words.module(code.slice(1));
  if (isRegime(code)) return words.regimes[code];
  const kind = words.locationKinds.get(code);
  if (kind !== undefined) return kind;
  return /^[A-Z]{2}$/.test(code) ? countryName(code, words) : mechanismName(code, null, words);
}

/** The changes that concern a product, or all: one that names no product concerns every one. */
export function changesFor(all: PublicPart, product: string | null): PublicChange[] {
  if (product === null) return all.changes;
  return all.changes.filter(({ products }) => products.length === 0 || products.includes(product));
}

/** The changes of all products, or those that concern one, in the order of a log. */
export function changeLog(all: PublicPart, product: string | null = null): PublicChange[] {
  return newestFirst(changesFor(all, product));
}

/** The changes in the order of a log: the newest step first. */
export function newestFirst(changes: readonly PublicChange[]): PublicChange[] {
  return changes.toSorted(
    (one, other) =>
      other.updatedAt.localeCompare(one.updatedAt, "en") || other.id.localeCompare(one.id, "en"),
  );
}

function effectiveLabel(state: PublicChange["state"], words: Catalogue): string {
  if (state === "announced") return words.changes.planned;
  return state === "withdrawn" ? words.changes.wasPlanned : words.changes.effective;
}
