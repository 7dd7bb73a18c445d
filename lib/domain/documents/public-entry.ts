import type { Catalogue } from "@/lib/domain/language/catalogue";
import {
  countryName,
  dayInShort,
  dayInWords,
  inSentence,
  mechanismName,
} from "@/lib/domain/language/wording";
import type {
  EntryTexts,
  PublicPart,
  PublicSubprocessor,
  SubprocessorStatus,
} from "@/lib/domain/publication/public-part";

/** A fact as a reader sees it; null when it is not known, so that the drawing can say so. */
export type Shown = string | null;

/** One sub-processor in words, ready to be set. */
export type EntryView = {
  ref: string;
  name: string;
  service: string;
  /** Said where the name is only an example or a category. */
  namedAs: string | null;
  status: SubprocessorStatus;
  /** How far down the chain it stands in this list; 0 when its parent is not in the list. */
  depth: number;
  /** "Acme Holdings Inc., United States" */
  legalEntity: Shown;
  /** Left out where the legal entity bears the same name. */
  under: string | null;
  optional: boolean;
  /** As it stands behind "For". */
  feature: string | null;
  /** Names of its products, when it does not serve all of them. */
  onlyProducts: string | null;
  purpose: Shown;
  data: Shown;
  dataSubjects: Shown;
  locations: { place: string; kinds: string }[] | null;
  mechanisms: { regimes: string; name: string }[] | null;
  /** The day that the status is about: planned, rolling out since; or how it is leaving. */
  note: string | null;
  announced: Shown;
  effective: Shown;
  since: Shown;
  ended: Shown;
  /** Texts that stand in another language than the page. */
  foreign: readonly (keyof EntryTexts)[];
};

/** Puts one entry of the public list into words. */
export function entryView(
  entry: PublicSubprocessor,
  depth: number,
  all: PublicPart,
  words: Catalogue,
): EntryView {
  const parent = all.subprocessors.find(({ ref }) => ref === entry.parent);
  const parentName = parent?.name ?? entry.parent;
  const day = (date: PublicSubprocessor["since"]) => date && dayInShort(date, words);
  return {
    ref: entry.ref,
    name: entry.name,
    service: entry.service,
    namedAs: entry.namedAs === undefined ? null : words.list.namedAs[entry.namedAs],
    status: entry.status,
    depth,
    legalEntity: legalEntityOf(entry, words),
    under: parentName && words.list.under(parentName),
    optional: entry.optional,
    feature: entry.feature,
    onlyProducts: onlyProducts(entry, all, words),
    purpose: textOf(entry, "purpose", entry.purpose, words),
    data: listOf(entry, "dataCategories", entry.dataCategories, words),
    dataSubjects: listOf(entry, "dataSubjectCategories", entry.dataSubjectCategories, words),
    locations: locationsOf(entry, words),
    mechanisms: mechanismsOf(entry, words),
    note: noteOf(entry, words),
    announced: day(entry.announcedOn),
    effective: day(entry.effectiveOn),
    since: day(entry.since),
    ended: day(entry.endedOn),
    foreign: entry.untranslated ?? [],
  };
}

function isUnknown(entry: PublicSubprocessor, field: string): boolean {
  return entry.unknown?.some((path) => path === field || path.startsWith(`${field}.`)) ?? false;
}

function textOf(entry: PublicSubprocessor, field: string, text: string | null, words: Catalogue) {
  if (text !== null) return text;
  return isUnknown(entry, field) ? null : words.notStated;
}

function listOf(
  entry: PublicSubprocessor,
  field: string,
  names: string[],
  words: Catalogue,
): Shown {
  if (names.length > 0) return names.join(", ");
  return isUnknown(entry, field) ? null : words.noneRecorded;
}

function legalEntityOf({ legalEntity }: PublicSubprocessor, words: Catalogue): Shown {
  const { name, country } = legalEntity;
  if (name === null && country === null) return null;
  const where = country === null ? words.countryUnknown : countryName(country, words);
  return `${name ?? words.list.legalEntityUnknown}, ${where}`;
}

function onlyProducts(entry: PublicSubprocessor, all: PublicPart, words: Catalogue): string | null {
  if (entry.products.length === 0 || entry.products.length >= all.products.length) return null;
  const names = entry.products.map(
    (ref) => all.products.find((product) => product.ref === ref)?.name ?? ref,
  );
  return words.list.onlyFor(inSentence(names, words));
}

function locationsOf(entry: PublicSubprocessor, words: Catalogue): EntryView["locations"] {
  const isNothingKnown = entry.locations.every(
    ({ country, region, kind }) => country === null && region === null && kind === null,
  );
  if (isNothingKnown && isUnknown(entry, "locations")) return null;
  const kindsByPlace = new Map<string, string[]>();
  for (const { country, region, kind } of entry.locations) {
    const name = country === null ? words.countryUnknown : countryName(country, words);
    const place = region === null ? name : `${name} (${region})`;
    const kindName = kind === null ? words.notStated : (words.locationKinds.get(kind) ?? kind);
    kindsByPlace.set(place, [...(kindsByPlace.get(place) ?? []), kindName]);
  }
  return [...kindsByPlace].map(([place, kinds]) => ({
    place,
    kinds: [...new Set(kinds)].join(", "),
  }));
}

/** Regimes that rest on the same mechanism stand together: "UK, Switzerland". */
function mechanismsOf(entry: PublicSubprocessor, words: Catalogue): EntryView["mechanisms"] {
  if (entry.mechanisms.length === 0 && isUnknown(entry, "mechanisms")) return null;
  const regimesByName = new Map<string, string[]>();
  for (const { regime, code, module } of entry.mechanisms) {
    const name = mechanismName(code, module, words);
    regimesByName.set(name, [...(regimesByName.get(name) ?? []), words.regimes[regime]]);
  }
  return [...regimesByName].map(([name, regimes]) => ({ regimes: regimes.join(", "), name }));
}

function leavingNote(
  { replacedBy, since }: NonNullable<PublicSubprocessor["leaving"]>,
  words: Catalogue,
): string {
  return words.list.leaving(
    replacedBy.length === 0 ? null : inSentence(replacedBy, words),
    since === null ? null : dayInWords(since, words),
  );
}

function noteOf(entry: PublicSubprocessor, words: Catalogue): string | null {
  const { status, effectiveOn, leaving } = entry;
  if (status === "standby") return words.list.notInUse;
  if (status === "active" && leaving !== undefined) return leavingNote(leaving, words);
  if (status === "announced") {
    return effectiveOn === null
      ? words.list.plannedUnknown
      : words.list.plannedFrom(dayInWords(effectiveOn, words));
  }
  if (status === "rolling-out" && effectiveOn !== null) {
    return words.list.rollingOutSince(dayInWords(effectiveOn, words));
  }
  return null;
}
