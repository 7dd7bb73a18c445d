import { clock, isShifted } from "@/lib/clock";
import { operatorError } from "@/lib/env";
import { connect } from "./connect";

const toleranceMs = 5 * 60_000;

/**
 * What was recorded under a shifted clock lies in the future of the true one: going back is refused.
 *
 * @throws an operator error that names the newest recorded instant
 */
export async function requireTrueTime(url: string): Promise<void> {
  if (isShifted()) return;
  const client = await connect(url);
  const { rows } = await client
    .query<{ at: Date }>('select at from "AuditEntry" order by position desc limit 1')
    .finally(() => client.end());
  const newest = rows[0]?.at;
  if (newest === undefined || newest.getTime() <= clock().epochMilliseconds + toleranceMs) return;
  throw operatorError(
    `The newest entry of this database is of ${newest.toISOString()}, made under RECITAL_CLOCK. ` +
      "Set RECITAL_CLOCK to that time or later, or begin with an empty DATA_DIR.",
  );
}
