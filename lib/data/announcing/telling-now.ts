import type { Prisma } from "../database/generated/client";
import type { Transaction } from "../write";
import { restartOf } from "./correction-rows";

type Told = Pick<
  Prisma.NoticeGetPayload<object>,
  "changeSetId" | "changeClass" | "effectiveOn" | "restartedAt"
>;

/** What a mail that tells of a notice is by now. */
export function tellingNow({
  changeClass,
  effectiveOn,
  restartedAt,
}: Omit<Told, "changeSetId">): "NOTICE" | "CONFIRMATION" | "ADVERSE" | "CORRECTION" {
  if (changeClass === "A") return "ADVERSE";
  if (effectiveOn !== null) return "CONFIRMATION";
  return restartedAt === null ? "NOTICE" : "CORRECTION";
}

/**
 * The same with the correction that such a mail sends: whoever is told of a corrected change reads what was wrong before. What began
 * anew for another reason, since it is open again, is told as it was first.
 */
export async function tellingWith(
  tx: Pick<Transaction, "correction">,
  notice: Told,
): Promise<{ kind: ReturnType<typeof tellingNow>; correctionId: string | null }> {
  const kind = tellingNow(notice);
  if (kind !== "CORRECTION") return { kind, correctionId: null };
  const correction = await restartOf(notice.changeSetId, tx);
  return correction === null
    ? { kind: "NOTICE", correctionId: null }
    : { kind, correctionId: correction.id };
}
