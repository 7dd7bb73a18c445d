import type { DocumentView } from "@/lib/domain/documents/blocks";
import { listDocument, notDrawn } from "@/lib/domain/documents/public-list-document";
import {
  type PublishedDocument,
  printedDocument,
  publishedDocuments,
} from "@/lib/domain/documents/published-document";
import { type Catalogue, catalogueOf, folderOf, languages } from "@/lib/domain/language/catalogue";
import type { DrawnFile, PublicPublication } from "@/lib/domain/publication/public-part";
import { publicationIn } from "@/lib/domain/publication/public-part-in";
import { drawAnnex } from "./pdf/pool";
import { listPath, productsListed } from "./publication";
import { safeTexts } from "./safe-text";

type Planned = {
  path: string;
  view: (readable: PublicPublication) => DocumentView;
  /** What stands in for it where a character has no typeface. */
  instead: (readable: PublicPublication, character: string) => DocumentView;
  words: Catalogue;
};

/** The PDFs of a publication: each list and each document in each language. */
function planned(publication: PublicPublication): Planned[] {
  return languages.map(catalogueOf).flatMap((words) => [
    ...productsListed(publication).map(
      (product): Planned => ({
        path: `${folderOf(words)}${listPath(product)}.pdf`,
        view: (readable) => listDocument(readable, product, words),
        instead: (readable, character) =>
          notDrawn(
            readable,
            { path: listPath(product), title: words.list.title },
            character,
            words,
          ),
        words,
      }),
    ),
    ...publishedDocuments(publication, words).map(
      ({ path, title }): Planned => ({
        path: `${folderOf(words)}${path}.pdf`,
        view: (readable) => printed(readable, path, words),
        instead: (readable, character) => notDrawn(readable, { path, title }, character, words),
        words,
      }),
    ),
  ]);
}

function printed(
  readable: PublicPublication,
  path: PublishedDocument["path"],
  words: Catalogue,
): DocumentView {
  const document = publishedDocuments(readable, words).find((one) => one.path === path);
  if (document === undefined) throw new Error(`The publication has no document ${path}`);
  return printedDocument(readable, document, words);
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
  for (const plan of planned(publication)) {
    const bytes = await drawPlanned(safeTexts(publicationIn(publication, plan.words)), plan);
    files.push({ path: plan.path, contentType: "application/pdf", bytes });
  }
  return files;
}

async function drawPlanned(
  readable: PublicPublication,
  { view, instead }: Planned,
): Promise<Uint8Array> {
  try {
    return await drawAnnex(view(readable));
  } catch (error) {
    const character = /^No font covers the character (U\+[0-9A-F]+)/.exec(
      error instanceof Error ? error.message : "",
    )?.[1];
    if (character === undefined) throw error;
    return drawAnnex(instead(readable, character));
  }
}
