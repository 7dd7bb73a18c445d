import type { Actor } from "@/lib/auth/actor";
import { carryOver, carryOverOf } from "@/lib/data/changes/carrying-over";
import { findChangeSet } from "@/lib/data/changes/change-sets";
import { carryOverView } from "@/lib/domain/change/carry-over-view";
import { refused } from "./answer";

/** Puts an announced change on the register as it is now; where what was told is no longer so, says all of it. */
export async function carriedOver(id: string, actor: Actor): Promise<string> {
  const changeSet = await findChangeSet(id);
  const found = changeSet && (await carryOverOf(changeSet, actor.at));
  const result = await carryOver(actor, id);
  if (result.ok)
    return `${id} stands on the register as it is now, and goes on with the days that customers were told.`;
  const untrue = found === null ? [] : carryOverView(found).untrue;
  if (result.reason !== "toldOtherwise") throw refused(result.reason);
  const head = `What customers were told of ${id} would no longer be so:`;
  const ways = `Withdraw it, which tells them so, then propose it anew: \`change withdraw ${id}\`, \`change redraft ${id}\`.`;
  const lines = untrue.map((sentence) => `  ${sentence}`);
  throw refused(result.reason, untrue, [head, ...lines, ways].join("\n"));
}
