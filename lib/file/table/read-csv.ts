import { CsvError, parse } from "csv-parse/sync";
import type { Book, TableRow } from "@/lib/domain/table";
import { decodeText } from "./decode-text";
import { filledRows, inWords, TableRefusal, tableLimits, tooManyRows } from "./table";

/** Rows of several lines are rare, and blank lines take their time, too. */
const mostLines = 100_000;
const delimiters = [";", ",", "\t"] as const;

/** Reads CSV as programs of all countries write it: comma, semicolon or tab, with or without a byte order mark. */
export function readCsv(bytes: Uint8Array): Book {
  const { text, encoding } = decodeText(bytes);
  const named = /^sep=([;,\t])\r?\n/i.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  if (body.split(/\r\n?|\n/, mostLines + 1).length > mostLines) throw tooManyLines();
  const delimiter = named?.[1] ?? likelyDelimiter(body);
  const rows = rowsOf(body, delimiter, named === null ? 0 : 1);
  return {
    sheets: [{ name: "", rows: filledRows(rows) }],
    source: { form: "CSV", encoding, delimiter },
  };
}

function tooManyLines(): TableRefusal {
  return new TableRefusal(
    `the file has more than ${inWords(mostLines)} lines`,
    "remove the blank ones, or split the list into several files",
  );
}

/** The delimiter that divides the first row most often; commas where nothing divides it. */
function likelyDelimiter(text: string): string {
  const firstLine = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.trimStart())?.[0] ?? "";
  const unquoted = firstLine.replace(/"(?:[^"]|"")*"/g, "");
  const count = (delimiter: string) => unquoted.split(delimiter).length;
  return (
    delimiters.toSorted((one, other) => count(other) - count(one)).find((one) => count(one) > 1) ??
    ","
  );
}

function rowsOf(text: string, delimiter: string, skipped: number): TableRow[] {
  const rows: TableRow[] = [];
  let before = skipped;
  const keep = (cells: string[], { lines }: { lines: number }) => {
    const line = before + 1;
    before = lines + skipped;
    if (cells.some((cell) => cell !== "")) rows.push({ line, cells });
    if (rows.length > tableLimits.rows + 1) throw tooManyRows(line);
    return null;
  };
  try {
    parse(text, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      max_record_size: 1_000_000,
      on_record: keep,
    });
  } catch (error) {
    throw refusalOf(error, skipped);
  }
  return rows;
}

function refusalOf(error: unknown, skipped: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = (typeof error.lines === "number" ? error.lines : 1) + skipped;
  const [message, hint] = reasons[error.code] ?? [
    "the row is not written as CSV",
    "save the list from a spreadsheet program, as CSV or as an Excel workbook (.xlsx)",
  ];
  return new TableRefusal(message, hint, { line, column: 1 });
}

const quoting =
  'a cell with a quotation mark in it stands in quotation marks, and the inner one is doubled: "say ""yes"""';
const reasons: Readonly<Record<string, readonly [string, string]>> = {
  CSV_QUOTE_NOT_CLOSED: ["a quotation mark opens a cell and is never closed", quoting],
  INVALID_OPENING_QUOTE: [
    "a quotation mark stands within a cell that does not begin with one",
    quoting,
  ],
  CSV_INVALID_CLOSING_QUOTE: ["something follows the quotation mark that closes a cell", quoting],
  CSV_MAX_RECORD_SIZE: [
    "a row holds more than a million characters",
    "a quotation mark that is not closed makes a row long",
  ],
};
