import type { StepTaken } from "@/lib/domain/change/change-view";
import { longDate } from "@/lib/domain/language/en-date";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";

const words: Readonly<Record<string, string>> = {
  "changeSet.created": "wrote the draft",
  "drill.drafted": "wrote the draft from a drill",
  "received.cascaded": "took a vendor’s notice into the draft",
  "customerList.imported": "wrote the draft from a customer list",
  "importFile.imported": "wrote the draft from a file",
  "changeSet.edited": "edited the draft",
  "changeSet.submitted": "submitted it for review",
  "changeSet.returned": "made a draft of it again",
  "changeSet.approved": "approved it",
  "changeSet.rejected": "rejected it",
  "announcement.ordered": "ordered its announcement",
  "announcement.calledBack": "called its announcement back, before anything was sent",
  "announcement.stopped": "did not announce it when the time had come",
  "changeSet.announced": "announced it",
  "changeSet.correctionWritten": "wrote a correction of what was told",
  "changeSet.correctionDropped": "took the correction back, before it was sent",
  "changeSet.corrected": "sent the correction of what was told",
  "changeSet.activated": "put it into effect",
  "changeSet.withdrawn": "withdrew it",
  "changeSet.afterEnd": "said what becomes of data of agreements that are over",
  "changeSet.rebased": "put it on the register as it stands",
  "changeSet.carriedOver":
    "let it go on upon the register as it stands, since all that was told is still so",
  "changeSet.redrafted": "wrote the draft anew from a change that was withdrawn",
};

type Row = { at: Date; actor: string; event: string; payload: Record<string, unknown> | null };

/** The steps that one change set took, the oldest first, as the audit chain tells them. */
export async function stepsTaken(changeSetId: string): Promise<StepTaken[]> {
  const events = Object.keys(words);
  const rows = await database().$queryRaw<Row[]>`
    select at, actor, event, payload from "AuditEntry"
    where event = any (${events})
      and (payload ->> 'changeSetId' = ${changeSetId}
        or payload -> 'changeSetIds' @> to_jsonb(${changeSetId}::text))
    order by position`;
  const names = await namesOfActors(rows.map(({ actor }) => actor));
  return rows.map(({ at, actor, event, payload }) => ({
    at: instantOfColumn(at),
    by: names.get(actor) ?? actor,
    words: `${words[event] ?? event}${moved(payload)}`,
    reason: typeof payload?.reason === "string" ? payload.reason : null,
  }));
}

/** The planned day that moved with a step. */
function moved(payload: Row["payload"]): string {
  const { plannedBefore: from, plannedOn: to } = payload ?? {};
  if (typeof from !== "string" || typeof to !== "string") return "";
  return `; the planned day moved from ${longDate(from)} to ${longDate(to)}`;
}
