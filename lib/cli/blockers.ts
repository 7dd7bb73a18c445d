import type { Blocked } from "@/lib/data/activation";
import { blockerSentences } from "@/lib/domain/language/refusals";

/** One thing that stands in the way, with its day where it has one. */
export function blockerWords(
  blocker: { code: string; until?: string; changeSetId?: string } | string,
): string {
  const { code, until, changeSetId } =
    typeof blocker === "string"
      ? { code: blocker }
      : { until: undefined, changeSetId: undefined, ...blocker };
  const words = blockerSentences[code] ?? code;
  return [words, until === undefined ? "" : `until ${until}`, changeSetId ?? ""]
    .filter(Boolean)
    .join(" ");
}

export function blockerLines(blocked: readonly Blocked[]): string[] {
  return blocked.map(
    ({ customer, blockers }) => `  ${customer}: ${blockers.map(blockerWords).join("; ")}`,
  );
}
