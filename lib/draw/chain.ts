import { type Catalogue, catalogueOf, folderOf, languages } from "@/lib/domain/language/catalogue";
import type { Manifest } from "@/lib/domain/publication/manifest";
import type { DrawnFile, PublicPart } from "@/lib/domain/publication/public-part";
import type { PublicKey } from "@/lib/domain/publication/verify";
import { drawnText } from "./drawn-text";
import { languageLinks } from "./html/languages";
import { PublicationsPage } from "./html/publications-page";
import { drawPage } from "./html/shell";
import { safeTexts } from "./safe-text";

/** One publication as the list of all of them shows it. */
export type ChainLink = { manifest: Manifest; hash: string; signature: string };

/**
 * Draws what tells of all publications, and so changes with each: the list of them and the keys that sign.
 *
 * @param links  publications in any order
 * @param newest whose organisation and address the page bears
 */
export function drawChain(
  links: readonly ChainLink[],
  keys: readonly PublicKey[],
  newest: { organisation: PublicPart["organisation"]; baseUrl: string; simulated: boolean },
): DrawnFile[] {
  const inOrder = links.toSorted((one, other) => one.manifest.number - other.manifest.number);
  return [
    drawnText("publications.json", publicationsJson(inOrder)),
    drawnText("publications/keys.json", `${JSON.stringify({ keys }, null, 2)}\n`),
    ...languages
      .map(catalogueOf)
      .map((words) =>
        drawnText(
          `${folderOf(words)}publications.html`,
          publicationsHtml(inOrder.toReversed(), keys, newest, words),
        ),
      ),
  ];
}

/** The manifests stand here whole, so that the chain can be checked with one request. */
function publicationsJson(links: readonly ChainLink[]): string {
  const publications = links.map(({ manifest, hash, signature }) => ({
    number: manifest.number,
    publishedAt: manifest.publishedAt,
    hash,
    previousHash: manifest.previousHash,
    signature,
    keyId: manifest.keyId,
    simulated: manifest.simulated,
    manifest,
  }));
  return `${JSON.stringify({ publications }, null, 2)}\n`;
}

function publicationsHtml(
  links: readonly ChainLink[],
  keys: readonly PublicKey[],
  newest: Parameters<typeof drawChain>[2],
  words: Catalogue,
): string {
  const { organisation, baseUrl, simulated } = safeTexts(newest);
  const content = PublicationsPage({ links, keys, words });
  return drawPage(
    {
      words,
      organisation,
      simulated,
      title: words.publications.title,
      description: `${words.publications.title}, ${organisation.name}`,
      canonical: `${baseUrl}/${folderOf(words)}publications`,
      languages: languageLinks(baseUrl, "publications", words),
      up: "",
      here: "publications",
      alternates: [
        {
          href: `${folderOf(words) && "../"}publications.json`,
          type: "application/json",
          title: words.formats.json,
        },
      ],
    },
    content,
  );
}
