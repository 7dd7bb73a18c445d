import { restartOf } from "./correction-rows";
import type { Prisma } from "./database/generated/client";
import type { Transaction } from "./write";

type Told = Pick<
  Prisma.NoticeGetPayload<object>,
  "changeSetId" | "changeClass" | "effectiveOn" | "restartedAt"
>;

/** What a mail that tells of a notice is by now: whoever is told of a corrected change reads what was wrong before. */
export async function tellingNow(
  tx: Pick<Transaction, "correction">,
  { changeClass, effectiveOn, restartedAt, changeSetId }: Told,
) {
  if (changeClass === "A") return { kind: "ADVERSE" as const, correctionId: null };
  if (effectiveOn !== null) return { kind: "CONFIRMATION" as const, correctionId: null };
  // Days begin anew, too, where the end of an agreement was taken back.
  const correction = restartedAt === null ? null : await restartOf(changeSetId, tx);
  return correction === null
    ? { kind: "NOTICE" as const, correctionId: null }
    : { kind: "CORRECTION" as const, correctionId: correction.id };
}
