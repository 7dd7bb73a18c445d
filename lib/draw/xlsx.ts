import { unzipSync, type Zippable, zipSync } from "fflate";
import writeXlsxFile from "write-excel-file/node";
import type { Sheet } from "@/lib/domain/documents/record/sheet";
import { misleadingCharacter, withoutMisleading } from "@/lib/domain/hidden-characters";

/** A workbook holds no more characters in a cell; longer texts are cut, and say so. */
const longestCell = 32_767;
const cutMark = " […]";
/** Every file of a workbook is dated alike, so that the same tables give the same bytes. */
const fixedDate = "1980-01-01T00:00:00";

/**
 * Tables as a workbook (XLSX), every cell a text: what looks like a formula is none. The same tables give the same bytes.
 */
export async function xlsxWorkbook(sheets: readonly Sheet[], at: string): Promise<Uint8Array> {
  const book = await writeXlsxFile(
    sheets.map(({ name, header, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: header.map((_, column) => ({ width: widthOf(header, rows, column) })),
      data: [
        header.map((value) => ({
          value: cellText(value),
          type: String,
          fontWeight: "bold" as const,
          alignVertical: "top" as const,
          wrap: true,
        })),
        ...rows.map((row) =>
          row.map((value) => ({
            value: cellText(value),
            type: String,
            alignVertical: "top" as const,
            wrap: true,
          })),
        ),
      ],
    })),
  ).toBuffer();
  return reproducible(book, at);
}

function widthOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  column: number,
): number {
  const cells = [header[column] ?? "", ...rows.map((row) => row[column] ?? "")];
  const longest = Math.max(...cells.flatMap((cell) => cell.split("\n").map((line) => line.length)));
  return Math.min(60, Math.max(10, longest + 2));
}

function cellText(text: string): string {
  const safe = misleadingCharacter(text) === null ? text : withoutMisleading(text);
  return safe.length <= longestCell
    ? safe
    : `${safe.slice(0, longestCell - cutMark.length)}${cutMark}`;
}

/** The library stamps the present moment on what it writes: the archive is written anew without it. */
function reproducible(book: Uint8Array, at: string): Uint8Array {
  const files: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(book)).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  ))
    files[path] = [path === "docProps/core.xml" ? dated(bytes, at) : bytes, { mtime: fixedDate }];
  return zipSync(files);
}

function dated(bytes: Uint8Array, at: string): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(
    text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at}`),
  );
}
