import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { kindOfPlural, recordPath } from "@/lib/domain/record-address";
import { type Excerpt, type SearchHit, searchRegister } from "@/lib/domain/register-search";
import { presentRegister } from "./register";

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

/** The first records of the present register that have all these words. */
export async function searchRecords(
  actor: StaffActor,
  text: string,
): Promise<readonly FoundRecord[]> {
  return (await hitsFor(actor, text)).slice(0, most).map(foundOf);
}

const mostOfEach = 10;
const mostOfOne = 500;

/** All kinds that have records with all these words, the best first; of one kind alone, more of its records. */
export async function searchGroups(
  actor: StaffActor,
  text: string,
  plural: string | null,
): Promise<readonly FoundGroup[]> {
  const only = plural === null ? null : kindOfPlural(plural);
  const groups = new Map<KindName, SearchHit[]>();
  for (const hit of await hitsFor(actor, text)) {
    if (only !== null && hit.kind !== only) continue;
    const group = groups.get(hit.kind);
    if (group === undefined) groups.set(hit.kind, [hit]);
    else group.push(hit);
  }
  return [...groups].map(([kind, hits]) => ({
    plural: kinds[kind].plural,
    label: kinds[kind].labelPlural,
    total: hits.length,
    records: hits.slice(0, only === null ? mostOfEach : mostOfOne).map(foundOf),
  }));
}

async function hitsFor(actor: StaffActor, text: string): Promise<SearchHit[]> {
  if (!mayDo(actor, "register:read")) return [];
  const { register } = await presentRegister();
  return searchRegister(register, text.slice(0, longest));
}

function foundOf(hit: SearchHit): FoundRecord {
  const { kind, ref, label, excerpt } = hit;
  const found = { kind: kinds[kind].label, label, href: recordPath({ kind, ref }) };
  return excerpt === null ? found : { ...found, excerpt };
}
