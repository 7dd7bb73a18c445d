import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { type Excerpt, type SearchHit, searchRegister } from "@/lib/domain/list/register-search";
import { type Moment, momentQuery, present } from "@/lib/domain/moment";
import { kindOfPlural, recordPath } from "@/lib/domain/record/record-address";
import { registerAt } from "../moments";
import { type FoundMatter, matterKinds, searchMatters } from "./search-matters";

/** A record, or a change, an incident or a vendor's notice, as a search names it, and where it is. */
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

const mostMatters = 10;

/**
 * The first records of the register at a moment that have all these words, and the changes, incidents and vendors' notices that have
 * them: those that are named so come before the records, the others after.
 */
export async function searchRecords(
  actor: StaffActor,
  text: string,
  moment: Moment = present,
): Promise<readonly FoundRecord[]> {
  const [hits, matters] = await Promise.all([
    hitsFor(actor, text, moment),
    mattersFor(actor, text),
  ]);
  const shown = matters.slice(0, mostMatters);
  return [
    ...shown.filter(({ isNamed }) => isNamed).map(matterOf),
    ...hits.slice(0, most).map((hit) => foundOf(hit, moment)),
    ...shown.filter(({ isNamed }) => !isNamed).map(matterOf),
  ];
}

const mostOfEach = 10;
const mostOfOne = 500;

/**
 * All kinds that have records with all these words, the best first, and the changes, incidents and vendors' notices that have them; of one
 * kind alone, more.
 */
export async function searchGroups(
  actor: StaffActor,
  text: string,
  plural: string | null,
  moment: Moment = present,
): Promise<readonly FoundGroup[]> {
  const only = plural === null ? null : kindOfPlural(plural);
  const groups = new Map<KindName, SearchHit[]>();
  for (const hit of await hitsFor(actor, text, moment)) {
    if (plural !== null && hit.kind !== only) continue;
    const group = groups.get(hit.kind);
    if (group === undefined) groups.set(hit.kind, [hit]);
    else group.push(hit);
  }
  const records = [...groups].map(([kind, hits]) => ({
    plural: kinds[kind].plural,
    label: kinds[kind].labelPlural,
    total: hits.length,
    records: hits
      .slice(0, plural === null ? mostOfEach : mostOfOne)
      .map((hit) => foundOf(hit, moment)),
  }));
  const matters = (await mattersFor(actor, text)).filter(
    (matter) => plural === null || matter.plural === plural,
  );
  const found = matterGroups(matters, plural === null ? mostOfEach : mostOfOne);
  return matters.some(({ isNamed }) => isNamed) ? [...found, ...records] : [...records, ...found];
}

function matterGroups(matters: readonly FoundMatter[], shown: number): FoundGroup[] {
  return [...new Set(matters.map(({ plural }) => plural))].map((plural) => {
    const ones = matters.filter((matter) => matter.plural === plural);
    const records = ones.slice(0, shown).map(matterOf);
    return { plural, label: matterKinds[plural].labelPlural, total: ones.length, records };
  });
}

async function mattersFor(actor: StaffActor, text: string): Promise<readonly FoundMatter[]> {
  return mayDo(actor, "register:read") ? searchMatters(text.slice(0, longest)) : [];
}

function matterOf({ plural, label, href }: FoundMatter): FoundRecord {
  return { kind: matterKinds[plural].label, label, href };
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
