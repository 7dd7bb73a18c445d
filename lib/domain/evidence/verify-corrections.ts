import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { PackSubject } from "./pack";
import type { PackChange, PackCorrection, PackDelivery, PackNotice } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";

type Payload = Readonly<Record<string, unknown>>;

/**
 * Holds what a pack says of corrections against the audit chain: what was wrong and what is right, the mails, and whether the days
 * began anew. No notice says that they did without a correction that says so, and none opened by what was told before it.
 *
 * Source: SCC (EU) 2021/914, clause 9(a); GDPR Art. 28(2), second sentence.
 */
export function problemsOfCorrections(
  parts: PackParts,
  change: PackChange,
  { type }: Pick<PackSubject, "type">,
): PackProblem[] {
  const told = parts.excerpt.entries.flatMap(({ event, payload, at }) =>
    event === "changeSet.corrected" && payload?.changeSetId === change.id ? [{ payload, at }] : [],
  );
  const { corrections = [] } = change;
  const differing = corrections.filter(
    (one) => !told.some(({ payload, at }) => isTrue(one, at, payload)),
  );
  const missing = told.filter(
    ({ payload }) =>
      !corrections.some(({ id }) => id === payload.correctionId) ||
      (type === "change" && lacksMails(parts, payload)),
  );
  const notices = parts.notices.filter(({ changeSetId }) => changeSetId === change.id);
  return [
    ...differing.map(({ id }) => packProblem("actDiffers", `correction ${id}`)),
    ...missing.map(({ payload }) =>
      packProblem("actMissing", `correction ${payload.correctionId}`),
    ),
    ...notices
      .filter((notice) => !isFounded(notice, corrections, parts.deliveries))
      .map(({ agreementRef }) =>
        packProblem("actDiffers", `notice to ${agreementRef} of ${change.id}, its correction`),
      ),
  ];
}

function isTrue(one: PackCorrection, at: string, payload: Payload): boolean {
  return (
    payload.correctionId === one.id &&
    at === one.at &&
    payload.restarts === one.restarts &&
    payload.entriesHash === sha256(canonicalJson(one.entries)) &&
    (one.items === null || payload.itemsHash === sha256(canonicalJson(one.items)))
  );
}

/** A customer's pack has its own mails alone, and none where it was left out before, or nobody could be written to. */
function lacksMails(
  { deliveries }: PackParts,
  { announcementId, deliveries: ordered }: Payload,
): boolean {
  return deliveries.filter((one) => one.announcementId === announcementId).length !== ordered;
}

/** The days began anew with the newest correction by which they do, and what opened the notice was told from then on. */
function isFounded(
  { id, restartedAt = null, reopenings = [], effectiveOn, declinedAt, ground }: PackNotice,
  corrections: readonly PackCorrection[],
  deliveries: readonly PackDelivery[],
): boolean {
  const restarts = corrections.flatMap(({ restarts, at }) => (restarts ? [at] : []));
  const told = deliveries.filter(({ noticeIds }) => noticeIds.includes(id));
  // One that was told for the first time after it, as an agreement that came later is, was told rightly.
  if (restartedAt === null)
    return (
      declinedAt !== null ||
      !told.some(({ announcedAt }) => restarts.some((at) => announcedAt < at))
    );
  const isOpenAgain = reopenings.some(
    ({ objectionId, reopenedAt }) => objectionId === null && reopenedAt === restartedAt,
  );
  if (!isOpenAgain && !restarts.includes(restartedAt)) return false;
  if (declinedAt === null && restarts.some((at) => at > restartedAt)) return false;
  if (effectiveOn === null || ground === "APPROVAL" || ground === "SIGNED") return true;
  return told.some(({ announcedAt, state }) => announcedAt >= restartedAt && state === "ACCEPTED");
}
