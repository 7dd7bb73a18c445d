import type { Actor } from "@/lib/auth/actor";
import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { datesFrom, datesGap, dispatchDay, type NoticeDates } from "@/lib/domain/change/dates";
import { isGated } from "@/lib/domain/change/materiality";
import { runsPeriods } from "@/lib/domain/change/notice-effect";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import {
  type AnnouncementFacts,
  statesDays,
  type ToldNotice,
} from "@/lib/domain/documents/told-mail";
import { type OpenChange, openChange } from "../changes/open-change";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { noticesOf } from "../gate/gate-facts";
import { announcementFacts, changeToTell } from "./mail-facts";
import { termsOfNotice } from "./notice-terms";

/** What one mail would tell one customer of, before it is put into words. */
type Telling = { readonly facts: AnnouncementFacts; readonly notices: readonly ToldNotice[] };

/**
 * What the announcement of a change tells one customer: as it was made, or as it would be made now or at the moment for which it
 * is ordered; with all change sets that it tells of together.
 *
 * @returns null when the change itself tells this customer nothing
 */
export async function tellingTo(
  actor: Actor,
  open: OpenChange,
  customerRef: string,
): Promise<Telling | null> {
  const telling =
    open.changeSet.announcedAt === null
      ? await tellingAhead(actor, open, customerRef)
      : await tellingMade(open, customerRef);
  const isTold = telling.notices.some(({ changeSetId }) => changeSetId === open.changeSet.id);
  // In the order of the mail itself: by agreement, then by change.
  const notices = telling.notices.toSorted((one, other) =>
    one.agreementRef === other.agreementRef ? 0 : one.agreementRef < other.agreementRef ? -1 : 1,
  );
  return isTold ? { ...telling, notices } : null;
}

/** By the announcement that told of it first: what was sent again later may have told of one change alone. */
async function tellingMade(
  { changeSet, snapshot, today, consequence }: OpenChange,
  customerRef: string,
) {
  const made = await database().announcement.findFirst({
    where: {
      kind: { in: ["NOTICE", "ADVERSE"] },
      changes: { some: { changeSetId: changeSet.id } },
    },
    orderBy: { at: "asc" },
    select: { id: true },
  });
  const kind = consequence.class === "A" ? ("ADVERSE" as const) : ("NOTICE" as const);
  const facts: AnnouncementFacts =
    made === null
      ? {
          kind,
          register: snapshot.register,
          changes: new Map([
            [changeSet.id, await changeToTell(kind, changeSet, snapshot.register, today)],
          ]),
        }
      : await announcementFacts(made.id);
  const told = await database().changeSet.findMany({
    where: { id: { in: [...facts.changes.keys()] } },
    select: { id: true, announcedAt: true },
    orderBy: { number: "asc" },
  });
  const notices: ToldNotice[] = [];
  for (const one of told) notices.push(...(await noticesMade(one, customerRef)));
  return { facts, notices };
}

async function tellingAhead(actor: Actor, open: OpenChange, customerRef: string) {
  const { changeSet, ordered, snapshot, consequence } = open;
  const others = (ordered?.changeSetIds ?? []).filter((id) => id !== changeSet.id);
  const opened = await Promise.all(others.map((id) => openChange(actor, id)));
  const all = [open, ...opened.filter((one) => one !== null)].toSorted(
    (one, other) => one.changeSet.number - other.changeSet.number,
  );
  const kind = consequence.class === "A" ? ("ADVERSE" as const) : ("NOTICE" as const);
  const changes = new Map(
    await Promise.all(
      all.map(async (one) => {
        const on = one.ordered?.toldOn ?? one.today;
        const told = await changeToTell(kind, one.changeSet, snapshot.register, on);
        const named = one.ordered === null ? told.plannedOn : one.ordered.plannedOn;
        return [one.changeSet.id, { ...told, plannedOn: named ?? usualDay(one) }] as const;
      }),
    ),
  );
  const facts: AnnouncementFacts = { kind, register: snapshot.register, changes };
  return { facts, notices: all.flatMap((one) => noticesAhead(one, customerRef)) };
}

/** The day for which an announcement plans a change when nobody names another; an emergency with the first whom it may begin with. */
function usualDay({
  changeSet: { emergencyGround },
  consequence: { earliestEffectiveOn, perCustomer, customers },
}: OpenChange): CalendarDate | null {
  if (emergencyGround === null || !perCustomer) return earliestEffectiveOn;
  return customers.flatMap(({ dates }) => dates?.earliestEffectiveOn ?? []).toSorted()[0] ?? null;
}

/** The days as a mail of that moment states them: none where they cannot be counted, or begin with a confirmation. */
function datesOnceSent(
  { startsOn }: { startsOn: Date | null },
  terms: AgreementTerms,
  at: Instant,
): NoticeDates | null {
  const on = dispatchDay(at, terms);
  const isUnconfirmed = terms.deemedReceipt === "CONFIRMATION" && startsOn === null;
  return isUnconfirmed || datesGap(on, terms) !== null ? null : datesFrom(on, terms);
}

/** The notices of a change set as they were ordered. */
async function noticesMade(
  { id: changeSetId, announcedAt }: { id: string; announcedAt: Date | null },
  customerRef: string,
): Promise<ToldNotice[]> {
  if (announcedAt === null) return [];
  const notices = await noticesOf(database(), changeSetId);
  return notices
    .filter((notice) => notice.customerRef === customerRef)
    .map((notice) => {
      const terms = termsOfNotice(notice);
      return {
        changeSetId,
        agreementRef: notice.agreementRef,
        changeClass: notice.changeClass,
        terms,
        items: notice.items as unknown as ToldNotice["items"],
        dates: runsPeriods(notice.changeClass, terms.effect)
          ? datesOnceSent(notice, terms, instantOfColumn(announcedAt))
          : null,
        effectiveOn:
          notice.changeClass === "A" || terms.effect === "AT_ONCE"
            ? dayOf(notice.effectiveOn)
            : null,
        ground: notice.ground,
      };
    });
}

/** The notices as they would be ordered. */
function noticesAhead(
  { changeSet, consequence, today, ordered }: OpenChange,
  customerRef: string,
): ToldNotice[] {
  const changeSetId = changeSet.id;
  const isAdverse = consequence.class === "A";
  return consequence.customers
    .filter(({ ref }) => ref === customerRef)
    .map(({ agreement, class: changeClass, terms, items, dates }) => {
      // An adverse fact takes effect with its announcement, and so do the notices of it that have no gate.
      const isAtOnce = terms.effect === "AT_ONCE" || (isAdverse && !isGated(changeClass));
      const effectiveOn = isAtOnce ? (ordered?.toldOn ?? today) : null;
      const kind = isAdverse ? ("ADVERSE" as const) : ("NOTICE" as const);
      return {
        changeSetId,
        agreementRef: agreement,
        changeClass,
        terms,
        items: items as ToldNotice["items"],
        dates:
          statesDays(kind, { changeClass, effectiveOn, terms }) &&
          terms.deemedReceipt !== "CONFIRMATION"
            ? dates
            : null,
        effectiveOn,
        ground: isAtOnce ? ("NO_GATE" as const) : null,
      };
    });
}
