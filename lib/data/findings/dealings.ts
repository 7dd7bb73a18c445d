import type { NoticeEffect } from "@/lib/domain/change/notice-effect";
import type {
  AnnexSnapshot,
  Dealings,
  DealtChange,
  DealtNotice,
  LoweredClass,
  PublishedList,
} from "@/lib/domain/findings/dealings";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { type Materiality, materialities } from "@/lib/domain/reference/enums";
import { find, type RecordKey } from "@/lib/domain/register";
import { annexLists } from "../annexes/annex-lists";
import { changesOf, itemsOf, type StoredChangeSet, type StoredItem } from "../changes/change-sets";
import { contactCounts } from "../changes/outlook";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { heldBackFor } from "../gate/held-back";
import { presentRegister } from "../register";

/** What passed between us, the customers and the public until now, as the rules on it ask. */
export async function dealingsNow(): Promise<Dealings> {
  const [contacts, changes, published, annexes, heldBack] = await Promise.all([
    contactCounts(),
    changesDealt(),
    listPublished(),
    annexesGiven(),
    engagementsHeldBack(),
  ]);
  return { contacts, changes, published, annexes, heldBack };
}

async function changesDealt(): Promise<DealtChange[]> {
  const [changeSets, notices] = await Promise.all([
    database().changeSet.findMany({
      where: { state: { in: ["ANNOUNCED", "ACTIVE"] }, internal: false, number: { gt: 0 } },
      include: { items: true },
      orderBy: { number: "asc" },
    }),
    noticesByChange(),
  ]);
  return changeSets.map((changeSet) => dealtChange(changeSet, notices.get(changeSet.id) ?? []));
}

function dealtChange(changeSet: StoredChangeSet, notices: readonly DealtNotice[]): DealtChange {
  const { id, title, state, gating } = changeSet;
  const plannedOn = dayOf(changeSet.plannedOn);
  const items = itemsOf(changeSet);
  const day = plannedOn ?? dayOf(changeSet.activatedAt ?? new Date(0));
  return {
    id,
    title,
    state: state === "ACTIVE" ? "ACTIVE" : "ANNOUNCED",
    plannedOn,
    isPerCustomer: gating === "PER_CUSTOMER",
    changes: changesOf(items, day),
    added: items.flatMap(({ kind, ref, baseSeq, body }) =>
      kind === "Engagement" && baseSeq === null && body !== null ? [ref] : [],
    ),
    owed: owedBy(changeSet),
    notices,
    lowered: loweredIn(changeSet, items),
  };
}

/** The agreements that were frozen with the approval, as `frozenOutlook` writes them. */
function owedBy({ frozen }: StoredChangeSet): string[] {
  const { customers = [] } = (frozen ?? {}) as {
    customers?: { agreement: string; class: Materiality }[];
  };
  return customers.flatMap((one) =>
    one.class === "M1" || one.class === "M2" ? [one.agreement] : [],
  );
}

type FrozenItem = RecordKey & {
  field: string | null;
  class: Materiality | "INTERNAL";
  overridden?: { from: Materiality | "INTERNAL"; reason: string; by?: string };
};

/** The classes that were set by hand below those of the rules, as they were frozen with the approval. */
function loweredIn(
  { frozen, approvedById }: StoredChangeSet,
  items: readonly StoredItem[],
): LoweredClass[] {
  const { items: classified = [] } = (frozen ?? {}) as { items?: FrozenItem[] };
  const authors = new Map(items.map(({ kind, ref, authorId }) => [`${kind}/${ref}`, authorId]));
  return classified.flatMap(({ kind, ref, field, class: to, overridden }) => {
    if (overridden === undefined || overridden.from === "INTERNAL") return [];
    const { from, reason } = overridden;
    const rank = (one: FrozenItem["class"]) =>
      one === "INTERNAL" ? materialities.length : materialities.indexOf(one);
    if (rank(to) <= rank(from)) return [];
    const by = overridden.by ?? authors.get(`${kind}/${ref}`);
    const isSeconded = approvedById !== null && approvedById !== by;
    return [{ kind, ref, field, from, to, reason, isSeconded }];
  });
}

type NoticeRow = {
  changeSetId: string;
  agreementRef: string;
  customerRef: string;
  changeClass: Materiality;
  silenceApproves: boolean;
  effect: NoticeEffect;
  startsOn: Date | null;
  objectionLastDay: Date | null;
  earliestEffectiveOn: Date | null;
  effectiveOn: Date | null;
  isDeclined: boolean;
  isApproved: boolean;
  openObjectionOn: Date | null;
  unansweredObjectionOn: Date | null;
  all: number;
  good: number;
};

