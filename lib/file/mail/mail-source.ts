const headerLine = /^[!-9;-~]+:/;
const foldedLine = /^[ \t]+\S/;

/**
 * Whether a text is a whole mail as mail programs show its source, and not what the mail says alone: it begins with headers that
 * name whom it is from and when it went.
 */
export function isMailSource(text: string): boolean {
  const [head = ""] = text.trimStart().split(/\r?\n[ \t]*\r?\n/, 1);
  const lines = head.split(/\r?\n/);
  const names = new Set(lines.map((line) => line.slice(0, line.indexOf(":")).toLowerCase()));
  return (
    names.has("from") &&
    names.has("date") &&
    lines.every((line, index) => headerLine.test(line) || (index > 0 && foldedLine.test(line)))
  );
}
