import type { Catalogue } from "@/lib/domain/language/catalogue";
import type { PublicPart, PublicSubprocessor } from "@/lib/domain/publication/public-part";
import { publicPartIn } from "@/lib/domain/publication/public-part-in";
import { type ChangeView, changeView } from "./public-changes";
import { type EntryView, entryView } from "./public-entry";

/** Two publications side by side, in words. */
export type ComparisonView = {
  /** On the later list, and not on the earlier one. */
  added: EntryView[];
  /** On the earlier list; ended or gone on the later one. */
  removed: EntryView[];
  /** Facts of entries on both lists that read differently. */
  changed: ChangeView["items"];
  /** What reads differently of the organisation and its products. */
  about: ChangeView["items"];
};

type Fact = { label: string; text: string | null; isForeign?: boolean };

/**
 * Tells how the list of one publication differs from that of another, fact by fact as a reader sees them.
 *
 * Source: none, product decision 0024 (what a reader cannot see on either list is no difference).
 * Reading: an entry that has ended is not on the list any more; one that was announced and is now in use is on both,
 * with another status.
 *
 * @returns in the order of names; all empty when both lists say the same
 */
export function comparison(
  before: PublicPart,
  after: PublicPart,
  words: Catalogue,
): ComparisonView {
  const [earlier, later] = [listed(before, words), listed(after, words)];
  const refs = new Map(earlier.map((entry) => [entry.ref, entry]));
  const laterRefs = new Set(later.map(({ ref }) => ref));
  return {
    added: later.filter(({ ref }) => !refs.has(ref)).map(({ view }) => view),
    removed: earlier.filter(({ ref }) => !laterRefs.has(ref)).map(({ view }) => view),
    changed: [
      ...later.flatMap((entry) => {
        const known = refs.get(entry.ref);
        return known === undefined ? [] : differences(entry.view.name, known.facts, entry.facts);
      }),
      ...announcementDifferences(before, after, words),
    ],
    about: [
      ...organisationDifferences(before, after, words),
      ...productDifferences(before, after, words),
    ],
  };
}

/** The changes that one of two lists announces, where the other does not announce the same. */
function announcementDifferences(
  before: PublicPart,
  after: PublicPart,
  words: Catalogue,
): ChangeView["items"] {
  const states = (part: PublicPart) =>
    new Map(part.changes.map((change) => [change.id, changeView(change, part, words)]));
  const [earlier, later] = [states(before), states(after)];
  const announced = [...earlier.values(), ...later.values()].flatMap(({ id, state }) =>
    state === "announced" ? id : [],
  );
  return [...new Set(announced)].flatMap((id) => {
    const [one, other] = [earlier.get(id), later.get(id)];
    const text = (view: ChangeView | undefined) => (view === undefined ? null : stateOf(view));
    return differences(
      `${id}: ${(other ?? one)?.title ?? ""}`,
      [{ label: words.changes.state, text: text(one) }],
      [{ label: words.changes.state, text: text(other) }],
    );
  });
}

function stateOf({ stateName, effectiveLabel, effective }: ChangeView): string {
  return effective === null ? stateName : `${stateName}. ${effectiveLabel} ${effective}`;
}

type Listed = { ref: string; view: EntryView; facts: Fact[] };

function listed(part: PublicPart, words: Catalogue): Listed[] {
  const local = publicPartIn(part, words);
  return local.subprocessors
    .filter(({ status }) => status !== "ended")
    .map((entry) => {
      const view = entryView(entry, 0, local, words);
      return { ref: entry.ref, view, facts: factsOf(entry, view, local, words) };
    })
    .toSorted((one, other) => one.view.name.localeCompare(other.view.name, "en"));
}

