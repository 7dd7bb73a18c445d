import { type Actor, mayDo } from "@/lib/auth/actor";
import type { Instant } from "@/lib/domain/calendar";
import {
  type MailProgress,
  mailProgress,
  type RollOutView,
  type Standing,
  standings,
} from "@/lib/domain/change/standing";
import { findChangeSet, type StoredChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { contactChoices } from "../notices/notices";
import { gateFactsOf, noticesOf } from "./gate-facts";
import { noticesOnTheirWay, type Placed, placed, standingsOf } from "./roll-out-rows";

/** What of a roll-out is asked for, as the address says it. */
export type RollOutQuery = {
  /** null: all agreements. */
  readonly standing: Standing | null;
  /** From 1. */
  readonly page: number;
  /** The agreement to be shown opened; its page is shown, whichever it is. */
  readonly agreement: string | null;
};

const pageSize = 50;

/**
 * What came of an announcement so far, agreement by agreement: told when and with what answer, own dates, objections and
 * what became of them, in effect since when and on what ground, or everything that stands in the way.
 *
 * @returns null when there is no such change set, when it was never announced, or when the actor may not see it
 */
export async function rollOutOf(
  actor: Actor,
  changeSetId: string,
  query: RollOutQuery,
): Promise<RollOutView | null> {
  if (!mayDo(actor, "register:read")) return null;
  const changeSet = await findChangeSet(changeSetId);
  if (changeSet?.announcedAt == null) return null;
  const [all, progress] = await Promise.all([
    placedNotices(changeSet, actor.at),
    progressOf(actor, changeSetId),
  ]);
  const { shown, page, pages } = pageOf(all, query);
  const agreements = await standingsOf(shown);
  const opened = agreements.find(({ agreement }) => agreement === query.agreement);
  return {
    changeSetId,
    perCustomer: changeSet.gating === "PER_CUSTOMER",
    counts: countsOf(all),
    all: all.length,
    progress: progress ?? mailProgress([]),
    standing: query.standing,
    page,
    pages,
    agreements,
    opened:
      opened === undefined
        ? null
        : { agreement: opened.agreement, contacts: await contactChoices(opened.customer) },
    may: {
      record: mayDo(actor, "notice:record"),
      object: mayDo(actor, "objection:record"),
      decide: mayDo(actor, "objection:decide"),
    },
  };
}

/** How the mail of one change set went so far; null when the actor may not see it or there is no such change set. */
export async function progressOf(actor: Actor, changeSetId: string): Promise<MailProgress | null> {
  if (!mayDo(actor, "register:read")) return null;
  const rows = await database().delivery.groupBy({
    by: ["state"],
    // A mail of the same announcement that tells of other changes alone is none of this one.
    where: { channel: "EMAIL", notices: { some: { notice: { changeSetId } } } },
    _count: true,
  });
  return mailProgress(rows.map(({ state, _count: count }) => ({ state, count })));
}

/** Every notice of a change set, each with where it stands. */
export async function placedNotices(changeSet: StoredChangeSet, at: Instant): Promise<Placed[]> {
  const notices = await noticesOf(database(), changeSet.id);
  const open = notices.filter(
    ({ effectiveOn, declinedAt }) => effectiveOn === null && declinedAt === null,
  );
  const [facts, onTheirWay] = await Promise.all([
    database().$transaction((tx) => gateFactsOf(tx, changeSet, open)),
    noticesOnTheirWay({ changeSetId: changeSet.id }),
  ]);
  return notices.map((notice) =>
    placed(notice, facts.get(notice.id), at, onTheirWay.has(notice.id)),
  );
}

function countsOf(all: readonly Placed[]): Record<Standing, number> {
  const counts: Record<Standing, number> = {
    OBJECTED: 0,
    NOT_TOLD: 0,
    SENDING: 0,
    WAITING: 0,
    READY: 0,
    EFFECTIVE: 0,
    CLOSED: 0,
  };
  for (const { standing } of all) counts[standing] += 1;
  return counts;
}

/** What wants somebody's attention comes first; within that, by agreement, as the notices come. */
function pageOf(all: readonly Placed[], { standing, page, agreement }: RollOutQuery) {
  const wanted = all
    .filter((one) => standing === null || one.standing === standing)
    .toSorted((one, other) => standings.indexOf(one.standing) - standings.indexOf(other.standing));
  const pages = Math.max(1, Math.ceil(wanted.length / pageSize));
  const place = wanted.findIndex(({ notice }) => notice.agreementRef === agreement);
  const chosen =
    place === -1 ? Math.min(Math.max(1, page), pages) : Math.floor(place / pageSize) + 1;
  const shown = wanted.slice((chosen - 1) * pageSize, chosen * pageSize);
  return { shown, page: chosen, pages };
}
