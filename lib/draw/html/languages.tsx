import { type Catalogue, catalogueOf, folderOf, languages } from "@/lib/domain/language/catalogue";

export type LanguageLink = {
  words: Catalogue;
  /** From this page to the same page in the other language. */
  href: string;
  /** Its whole current address. */
  url: string;
};

/**
 * The same page in each language. Links are relative, so that they stay within a publication.
 *
 * @param path of the page below the root of its language, without ending; "" for the front page
 */
export function languageLinks(baseUrl: string, path: string, words: Catalogue): LanguageLink[] {
  const steps = path.split("/").length - 1 + (folderOf(words) === "" ? 0 : 1);
  return languages.map(catalogueOf).map((other) => {
    const target = `${folderOf(other)}${path}`;
    return {
      words: other,
      href: `${"../".repeat(steps)}${target}` || "./",
      url: `${baseUrl}/${target}`,
    };
  });
}

/** Leads to the same page in the other languages. */
export function Languages({ links, words }: { links: readonly LanguageLink[]; words: Catalogue }) {
  return (
    <nav className="lang" aria-label={words.nav.languages}>
      <ul className="inline">
        {links.map(({ words: other, href }) => (
          <li key={other.tag}>
            <a
              href={href}
              lang={other.tag}
              hrefLang={other.tag}
              aria-current={other.tag === words.tag ? "true" : undefined}
            >
              {other.ownName}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
