import type { DocumentView } from "@/lib/domain/documents/blocks";
import { recordDocument } from "@/lib/domain/documents/record/record-document";
import type { RecordFacts } from "@/lib/domain/documents/record/record-facts";
import type { RecordFormat } from "@/lib/domain/documents/record/record-format";
import { recordHash, recordJson } from "@/lib/domain/documents/record/record-hash";
import { recordJsonLd } from "@/lib/domain/documents/record/record-jsonld";
import { hasLayout, type RecordLayout } from "@/lib/domain/documents/record/record-layout";
import { recordRows, recordSheets } from "@/lib/domain/documents/record/record-sheets";
import { csvMark, csvRows } from "@/lib/draw/csv";
import { xlsxWorkbook } from "@/lib/draw/xlsx";

/** How a record is drawn. Only tables have the columns of a template. */
export type RecordDrawing = {
  readonly format: RecordFormat;
  readonly layout: RecordLayout;
  /** Address of the installation: names its own terms in JSON-LD. */
  readonly baseUrl: string;
  /** Draws the PDF: in a thread of its own in a server, at once in a command. */
  readonly drawPdf: (view: DocumentView) => Promise<Uint8Array>;
};

export type DrawnRecord = {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of what the record says, the same in every format. */
  readonly factsHash: string;
};

const contentTypes: Readonly<Record<RecordFormat, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  jsonld: "application/ld+json",
};

/**
 * A record as one file. The same facts give the same bytes.
 *
 * @throws RangeError where the format has no such layout, or a text cannot be printed
 */
export async function drawRecord(facts: RecordFacts, drawing: RecordDrawing): Promise<DrawnRecord> {
  const { format, layout } = drawing;
  if (!hasLayout(format, layout))
    throw new RangeError(`The columns of ${layout} are for xlsx and csv, not for ${format}`);
  const factsHash = recordHash(facts);
  const kind = facts.register.toLowerCase();
  const form = layout === "own" ? "" : `-${layout}`;
  return {
    fileName: `record-${kind}-${facts.holder.ref ?? ""}-${facts.asOf}-${facts.language}${form}.${format}`,
    contentType: contentTypes[format],
    bytes: await bytesOf(facts, factsHash, drawing),
    factsHash,
  };
}

async function bytesOf(
  facts: RecordFacts,
  hash: string,
  { format, layout, baseUrl, drawPdf }: RecordDrawing,
): Promise<Uint8Array> {
  switch (format) {
    case "pdf":
      return drawPdf(recordDocument(facts, hash));
    case "xlsx":
      return xlsxWorkbook(recordSheets(facts, hash, layout), facts.recordedAt);
    case "csv": {
      const { header, rows } = recordRows(facts, hash, layout);
      return encoded(csvMark + csvRows([header, ...rows]));
    }
    case "json":
      return encoded(recordJson(facts));
    case "jsonld":
      return encoded(`${JSON.stringify(recordJsonLd(facts, baseUrl), null, 2)}\n`);
  }
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
