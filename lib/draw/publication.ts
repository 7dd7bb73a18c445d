import { changeLog } from "@/lib/domain/documents/public-changes";
import { entriesOf, listView } from "@/lib/domain/documents/public-list";
import { publicList, publicListJsonSchema } from "@/lib/domain/documents/public-list-json";
import {
  documentFacts,
  printedDocument,
  publishedDocuments,
} from "@/lib/domain/documents/published-document";
import { refPattern } from "@/lib/domain/fields";
import { catalogueOf, folderOf, type Language, languages } from "@/lib/domain/language/catalogue";
import type { DrawnFile, PublicPublication } from "@/lib/domain/publication/public-part";
import { publicationIn } from "@/lib/domain/publication/public-part-in";
import { drawChangesFeed } from "./changes-feed";
import { drawChangesIcs } from "./changes-ics";
import { drawDocumentMarkdown } from "./document-markdown";
import { drawnText } from "./drawn-text";
import { drawPages } from "./html/pages";
import { drawListCsv } from "./list-csv";
import { drawListMarkdown } from "./list-markdown";
import { safeTexts } from "./safe-text";

/**
 * Draws every file of one publication but its PDFs, in every language. The same publication and template version give
 * the same bytes; nothing in them tells of an earlier or later publication but the hash of the one before.
 *
 * @param schemas name → JSON text, published as `schema/NAME.json` (the register file's is made elsewhere)
 * @returns files by their path below the publication's address, sorted
 * @throws RangeError when a product or a change has an identifier that cannot stand in an address
 */
export function drawPublication(
  publication: PublicPublication,
  schemas: Readonly<Record<string, string>>,
): DrawnFile[] {
  for (const { ref } of publication.public.products) requireRef(ref);
  for (const { id } of publication.public.changes) requireRef(id);
  const files = [
    ...languages.flatMap((language) => drawLanguage(publication, language)),
    drawnText(".well-known/subprocessors.json", listJson(publication, null, "en")),
    ...Object.entries(schemas).map(([name, text]) => drawnText(`schema/${name}.json`, text)),
    drawnText("schema/subprocessors.json", jsonText(publicListJsonSchema())),
  ];
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** The lists that a publication has: of all products, and of each. */
export function productsListed({ public: all }: PublicPublication): (string | null)[] {
  return [null, ...all.products.map(({ ref }) => ref)];
}

/** The path of a list without its ending, below the root of its language. */
export function listPath(product: string | null): string {
  return product === null ? "subprocessors" : `subprocessors/${product}`;
}

function drawLanguage(publication: PublicPublication, language: Language): DrawnFile[] {
  const words = catalogueOf(language);
  const folder = folderOf(words);
  const readable = safeTexts(publicationIn(publication, words));
  const feed = drawChangesFeed(readable, words);
  return [
    ...drawPages(readable, words),
    ...productsListed(publication).flatMap((product) => drawList(publication, product, language)),
    ...publishedDocuments(readable, words).flatMap((document) => [
      drawnText(
        `${folder}${document.path}.json`,
        jsonText(documentFacts(publication, document, language)),
      ),
      drawnText(
        `${folder}${document.path}.md`,
        drawDocumentMarkdown(printedDocument(readable, document, words)),
      ),
    ]),
    drawnText(`${folder}changes.atom`, feed.atom),
    drawnText(`${folder}changes.json`, feed.json),
    drawnText(`${folder}changes.ics`, drawChangesIcs(readable, changeLog(readable.public), words)),
  ];
}

/** The forms of the list that programs read, of all products or of one. */
function drawList(
  publication: PublicPublication,
  product: string | null,
  language: Language,
): DrawnFile[] {
  const words = catalogueOf(language);
  const readable = safeTexts(publicationIn(publication, words));
  const path = `${folderOf(words)}${listPath(product)}`;
  const list = listView(readable, product, words);
  const changes = changeLog(readable.public, product);
  return [
    drawnText(`${path}.json`, listJson(publication, product, language)),
    drawnText(`${path}.csv`, drawListCsv(entriesOf(readable.public, product))),
    drawnText(`${path}.md`, drawListMarkdown(readable, list, words)),
    drawnText(`${path}.ics`, drawChangesIcs(readable, changes, words)),
  ];
}

function listJson(
  publication: PublicPublication,
  product: string | null,
  language: Language,
): string {
  return jsonText(publicList(publicationIn(publication, catalogueOf(language)), product, language));
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function requireRef(ref: string): void {
  if (!refPattern.test(ref)) throw new RangeError(`Cannot stand in an address: ${ref}`);
}
