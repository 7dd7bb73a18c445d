import { entriesOf, listView } from "@/lib/domain/documents/public-list";
import { publicList, publicListJsonSchema } from "@/lib/domain/documents/public-list-json";
import { refPattern } from "@/lib/domain/fields";
import { type Catalogue, catalogueOf, type Language } from "@/lib/domain/language/catalogue";
import type { DrawnFile, PublicPublication } from "@/lib/domain/publication/public-part";
import { drawChangesAtom } from "./changes-atom";
import { drawnText } from "./drawn-text";
import { drawPages } from "./html/pages";
import { drawListCsv } from "./list-csv";
import { drawListMarkdown } from "./list-markdown";
import { safeTexts } from "./safe-text";

/**
 * Draws every file of one publication. The same publication, language and template version give the same bytes;
 * nothing in them tells of an earlier or later publication but the hash of the one before.
 *
 * @param schemas name → JSON text, published as `schema/NAME.json` (the register file's is made elsewhere)
 * @returns files by their path below the publication's address, sorted
 * @throws RangeError when a product or a change has an identifier that cannot stand in an address
 */
export function drawPublication(
  publication: PublicPublication,
  language: Language,
  schemas: Readonly<Record<string, string>>,
): DrawnFile[] {
  for (const { ref } of publication.public.products) requireRef(ref);
  for (const { id } of publication.public.changes) requireRef(id);
  const words = catalogueOf(language);
  const readable = safeTexts(publication);
  const products = publication.public.products.map(({ ref }) => ref);
  const files = [
    ...drawPages(readable, words),
    ...[null, ...products].flatMap((product) => drawList(publication, product, words)),
    drawnText(".well-known/subprocessors.json", listJson(publication, null)),
    drawnText("changes.atom", drawChangesAtom(readable, words)),
    ...Object.entries(schemas).map(([name, text]) => drawnText(`schema/${name}.json`, text)),
    drawnText("schema/subprocessors.json", jsonText(publicListJsonSchema())),
  ];
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** The forms of the list that programs read, of all products or of one. */
function drawList(
  publication: PublicPublication,
  product: string | null,
  words: Catalogue,
): DrawnFile[] {
  const readable = safeTexts(publication);
  const path = product === null ? "subprocessors" : `subprocessors/${product}`;
  const list = listView(readable, product, words);
  return [
    drawnText(`${path}.json`, listJson(publication, product)),
    drawnText(`${path}.csv`, drawListCsv(entriesOf(readable.public, product))),
    drawnText(`${path}.md`, drawListMarkdown(readable, list, words)),
  ];
}

function listJson(publication: PublicPublication, product: string | null): string {
  return jsonText(publicList(publication, product));
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function requireRef(ref: string): void {
  if (!refPattern.test(ref)) throw new RangeError(`Cannot stand in an address: ${ref}`);
}
