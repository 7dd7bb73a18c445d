import type { Actor } from "@/lib/auth/actor";
import type { AnnouncedBeside } from "@/lib/domain/change/change-view";
import { touchedEngagements } from "@/lib/domain/change/touched-engagements";
import { isKindName } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply, type RecordKey, type Register } from "@/lib/domain/register";
import { changesOf, findChangeSet, itemsOf } from "../changes/change-sets";
import { database } from "../database/current";
import { dayOf } from "../days";
import { presentRegister } from "../register";

/**
 * The other announced changes that are about a record or a sub-processor of these: customers read of each what is so once it is in
 * effect, and the one that comes first makes that untrue of the other.
 *
 * @param register with these records in effect, so that what is new in them is known
 */
export async function announcedBeside(
  changeSetId: string,
  keys: readonly Pick<RecordKey, "kind" | "ref">[],
  register: Register,
): Promise<AnnouncedBeside[]> {
  const others = await database().changeSet.findMany({
    where: { state: "ANNOUNCED", id: { not: changeSetId } },
    select: {
      ...{ id: true, title: true, plannedOn: true },
      items: { select: { kind: true, ref: true } },
    },
    orderBy: { number: "asc" },
  });
  const own = new Set(aboutOf(register, keys));
  return others
    .filter(({ items }) => {
      const known = items.flatMap(({ kind, ref }) => (isKindName(kind) ? [{ kind, ref }] : []));
      return aboutOf(register, known).some((about) => own.has(about));
    })
    .map(({ id, title, plannedOn }) => ({ id, title, plannedOn: dayOf(plannedOn) }));
}

/** The same for a change that is named: for whoever takes a step with it by command. */
export async function announcedBesideChange(
  changeSetId: string,
  { at }: Pick<Actor, "at">,
): Promise<AnnouncedBeside[]> {
  const changeSet = await findChangeSet(changeSetId);
  if (changeSet === null) return [];
  const items = itemsOf(changeSet);
  const { register } = await presentRegister();
  return announcedBeside(
    changeSetId,
    items,
    apply(register, changesOf(items, todayIn(register, at))),
  );
}

/** The records themselves, and the sub-processors whose entry they are a part of. */
function aboutOf(register: Register, keys: readonly Pick<RecordKey, "kind" | "ref">[]): string[] {
  return [
    ...keys.map(({ kind, ref }) => `${kind}/${ref}`),
    ...touchedEngagements(register, keys).map((ref) => `Engagement/${ref}`),
  ];
}
