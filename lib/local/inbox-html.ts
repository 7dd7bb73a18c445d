/** Markup that may go into a page as it is. */
export type Html = { readonly markup: string };

type Part = string | number | Html | readonly Html[] | null;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Joins markup and values; every value that is not markup itself is escaped, in text and attributes alike. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const drawn = strings.map((text, index) => text + draw(parts[index] ?? null));
  return { markup: drawn.join("") };
}

/** Makes any text harmless inside markup and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

function draw(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  if ("markup" in part) return part.markup;
  return part.map(draw).join("");
}
