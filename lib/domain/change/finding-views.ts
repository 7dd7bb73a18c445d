import type { Finding } from "@/lib/domain/findings/finding";
import type { Register } from "@/lib/domain/register";
import type { FindingView } from "./change-view";
import { recordLink } from "./record-link";

/** Findings as a page shows them, each with its record by name. */
export function findingViews(
  before: Register,
  after: Register,
  findings: readonly Finding[],
): FindingView[] {
  return findings.map(({ severity, code, message, source, kind, ref, waiver }) => ({
    severity,
    code,
    message,
    waivedUntil: waiver?.until ?? null,
    law: source,
    record: recordLink(before, after, { kind, ref }),
  }));
}
