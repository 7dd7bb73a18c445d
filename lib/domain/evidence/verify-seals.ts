import { instantOf } from "@/lib/domain/calendar";
import { type AttemptFacts, attemptDigest, sealDigest } from "./attempt-digest";
import type { PackManifest } from "./pack";
import type { PackAttempt, PackDelivery } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";
import { attemptsIn } from "./verify-mails";

/** An attempt is sealed soon after it ended; the slowest relay takes no longer. */
const sealedWithinMs = 3_600_000;

/**
 * Checks that each attempt is as it was sealed, that the audit chain tells of each seal, and that none is without one but those that
 * were made while the pack was.
 */
export function problemsOfSeals(
  { deliveries, seals, excerpt }: PackParts,
  { madeAt }: Pick<PackManifest, "madeAt">,
): PackProblem[] {
  const sealed = new Map(Object.entries(seals).map(([at, digests]) => [at, new Set(digests)]));
  const told = new Map(
    excerpt.entries.flatMap(({ position, event, payload }) =>
      event === "attempts.sealed" && payload !== undefined
        ? [[String(position), payload.digest] as const]
        : [],
    ),
  );
  const altered = attemptsIn(deliveries).filter(({ delivery, attempt }) => {
    if (attempt.sealedBy === null) return isLater(madeAt, attempt.startedAt);
    const digests = sealed.get(String(attempt.sealedBy));
    return digests?.has(attemptDigest(factsOf(delivery, attempt))) !== true;
  });
  const positions = [...new Set([...Object.keys(seals), ...told.keys()])];
  return [
    ...altered.map(({ delivery, attempt }) =>
      packProblem("attemptNotSealed", `delivery ${delivery.id}, attempt ${attempt.number}`),
    ),
    ...deliveries
      .filter(({ attempts }) => attempts.some(({ number }, index) => number !== index + 1))
      .map(({ id }) => packProblem("attemptMissing", `delivery ${id}`)),
    ...positions
      .filter((position) => {
        const digests = seals[position];
        return digests === undefined || told.get(position) !== sealDigest(digests);
      })
      .map((position) => packProblem("sealDiffers", `audit entry ${position}`)),
  ];
}

/** How many attempts were sealed so late that their instants rest on the database alone. */
export function sealedLate({ deliveries, excerpt }: Omit<PackParts, "seals">): number {
  const at = new Map(excerpt.entries.map((entry) => [entry.position, entry.at]));
  return attemptsIn(deliveries).filter(({ attempt: { sealedBy, startedAt } }) => {
    const sealedAt = sealedBy === null ? undefined : at.get(sealedBy);
    return sealedAt !== undefined && isLater(sealedAt, startedAt);
  }).length;
}

function isLater(instant: string, startedAt: string): boolean {
  return Date.parse(instant) - Date.parse(startedAt) > sealedWithinMs;
}

function factsOf(delivery: PackDelivery, attempt: PackAttempt): AttemptFacts {
  const { mail: _mail, sealedBy: _sealedBy, startedAt, databaseAt, dates, ...rest } = attempt;
  return {
    ...rest,
    deliveryId: delivery.id,
    startedAt: instantOf(startedAt),
    databaseAt: instantOf(databaseAt),
    // The days were checked to be days when the pack was read.
    dates: dates as AttemptFacts["dates"],
  };
}
