import { readFile } from "node:fs/promises";
import { getDocumentProxy } from "unpdf";

/** The text of a PDF as a reader sees it, line by line, page after page. */
export async function annexText(file: string): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(await readFile(file)));
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""),
    );
  }
  await document.destroy();
  return pages.join("\n").normalize("NFC");
}
