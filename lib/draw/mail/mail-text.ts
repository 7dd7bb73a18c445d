import type { Definition, Line } from "@/lib/domain/documents/blocks";
import type { MailBlock, MailView } from "@/lib/domain/documents/mail-view";

/** The same mail for programs, and people, that read no HTML. Mail programs wrap its lines. */
export function mailText({ blocks }: MailView): string {
  return `${blocks
    .map(block)
    .join("\n\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

function block(one: MailBlock): string {
  switch (one.type) {
    case "title":
      return `${one.kicker}\n\n${one.title}\n${"=".repeat(64)}`;
    case "heading":
      return one.level === 3 ? one.text : `\n${"-".repeat(64)}\n${one.text}`;
    case "paragraph":
      return one.text;
    case "definitions":
      return one.items.filter(isReadable).map(definition).join("\n");
    case "panel":
      return [`*** ${one.title} ***`, ...one.items.map(definition)].join("\n");
    case "note":
      return `!!! ${one.title}. ${one.lines.map(({ text }) => text).join(" ")}`;
    case "list":
    case "table":
      throw new Error(`A mail has no ${one.type}`);
  }
}

function definition({ term, lines }: Definition): string {
  const [first, ...rest] = lines.map(line);
  if (rest.length === 0) return `${term}: ${first ?? ""}`;
  return [`${term}:`, ...[first, ...rest].map((text) => `  ${text ?? ""}`)].join("\n");
}

function line({ text, label, href }: Line): string {
  const words = label === undefined ? text : `${label}: ${text}`;
  return href === undefined || href === text ? words : `${words} <${href}>`;
}

/** A prepared mail is an address to click, too long to be read; the text before it says the same. */
function isReadable({ lines }: Definition): boolean {
  return !lines.every(({ href }) => href?.startsWith("mailto:"));
}
