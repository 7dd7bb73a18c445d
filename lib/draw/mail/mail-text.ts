import type { Definition, Line } from "@/lib/domain/documents/blocks";
import type { MailBlock, MailView } from "@/lib/domain/documents/mail-view";
import { colonIn } from "./colon-in";

/** The same mail for programs, and people, that read no HTML. Mail programs wrap its lines. */
export function mailText({ language, blocks }: MailView): string {
  const colon = colonIn(language);
  return `${blocks
    .map((one) => block(one, colon))
    .join("\n\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

function block(one: MailBlock, colon: string): string {
  switch (one.type) {
    case "title":
      return `${one.kicker}\n\n${one.title}\n${"=".repeat(64)}`;
    case "heading":
      return one.level === 3 ? one.text : `\n${"-".repeat(64)}\n${one.text}`;
    case "paragraph":
      return one.text;
    case "definitions":
      return one.items
        .filter(isReadable)
        .map((item) => definition(item, colon))
        .join("\n");
    case "panel":
      return [`*** ${one.title} ***`, ...one.items.map((item) => definition(item, colon))].join(
        "\n",
      );
    case "note":
      return `!!! ${one.title}. ${one.lines.map(({ text }) => text).join(" ")}`;
    case "list":
    case "table":
      throw new Error(`A mail has no ${one.type}`);
  }
}

function definition({ term, lines }: Definition, colon: string): string {
  const [first, ...rest] = lines.map((one) => line(one, colon));
  if (rest.length === 0) return `${term}${colon}${first ?? ""}`;
  return [`${term}${colon.trimEnd()}`, ...[first, ...rest].map((text) => `  ${text ?? ""}`)].join(
    "\n",
  );
}

function line({ text, label, href }: Line, colon: string): string {
  const words = label === undefined ? text : `${label}${colon}${text}`;
  return href === undefined || href === text ? words : `${words} <${href}>`;
}

/** A prepared mail is an address to click, too long to be read; the text before it says the same. */
function isReadable({ lines }: Definition): boolean {
  return !lines.every(({ href }) => href?.startsWith("mailto:"));
}
