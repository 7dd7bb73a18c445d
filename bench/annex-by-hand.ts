import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import type { Block, DocumentView, Line } from "@/lib/domain/documents/blocks";

const require = createRequire(import.meta.url);
const regular = require.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf");
const japanese = require.resolve(
  "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
);
const width = 483;
const bottom = 770;

/** The same text set with pdfkit alone, without a layout engine: about the least that the work can cost. */
export async function annexByHand(view: DocumentView): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: "A4", margin: 56, bufferPages: true });
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve) => pdf.on("end", resolve));
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  pdf.registerFont("regular", regular);
  pdf.registerFont("japanese", japanese);
  for (const [index, section] of view.sections.entries()) {
    if (index > 0) pdf.addPage();
    for (const block of section.blocks) setBlock(pdf, block);
  }
  pdf.end();
  await finished;
  return Buffer.concat(chunks);
}

function setBlock(pdf: PDFKit.PDFDocument, block: Block): void {
  if (block.type === "definitions") {
    for (const { term, lines } of block.items) setRow(pdf, [term, plain(lines)], [132, 351], 9);
  } else if (block.type === "table") {
    const all = block.columns.reduce((sum, { share }) => sum + share, 0);
    const widths = block.columns.map(({ share }) => (width * share) / all);
    const headers = block.columns.map(({ header }) => header);
    for (const row of [headers, ...block.rows.map((cells) => cells.map(plain))]) {
      setRow(pdf, row, widths, 8);
    }
  } else setText(pdf, wordsOf(block), 9);
}

function wordsOf(block: Exclude<Block, { type: "definitions" | "table" }>): string {
  switch (block.type) {
    case "title":
      return `${block.kicker}\n${block.title}\n${block.subtitle}`;
    case "heading":
      return [block.text, block.caption].filter(Boolean).join("\n");
    case "paragraph":
      return block.text;
    case "list":
      return block.items.map((item) => `• ${item}`).join("\n");
    case "note":
      return `${block.title}\n${plain(block.lines)}`;
  }
}

function plain(lines: readonly Line[]): string {
  return lines
    .map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`))
    .join("\n");
}

function fontOf(text: string): string {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? "japanese"
    : "regular";
}

function setText(pdf: PDFKit.PDFDocument, text: string, size: number): void {
  pdf.font(fontOf(text)).fontSize(size).text(text, 56, undefined, { width });
}

function setRow(
  pdf: PDFKit.PDFDocument,
  cells: readonly string[],
  widths: readonly number[],
  size: number,
): void {
  pdf.fontSize(size);
  const heights = cells.map((cell, index) =>
    pdf.font(fontOf(cell)).heightOfString(cell, { width: (widths[index] ?? 0) - 10 }),
  );
  const height = Math.max(...heights) + 10;
  if (pdf.y + height > bottom) pdf.addPage();
  const top = pdf.y;
  let left = 56;
  for (const [index, cell] of cells.entries()) {
    pdf.font(fontOf(cell)).text(cell, left + 5, top + 5, { width: (widths[index] ?? 0) - 10 });
    left += widths[index] ?? 0;
  }
  pdf
    .moveTo(56, top + height)
    .lineTo(56 + width, top + height)
    .stroke();
  pdf.y = top + height;
}
