import { RollOut } from "@/components/changes/after/roll-out";
import type { StaffActor } from "@/lib/auth/actor";
import { rollOutOf } from "@/lib/data/gate/roll-out";
import { isStanding } from "@/lib/domain/change/standing";
import { approve, decide, letter, object, receipt, tell, tellNext } from "./after-actions";
import { erase, file } from "./reply-actions";

const actions = {
  tell,
  tellNext,
  letter,
  receipt,
  object,
  approve,
  decide,
  fileReply: file,
  eraseReply: erase,
};

/** What of the page's address the state after the announcement reads. */
export type AfterSearch = Readonly<
  Partial<Record<"standing" | "part" | "agreement" | "done", string | string[]>>
>;

/** The state of every agreement after the announcement; nothing before it. */
export async function AfterAnnouncement({
  actor,
  changeSetId,
  search,
}: {
  actor: StaffActor;
  changeSetId: string;
  search: AfterSearch;
}) {
  const standing = oneOf(search.standing);
  const view = await rollOutOf(actor, changeSetId, {
    standing: isStanding(standing) ? standing : null,
    page: Number.parseInt(oneOf(search.part) ?? "1", 10) || 1,
    agreement: oneOf(search.agreement),
  });
  return view === null ? null : <RollOut view={view} actions={actions} done={oneOf(search.done)} />;
}

function oneOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
