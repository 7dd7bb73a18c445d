import { restartOf } from "./correction-rows";
import type { Prisma } from "./database/generated/client";
import type { Transaction } from "./write";

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

/** The correction that such a mail sends: whoever is told of a corrected change reads what was wrong before. */
export async function correctionNow(
  tx: Pick<Transaction, "correction">,
  notice: Told,
): Promise<string | null> {
  if (tellingNow(notice) !== "CORRECTION") return null;
  return (await restartOf(notice.changeSetId, tx))?.id ?? null;
}
