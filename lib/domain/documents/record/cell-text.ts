import type { Line } from "@/lib/domain/documents/blocks";

/** Lines as the text of one cell. */
export function cell(lines: readonly Line[]): string {
  return lines
    .map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`))
    .join("\n");
}
