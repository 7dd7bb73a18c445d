import type { Block, Line } from "./blocks";

/** What a block says, a text for each line. */
export function blockLines(block: Block): string[] {
  switch (block.type) {
    case "title":
      return [block.title, block.subtitle];
    case "heading":
    case "paragraph":
      return [block.text];
    case "list":
      return [...block.items];
    case "note":
      return [block.title, ...block.lines.map(lineText)];
    case "definitions":
      return block.items.map(({ term, lines }) => `${term}: ${lines.map(lineText).join("; ")}`);
    case "table":
      return block.rows.map((row) => row.flat().map(lineText).join("; "));
  }
}

export function lineText({ label, text }: Line): string {
  return label === undefined ? text : `${label}: ${text}`;
}
