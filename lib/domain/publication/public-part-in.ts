import type { Catalogue } from "@/lib/domain/language/catalogue";
import type {
  EntryTexts,
  PublicPart,
  PublicProduct,
  PublicPublication,
  PublicSubprocessor,
} from "./public-part";
import { registerLanguage, type Translated } from "./translated";

/**
 * A publication as it reads in one language: each text of the register in that language where the publication has it,
 * else as it is, and named in `untranslated`. Names, codes and dates stay as they are; so does the publication.
 *
 * Source: none, product decision 0024 (nothing is translated that nobody has translated).
 */
export function publicationIn(publication: PublicPublication, words: Catalogue): PublicPublication {
  return { ...publication, public: publicPartIn(publication.public, words) };
}

export function publicPartIn(part: PublicPart, words: Catalogue): PublicPart {
  return {
    ...part,
    organisation: organisationIn(part.organisation, words),
    products: part.products.map((product) => productIn(product, words)),
    subprocessors: part.subprocessors.map((entry) => entryIn(entry, words)),
  };
}

/** Whether a text of the register that has no translation stands in another language than the page. */
export function isForeign(words: Catalogue): boolean {
  return words.tag !== registerLanguage;
}

function textsFor<Texts>(translated: Translated<Texts> | undefined, { tag }: Catalogue) {
  const byTag: Readonly<Record<string, Texts | undefined>> = translated ?? {};
  return byTag[tag];
}

function organisationIn(
  { translations, ...organisation }: PublicPart["organisation"],
  words: Catalogue,
): PublicPart["organisation"] {
  const introduction = textsFor(translations, words)?.introduction;
  const isOriginal = organisation.introduction !== null && introduction === undefined;
  return {
    ...organisation,
    introduction: introduction ?? organisation.introduction,
    ...(isForeign(words) && isOriginal && { untranslated: ["introduction"] }),
    ...(!isForeign(words) && translations && { translations }),
  };
}

function productIn({ translations, ...product }: PublicProduct, words: Catalogue): PublicProduct {
  const texts = textsFor(translations, words);
  const isOriginal = product.description !== null && texts?.description === undefined;
  return {
    ...product,
    name: texts?.name ?? product.name,
    description: texts?.description ?? product.description,
    ...(isForeign(words) && isOriginal && { untranslated: ["description"] }),
    ...(!isForeign(words) && translations && { translations }),
  };
}

function entryIn(
  { translations, ...entry }: PublicSubprocessor,
  words: Catalogue,
): PublicSubprocessor {
  const texts = textsFor(translations, words) ?? {};
  const stated: (keyof EntryTexts)[] = [
    ...(entry.purpose === null ? [] : (["purpose"] as const)),
    ...(entry.feature === null ? [] : (["feature"] as const)),
    ...(entry.dataCategories.length === 0 ? [] : (["dataCategories"] as const)),
    ...(entry.dataSubjectCategories.length === 0 ? [] : (["dataSubjectCategories"] as const)),
  ];
  const untranslated = stated.filter((field) => texts[field] === undefined);
  return {
    ...entry,
    ...texts,
    ...(isForeign(words) && untranslated.length > 0 && { untranslated }),
    ...(!isForeign(words) && translations && { translations }),
  };
}
