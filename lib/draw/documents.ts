import { listDocument, listNotDrawn } from "@/lib/domain/documents/public-list-document";
import { type Catalogue, catalogueOf, folderOf, languages } from "@/lib/domain/language/catalogue";
import type { DrawnFile, PublicPublication } from "@/lib/domain/publication/public-part";
import { publicationIn } from "@/lib/domain/publication/public-part-in";
import { drawAnnex } from "./pdf/pool";
import { listPath, productsListed } from "./publication";
import { safeTexts } from "./safe-text";

type Planned = { path: string; product: string | null; words: Catalogue };

/** The PDFs of a publication: each list in each language. */
function planned(publication: PublicPublication): Planned[] {
  return languages.map(catalogueOf).flatMap((words) =>
    productsListed(publication).map((product) => ({
      path: `${folderOf(words)}${listPath(product)}.pdf`,
      product,
      words,
    })),
  );
}

/** Where the PDFs of a publication will lie, below its address, sorted. */
export function documentPaths(publication: PublicPublication): string[] {
  return planned(publication)
    .map(({ path }) => path)
    .toSorted();
}

/**
 * Draws the PDFs of a publication, one after the other in a thread of their own. The same publication and template version
 * give the same bytes.
 *
 * @throws an error when the thread ran out of memory or time; the next try begins anew
 */
export async function drawDocuments(publication: PublicPublication): Promise<DrawnFile[]> {
  const files: DrawnFile[] = [];
  for (const { path, product, words } of planned(publication)) {
    const readable = safeTexts(publicationIn(publication, words));
    const bytes = await drawList(readable, product, words);
    files.push({ path, contentType: "application/pdf", bytes });
  }
  return files;
}

async function drawList(
  publication: PublicPublication,
  product: string | null,
  words: Catalogue,
): Promise<Uint8Array> {
  try {
    return await drawAnnex(listDocument(publication, product, words));
  } catch (error) {
    const character = /^No font covers the character (U\+[0-9A-F]+)/.exec(
      error instanceof Error ? error.message : "",
    )?.[1];
    if (character === undefined) throw error;
    return drawAnnex(listNotDrawn(publication, product, character, words));
  }
}
