import { instantOf } from "@/lib/domain/calendar";
import { type AttemptFacts, attemptDigest, sealDigest } from "./attempt-digest";
import type { MailHead } from "./mail-head";
import type { PackAttempt, PackDelivery } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";

/** What was found of the mails of a pack: path → SHA-256 of the bytes, and the publication that they name. */
export type FoundMails = {
  readonly digests: ReadonlyMap<string, string>;
  readonly heads: ReadonlyMap<string, MailHead | null | "several">;
};

/** Checks that each mail is the one that its attempt has the hash of, and names a publication that there is. */
export function problemsOfMails(parts: PackParts, found: FoundMails): PackProblem[] {
  const claimed = new Set<string>();
  const hashOf = new Map(parts.publications.map(({ manifest, hash }) => [manifest.number, hash]));
  const problems = attemptsIn(parts.deliveries).flatMap(({ attempt }) => {
    if (attempt.mail.state !== "KEPT") return [];
    const { path } = attempt.mail;
    claimed.add(path);
    const digest = found.digests.get(path);
    if (digest === undefined) return [packProblem("mailMissing", path)];
    if (digest !== attempt.messageHash) return [packProblem("mailDiffers", path)];
    const head = found.heads.get(path) ?? null;
    const isTrue = head === null || (head !== "several" && hashOf.get(head.number) === head.hash);
    return isTrue ? [] : [packProblem("mailNamesOtherPublication", path)];
  });
  const strange = [...found.digests.keys()].filter(
    (path) => path.startsWith("mails/") && !claimed.has(path),
  );
  return [...problems, ...strange.map((path) => packProblem("mailUnclaimed", path))];
}

/** Checks that each attempt is as it was sealed, and that the audit chain tells of each seal. */
export function problemsOfSeals({ deliveries, seals, excerpt }: PackParts): PackProblem[] {
  const sealed = new Map(Object.entries(seals).map(([at, digests]) => [at, new Set(digests)]));
  const told = new Map(
    excerpt.entries.flatMap(({ position, event, payload }) =>
      event === "attempts.sealed" ? [[String(position), payload?.digest] as const] : [],
    ),
  );
  const altered = attemptsIn(deliveries).filter(({ delivery, attempt }) => {
    if (attempt.sealedBy === null) return false;
    const digests = sealed.get(String(attempt.sealedBy));
    return digests?.has(attemptDigest(factsOf(delivery, attempt))) !== true;
  });
  return [
    ...altered.map(({ delivery, attempt }) =>
      packProblem("attemptNotSealed", `delivery ${delivery.id}, attempt ${attempt.number}`),
    ),
    ...Object.entries(seals)
      .filter(([position, digests]) => told.get(position) !== sealDigest(digests))
      .map(([position]) => packProblem("sealDiffers", `audit entry ${position}`)),
  ];
}

export function attemptsIn(
  deliveries: readonly PackDelivery[],
): { delivery: PackDelivery; attempt: PackAttempt }[] {
  return deliveries.flatMap((delivery) =>
    delivery.attempts.map((attempt) => ({ delivery, attempt })),
  );
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
