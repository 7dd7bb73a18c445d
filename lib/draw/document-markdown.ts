import type { Block, Definition, DocumentView, Line } from "@/lib/domain/documents/blocks";

/** A document as Markdown: a heading for each part, a line for each fact, so that two versions compare well. */
export function drawDocumentMarkdown({ mark, sections }: DocumentView): string {
  const blocks = sections.flatMap((section) => section.blocks.flatMap(blockText));
  return `${[...(mark === null ? [] : [`**${escaped(mark)}**`]), ...blocks].join("\n\n")}\n`;
}

function blockText(block: Block): string[] {
  switch (block.type) {
    case "title":
      return [`# ${escaped(`${block.title} · ${block.kicker}`)}`, escaped(block.subtitle)];
    case "heading":
      return [
        `${"#".repeat(block.level + 1)} ${escaped(block.text)}`,
        ...(block.caption ? [escaped(block.caption)] : []),
      ];
    case "paragraph":
      return [escaped(block.text)];
    case "list":
      return [block.items.map((item) => `- ${escaped(item)}`).join("\n")];
    case "definitions":
      return [block.items.map(definitionText).join("\n")];
    case "table":
      return block.rows.map((row) =>
        row
          .map((lines, index) => `- ${escaped(block.columns[index]?.header ?? "")}: ${cell(lines)}`)
          .join("\n"),
      );
    case "note":
      return [`**${escaped(block.title)}** ${cell(block.lines)}`];
  }
}

function definitionText({ term, lines }: Definition): string {
  return `- ${escaped(term)}: ${cell(lines)}`;
}

function cell(lines: readonly Line[]): string {
  return lines
    .map(({ label, text }) => escaped(label === undefined ? text : `${label}: ${text}`))
    .join("; ");
}

/** The text as text: nothing in it is read as Markdown or as HTML. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]#|~<>&!]/g, "\\$&")
    .replace(/^([-+=]|\d+\.)/, "\\$&");
}
