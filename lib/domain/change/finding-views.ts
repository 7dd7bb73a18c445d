import type { Finding } from "@/lib/domain/findings/finding";
import { isWaivable } from "@/lib/domain/findings/waivers";
import { waivePath } from "@/lib/domain/record/record-address";
import type { Register } from "@/lib/domain/register";
import type { FindingView } from "./change-view";
import { recordLink } from "./record-link";

/**
 * Findings as a page shows them, each with its record by name.
 *
 * @param draft the draft that brings them, where whoever looks may put a waiver into it
 */
export function findingViews(
  before: Register,
  after: Register,
  findings: readonly Finding[],
  draft: string | null = null,
): FindingView[] {
  return findings.map(({ severity, code, message, source, kind, ref, regime, waiver }) => ({
    severity,
    code,
    message,
    waivedUntil: waiver?.until ?? null,
    law: source,
    record: recordLink(before, after, { kind, ref }),
    waiveHref:
      draft !== null && waiver === undefined && isWaivable(code)
        ? waivePath({ code, kind, ref, regime, in: draft })
        : null,
  }));
}
