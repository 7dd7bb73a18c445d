import type { Block, Definition, DocumentView, Line } from "@/lib/domain/documents/blocks";

/** A document as plain text, a line for each fact: what is compared when a document changes. */
export function documentText({ sections }: DocumentView): string {
  return `${sections
    .map(({ blocks }) => blocksText(blocks))
    .join("\n\n")
    .trim()}\n`;
}

export function blocksText(blocks: readonly Block[]): string {
  return blocks.map(block).join("\n");
}

function block(one: Block): string {
  switch (one.type) {
    case "title":
      return [one.kicker, one.title, one.subtitle].filter(Boolean).join("\n");
    case "heading":
      return `\n${[one.text, one.caption].filter(Boolean).join(": ")}`;
    case "paragraph":
      return one.text;
    case "list":
      return one.items.map((item) => `- ${item}`).join("\n");
    case "definitions":
      return one.items.map(definition).join("\n");
    case "table":
      return [
        one.columns.map(({ header }) => header).join(" | "),
        ...one.rows.map((cells) => cells.map(cell).join(" | ")),
      ].join("\n");
    case "note":
      return [one.title, ...one.lines.map(line)].join("\n");
  }
}

function definition({ term, lines }: Definition): string {
  return `${term}: ${cell(lines)}`;
}

function cell(lines: readonly Line[]): string {
  return lines.map(line).join("; ");
}

function line({ text, label }: Line): string {
  return label === undefined ? text : `${label}: ${text}`;
}
