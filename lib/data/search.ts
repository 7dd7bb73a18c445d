import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { type Moment, momentQuery, present } from "@/lib/domain/moment";
import { kindOfPlural, recordPath } from "@/lib/domain/record-address";
import { type Excerpt, type SearchHit, searchRegister } from "@/lib/domain/register-search";
import { registerAt } from "./moments";

/** A record as a search names it, and where it is. */
export type FoundRecord = {
  readonly kind: string;
  readonly label: string;
  readonly href: string;
  /** Left out where the name says it all. */
  readonly excerpt?: Excerpt;
};

/** The records of one kind that a search finds. */
export type FoundGroup = {
  readonly plural: string;
  readonly label: string;
  readonly total: number;
  readonly records: readonly FoundRecord[];
};

const most = 20;
const longest = 200;

/** The first records of the register at a moment that have all these words. */
export async function searchRecords(
  actor: StaffActor,
  text: string,
  moment: Moment = present,
): Promise<readonly FoundRecord[]> {
  const hits = await hitsFor(actor, text, moment);
  return hits.slice(0, most).map((hit) => foundOf(hit, moment));
}

const mostOfEach = 10;
const mostOfOne = 500;

/** All kinds that have records with all these words, the best first; of one kind alone, more of its records. */
export async function searchGroups(
  actor: StaffActor,
  text: string,
  plural: string | null,
  moment: Moment = present,
): Promise<readonly FoundGroup[]> {
  const only = plural === null ? null : kindOfPlural(plural);
  const groups = new Map<KindName, SearchHit[]>();
  for (const hit of await hitsFor(actor, text, moment)) {
    if (only !== null && hit.kind !== only) continue;
    const group = groups.get(hit.kind);
    if (group === undefined) groups.set(hit.kind, [hit]);
    else group.push(hit);
  }
  return [...groups].map(([kind, hits]) => ({
    plural: kinds[kind].plural,
    label: kinds[kind].labelPlural,
    total: hits.length,
    records: hits
      .slice(0, only === null ? mostOfEach : mostOfOne)
      .map((hit) => foundOf(hit, moment)),
  }));
}

async function hitsFor(actor: StaffActor, text: string, moment: Moment): Promise<SearchHit[]> {
  if (!mayDo(actor, "register:read")) return [];
  const { register } = await registerAt(actor, moment);
  return searchRegister(register, text.slice(0, longest));
}

function foundOf(hit: SearchHit, moment: Moment): FoundRecord {
  const { kind, ref, label, excerpt } = hit;
  const found = {
    kind: kinds[kind].label,
    label,
    href: recordPath({ kind, ref }, momentQuery(moment)),
  };
  return excerpt === null ? found : { ...found, excerpt };
}
