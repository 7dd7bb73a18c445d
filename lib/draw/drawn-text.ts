import type { DrawnFile } from "@/lib/domain/publication/public-part";

const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  sig: "text/plain; charset=utf-8",
};

/** A drawn file of text, its content type told by the ending of its path. */
export function drawnText(path: string, text: string): DrawnFile {
  const contentType = contentTypes[path.slice(path.lastIndexOf(".") + 1)];
  if (contentType === undefined) throw new RangeError(`No content type is known for ${path}`);
  return { path, contentType, bytes: new TextEncoder().encode(text) };
}