/** Counted by the database: a change may have ten thousand notices. */
async function noticesByChange(): Promise<Map<string, DealtNotice[]>> {
  const rows = await database().$queryRaw<NoticeRow[]>`
    select n."changeSetId", n."agreementRef", n."customerRef", n."changeClass"::text as "changeClass",
      coalesce((n.terms ->> 'silenceApproves')::boolean, false) as "silenceApproves",
      coalesce(n.terms ->> 'effect', 'PERIODS') as effect,
      n."startsOn", n."objectionLastDay", n."earliestEffectiveOn", n."effectiveOn",
      n."declinedAt" is not null as "isDeclined",
      exists (select from "Approval" a where a."noticeId" = n.id and a."overtakenAt" is null) as "isApproved",
      (select min(o."receivedOn") from "Objection" o where o."noticeId" = n.id and o.timely
        and (o.decision is null or o.decision = 'REFUSED')) as "openObjectionOn",
      (select min(o."receivedOn") from "Objection" o where o."noticeId" = n.id and o.timely
        and o.decision is null) as "unansweredObjectionOn",
      coalesce(d."all", 0)::int as "all", coalesce(d.good, 0)::int as good
    from "Notice" n join "ChangeSet" c on c.id = n."changeSetId" and c.state in ('ANNOUNCED', 'ACTIVE')
    left join (select l."noticeId", count(*) as "all",
                 count(*) filter (where d.state in ('ACCEPTED', 'PENDING', 'SENDING', 'DEFERRED')) as good
               from "DeliveredNotice" l join "Delivery" d on d.id = l."deliveryId"
               join "Announcement" told on told.id = d."announcementId" and told.kind in ('NOTICE', 'ADVERSE', 'CORRECTION')
               group by 1) d on d."noticeId" = n.id
    order by n."changeSetId", n."agreementRef"`;
  const byChange = new Map<string, DealtNotice[]>();
  for (const { changeSetId, all, good, ...row } of rows) {
    const list = byChange.get(changeSetId) ?? [];
    list.push({
      ...row,
      startsOn: dayOf(row.startsOn),
      objectionLastDay: dayOf(row.objectionLastDay),
      earliestEffectiveOn: dayOf(row.earliestEffectiveOn),
      effectiveOn: dayOf(row.effectiveOn),
      openObjectionOn: dayOf(row.openObjectionOn),
      unansweredObjectionOn: dayOf(row.unansweredObjectionOn),
      deliveries: { all, good },
    });
    byChange.set(changeSetId, list);
  }
  return byChange;
}

/** The lists of publications by number: a publication never changes, and its text may be long. */
const knownLists = new Map<string, PublishedList>();
const mostKnown = 50;

async function listOf(number: number): Promise<PublishedList> {
  const { hash } = await database().publication.findUniqueOrThrow({
    where: { number },
    select: { hash: true },
  });
  const known = knownLists.get(hash);
  if (known !== undefined) return known;
  const { publicPart } = await database().publication.findUniqueOrThrow({
    where: { number },
    select: { publicPart: true },
  });
  const { subprocessors } = JSON.parse(publicPart) as PublicPart;
  const list = {
    number,
    entries: subprocessors
      .filter(({ status }) => status !== "ended" && status !== "announced")
      .map(({ ref, name, leaving }) => ({ ref, name, isLeaving: leaving !== undefined })),
  };
  if (knownLists.size >= mostKnown) knownLists.clear();
  knownLists.set(hash, list);
  return list;
}

export async function listPublished(): Promise<PublishedList | null> {
  const newest = await database().publication.findFirst({
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return newest === null ? null : listOf(newest.number);
}

/** The newest annex that was drawn for each agreement, made again from its publication with what was held back then. */
async function annexesGiven(): Promise<AnnexSnapshot[]> {
  const drawn = await database().annex.groupBy({
    by: ["agreementRef"],
    _max: { publicationNumber: true },
  });
  const numbers = [...new Set(drawn.flatMap(({ _max }) => _max.publicationNumber ?? []))];
  const [{ register }, publications] = await Promise.all([
    presentRegister(),
    database().publication.findMany({
      where: { number: { in: numbers } },
      select: { number: true, hash: true, publishedAt: true },
    }),
  ]);
  const given: AnnexSnapshot[] = [];
  for (const { number, hash, publishedAt } of publications) {
    const agreements = drawn
      .filter(({ _max }) => _max.publicationNumber === number)
      .flatMap(({ agreementRef }) => find(register, "CustomerAgreement", agreementRef) ?? []);
    const held = await heldBackFor(null, database(), instantOfColumn(publishedAt));
    const lists = await annexLists({ number, hash }, agreements, held);
    for (const [agreementRef, engagements] of lists)
      given.push({ agreementRef, publication: number, engagements });
  }
  return given;
}

async function engagementsHeldBack(): Promise<Map<string, Set<string>>> {
  const held = new Map<string, Set<string>>();
  for (const [agreementRef, changes] of await heldBackFor(null)) {
    const refs = changes.flatMap(({ before }) =>
      before.flatMap(({ kind, ref, body }) =>
        kind === "Engagement" && body === null ? [ref] : [],
      ),
    );
    held.set(agreementRef, new Set(refs));
  }
  return held;
}
