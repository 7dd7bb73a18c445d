import type { Actor } from "@/lib/auth/actor";
import { sayAfterEnd } from "@/lib/data/changes/after-end";
import { openChange } from "@/lib/data/changes/open-change";
import { type Answer, refused, take } from "./answer";

/** Names the agreements that are over to whose data a stand-by comes, or says how these are kept from it. */
export async function afterEndAnswer(
  id: string,
  reason: string | undefined,
  actor: Actor,
): Promise<Answer> {
  if (reason !== undefined) {
    take(await sayAfterEnd(actor, { id, reason }));
    return { text: `It is said, and stands with ${id}.`, json: { ok: true, id } };
  }
  const open = await openChange(actor, id);
  if (open === null) throw refused("noSuchChangeSet");
  const { reachedAfterEnd } = open.consequence;
  const { afterEndWords } = open.changeSet;
  const lines = reachedAfterEnd.map(
    ({ agreement, engagements }) => `${agreement}: ${engagements.join(", ")}`,
  );
  return {
    text: [
      ...(lines.length === 0
        ? ["It switches on nothing for data of agreements that are over."]
        : lines),
      ...(afterEndWords === null ? [] : [`Said of it: ${afterEndWords}`]),
    ].join("\n"),
    json: { id, reachedAfterEnd, said: afterEndWords },
  };
}