function factsOf(
  entry: PublicSubprocessor,
  view: EntryView,
  part: PublicPart,
  words: Catalogue,
): Fact[] {
  const { list, compare } = words;
  const { fields } = compare;
  const known = (text: string | null) => text ?? words.unknown;
  const foreign = (field: EntryView["foreign"][number]) => view.foreign.includes(field);
  const products = entry.products.map(
    (ref) => part.products.find((product) => product.ref === ref)?.name ?? ref,
  );
  const parent = part.subprocessors.find(({ ref }) => ref === entry.parent);
  return [
    { label: fields.name, text: view.name },
    { label: list.service, text: view.service },
    { label: list.legalEntity, text: known(view.legalEntity) },
    { label: fields.parent, text: parent?.name ?? entry.parent },
    { label: list.purpose, text: known(view.purpose), isForeign: foreign("purpose") },
    { label: fields.feature, text: view.feature, isForeign: foreign("feature") },
    { label: list.data, text: known(view.data), isForeign: foreign("dataCategories") },
    {
      label: list.dataSubjects,
      text: known(view.dataSubjects),
      isForeign: foreign("dataSubjectCategories"),
    },
    { label: list.where, text: placesOf(view, words) },
    { label: list.mechanism, text: mechanismsOf(view, words) },
    { label: fields.products, text: products.join(", ") || null },
    { label: fields.optional, text: entry.optional ? words.yes : words.no },
    { label: fields.status, text: words.status[entry.status] },
    { label: fields.announcedOn, text: view.announced },
    { label: fields.effectiveOn, text: view.effective },
    { label: list.since, text: view.since },
  ];
}

function placesOf({ locations }: EntryView, words: Catalogue): string {
  if (locations === null) return words.unknown;
  return locations.map(({ place, kinds }) => `${place}: ${kinds}`).join("; ") || words.noneRecorded;
}

function mechanismsOf({ mechanisms }: EntryView, words: Catalogue): string {
  if (mechanisms === null) return words.unknown;
  return (
    mechanisms.map(({ regimes, name }) => `${regimes}: ${name}`).join("; ") || words.noTransfer
  );
}

function differences(
  name: string,
  before: readonly Fact[],
  after: readonly Fact[],
): ChangeView["items"] {
  return after.flatMap(({ label, text, isForeign = false }, index) => {
    const was = before[index];
    if (was === undefined || was.text === text) return [];
    return [
      {
        name,
        fact: label,
        isWhole: false,
        before: was.text,
        after: text,
        className: null,
        isForeign: isForeign || was.isForeign === true,
      },
    ];
  });
}

function organisationDifferences(before: PublicPart, after: PublicPart, words: Catalogue) {
  const { fields } = words.compare;
  const facts = (part: PublicPart): Fact[] => {
    const { organisation } = publicPartIn(part, words);
    const { legalEntity } = organisation;
    return [
      { label: fields.name, text: organisation.name },
      { label: words.list.legalEntity, text: legalEntity && legalEntityText(legalEntity) },
      {
        label: fields.introduction,
        text: organisation.introduction,
        isForeign: organisation.untranslated !== undefined,
      },
      { label: fields.website, text: organisation.website },
      { label: fields.privacyEmail, text: organisation.privacyEmail },
      { label: fields.objectionEmail, text: organisation.objectionEmail },
    ];
  };
  return differences(fields.organisation, facts(before), facts(after));
}

function legalEntityText({
  name,
  address,
  country,
}: NonNullable<PublicPart["organisation"]["legalEntity"]>): string {
  return [name, address, country].filter(Boolean).join(", ");
}

/** A product that one publication has and the other has not reads as one whose name is not there. */
function productDifferences(before: PublicPart, after: PublicPart, words: Catalogue) {
  const { fields } = words.compare;
  const [earlier, later] = [publicPartIn(before, words), publicPartIn(after, words)];
  const refs = new Set([...earlier.products, ...later.products].map(({ ref }) => ref));
  const facts = (part: PublicPart, ref: string): Fact[] => {
    const product = part.products.find((one) => one.ref === ref);
    return [
      { label: fields.name, text: product?.name ?? null },
      {
        label: fields.description,
        text: product?.description ?? null,
        isForeign: product?.untranslated !== undefined,
      },
    ];
  };
  return [...refs].flatMap((ref) =>
    differences(`${fields.product} ${ref}`, facts(earlier, ref), facts(later, ref)),
  );
}
