import type { Catalogue } from "@/lib/domain/language/catalogue";
import type {
  PublicPart,
  PublicProduct,
  PublicPublication,
  PublicSubprocessor,
} from "@/lib/domain/publication/public-part";
import { isForeign } from "@/lib/domain/publication/public-part-in";
import { type ChangeView, changesFor, changeView } from "./public-changes";
import { type EntryView, entryView } from "./public-entry";

/** The list of sub-processors, of all products or of one, as it is read. */
export type ListView = {
  title: string;
  product: PublicProduct | null;
  /** Changes not yet in effect, each with the entries that it adds. */
  announced: { change: ChangeView; added: EntryView[] }[];
  /** Announced entries that no announced change in this publication names. */
  announcedEntries: EntryView[];
  /** In use, rolling out and stand-by; each chain below the one that engages it. */
  engaged: EntryView[];
  ended: EntryView[];
  /** Some text stands in another language than the page. */
  isForeign: boolean;
};

/**
 * Tells what the public list says, for all products or for one.
 *
 * Source: GDPR Art. 28(2) and (4) (which other processors are engaged, and under whom).
 * Reading: an entry whose chain parent is not in the list stands at the top level and names its parent.
 *
 * @param publication in the language, as publicationIn gives it
 * @param product     ref of one product; null for all
 */
export function listView(
  { public: all }: PublicPublication,
  product: string | null,
  words: Catalogue,
): ListView {
  const shown = entriesOf(all, product);
  const announcedEntries = shown.filter(({ status }) => status === "announced");
  const changes = changesFor(all, product).filter(({ state }) => state === "announced");
  const named = new Set(
    changes.flatMap(({ items }) => items.filter(isWholeNew).map(({ ref }) => ref)),
  );
  const view = (entry: PublicSubprocessor) => entryView(entry, 0, all, words);
  const hasOriginals = shown.some(({ untranslated }) => untranslated !== undefined);
  const subject = all.products.find(({ ref }) => ref === product) ?? null;
  return {
    title: subject ? words.list.productTitle(subject.name) : words.list.title,
    product: subject,
    announced: changes.map((change) => ({
      change: changeView(change, all, words),
      added: announcedEntries
        .filter(({ ref }) => change.items.some((item) => isWholeNew(item) && item.ref === ref))
        .map(view),
    })),
    announcedEntries: announcedEntries.filter(({ ref }) => !named.has(ref)).map(view),
    engaged: inChainOrder(
      shown.filter(({ status }) => status !== "announced" && status !== "ended"),
    ).map(({ entry, depth }) => entryView(entry, depth, all, words)),
    ended: shown
      .filter(({ status }) => status === "ended")
      .toSorted(byEnd)
      .map(view),
    isForeign: hasOriginals || (isForeign(words) && changes.length > 0),
  };
}

/** The entries that concern one product, or all. */
export function entriesOf(all: PublicPart, product: string | null): PublicSubprocessor[] {
  if (product === null) return all.subprocessors;
  return all.subprocessors.filter(({ products }) => products.includes(product));
}

function isWholeNew({ change, fact }: { change: string; fact: string | null }): boolean {
  return change === "ADDED" && fact === null;
}

/** Roots by name, each followed by those engaged under it; a loop in the chain loses nobody. */
function inChainOrder(
  entries: readonly PublicSubprocessor[],
): { entry: PublicSubprocessor; depth: number }[] {
  const sorted = entries.toSorted((one, other) => byName(one, other));
  const refs = new Set(sorted.map(({ ref }) => ref));
  const placed = new Map<string, { entry: PublicSubprocessor; depth: number }>();
  function place(entry: PublicSubprocessor, depth: number): void {
    if (placed.has(entry.ref)) return;
    placed.set(entry.ref, { entry, depth });
    for (const child of sorted.filter(({ parent }) => parent === entry.ref))
      place(child, depth + 1);
  }
  for (const entry of sorted) if (entry.parent === null || !refs.has(entry.parent)) place(entry, 0);
  for (const entry of sorted) place(entry, 0);
  return [...placed.values()];
}

function byName(one: PublicSubprocessor, other: PublicSubprocessor): number {
  return (
    one.name.localeCompare(other.name, "en") ||
    one.service.localeCompare(other.service, "en") ||
    one.ref.localeCompare(other.ref, "en")
  );
}

function byEnd(one: PublicSubprocessor, other: PublicSubprocessor): number {
  return (other.endedOn ?? "").localeCompare(one.endedOn ?? "", "en") || byName(one, other);
}
