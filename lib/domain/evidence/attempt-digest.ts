import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";

/** The days that a mail or a letter stated for one notice. */
export type StatedDates = {
  readonly startsOn: CalendarDate;
  readonly noticeLastDay: CalendarDate;
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate;
};

/** One attempt to tell, as it is kept: all that its digest covers. */
export type AttemptFacts = {
  readonly deliveryId: string;
  readonly number: number;
  readonly startedAt: Instant;
  /** the database's own time when it was recorded */
  readonly databaseAt: Instant;
  readonly outcome: string;
  readonly stage: string;
  readonly reply: string;
  readonly relay: string | null;
  readonly tls: string | null;
  readonly messageHash: string | null;
  readonly dates: Readonly<Record<string, StatedDates>> | null;
};

/** SHA-256 of one attempt. Its delivery's id is random, so that nobody learns an attempt from its digest. */
export function attemptDigest(attempt: AttemptFacts): string {
  const { deliveryId, number, startedAt, databaseAt, outcome, stage, reply } = attempt;
  const { relay, tls, messageHash, dates } = attempt;
  return sha256(
    canonicalJson({
      deliveryId,
      number,
      startedAt,
      databaseAt,
      outcome,
      stage,
      reply,
      relay,
      tls,
      messageHash,
      dates,
    }),
  );
}

/** What an audit entry says of the attempts that it seals: one digest over theirs, in their own order. */
export function sealDigest(digests: readonly string[]): string {
  return sha256(digests.toSorted().join("\n"));
}
