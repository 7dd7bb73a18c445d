import type { MailHead } from "./mail-head";
import { mailPath } from "./pack";
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
  const problems = attemptsIn(parts.deliveries).flatMap(({ delivery, attempt }) => {
    const path = mailPath(delivery.id, attempt.number);
    // Bytes go with the person, and stay as long.
    if (attempt.mail.state === "ERASED" && delivery.erasedAt === null)
      return [packProblem("mailMissing", path)];
    if (attempt.mail.state !== "KEPT") return [];
    claimed.add(path);
    const isOwn = attempt.mail.path === path;
    return isOwn
      ? problemsOfMail(path, attempt, found, hashOf)
      : [packProblem("mailDiffers", path)];
  });
  const strange = [...found.digests.keys()].filter(
    (path) => path.startsWith("mails/") && !claimed.has(path),
  );
  return [...problems, ...strange.map((path) => packProblem("mailUnclaimed", path))];
}

function problemsOfMail(
  path: string,
  { messageHash }: PackAttempt,
  { digests, heads }: FoundMails,
  hashOf: ReadonlyMap<number, string>,
): PackProblem[] {
  const digest = digests.get(path);
  if (digest === undefined) return [packProblem("mailMissing", path)];
  if (digest !== messageHash) return [packProblem("mailDiffers", path)];
  const head = heads.get(path) ?? null;
  const isTrue = head === null || (head !== "several" && hashOf.get(head.number) === head.hash);
  return isTrue ? [] : [packProblem("mailNamesOtherPublication", path)];
}

export function attemptsIn(
  deliveries: readonly PackDelivery[],
): { delivery: PackDelivery; attempt: PackAttempt }[] {
  return deliveries.flatMap((delivery) =>
    delivery.attempts.map((attempt) => ({ delivery, attempt })),
  );
}
