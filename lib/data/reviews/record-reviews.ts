import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import { addDays } from "@/lib/domain/calendar";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { editPath } from "@/lib/domain/record/record-address";
import { recordTitle } from "@/lib/domain/record/record-title";
import { bodyOf, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { type ReviewDate, reviewDates, reviewed } from "@/lib/domain/reviews/review-dates";
import {
  hasOwnPage,
  isInScope,
  type ReviewList,
  type ReviewRow,
  type ReviewScope,
  reviewKey,
  reviewPath,
  reviewScopes,
} from "@/lib/domain/reviews/review-view";
import { findChangeSet, prepareChangeSet, putChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { staffNames } from "../records/staff-options";
import { presentRegister } from "../register";
import { write } from "../write";
import { datesToMeet } from "./received-reviews";

const daysShown = 90;
const pageSize = 50;

/** What is late and what comes within ninety days; null for whoever may not see the register. */
export async function listReviews(
  actor: Actor,
  { scope, page, done: doneBy }: { scope: ReviewScope | null; page: number; done?: string | null },
): Promise<ReviewList | null> {
  if (!mayDo(actor, "register:read")) return null;
  const { register } = await presentRegister();
  const today = todayIn(register, actor.at);
  const names = await staffNames();
  const last = addDays(today, daysShown);
  const near = (await datesToMeet(register, today)).filter(({ dueOn }) => dueOn <= last);
  const ownId = actor.type === "staff" ? actor.id : null;
  const of = (wanted: ReviewScope) =>
    near.filter(({ ownerId }) => isInScope(wanted, ownerId, ownId, names));
  // Who owns nothing sees what there is.
  const chosen = scope ?? (of("mine").length > 0 ? "mine" : "all");
  const dates = of(chosen);
  const pages = Math.max(1, Math.ceil(dates.length / pageSize));
  const at = Number.isInteger(page) ? Math.min(Math.max(page, 1), pages) : 1;
  const link =
    ownId === null ? null : await database().calendarLink.findUnique({ where: { userId: ownId } });
  const [mine, all, nobody] = reviewScopes.map((one) => of(one).length);
  return {
    scope: chosen,
    counts: { mine: mine ?? 0, all: all ?? 0, nobody: nobody ?? 0 },
    overdue: dates.filter(({ dueOn }) => dueOn < today).length,
    rows: dates
      .slice((at - 1) * pageSize, at * pageSize)
      .map((date) => rowOf(register, date, today, names)),
    page: at,
    pages,
    today,
    mayConfirm: mayDo(actor, "changeSet:edit"),
    hasCalendar: link !== null,
    reviewed: await titleReviewed(doneBy ?? null),
  };
}

const titleBefore = "Reviewed: ";

/** Of which record a change set says that it was reviewed; null where it says something else. */
async function titleReviewed(changeSetId: string | null): Promise<string | null> {
  const title = changeSetId === null ? null : (await findChangeSet(changeSetId))?.title;
  return title?.startsWith(titleBefore) ? title.slice(titleBefore.length) : null;
}

function rowOf(
  register: Register,
  date: ReviewDate,
  today: string,
  names: ReadonlyMap<string, string>,
): ReviewRow {
  const { kind, ref, topic, field, dueOn, ownerId, confirms } = date;
  return {
    key: reviewKey(date),
    kind,
    ref,
    kindLabel: kinds[kind].label,
    title: recordTitle(register, date),
    href: reviewPath(date),
    editHref: hasOwnPage(date) ? reviewPath(date) : editPath({ kind, ref }),
    topic,
    field,
    dueOn,
    isOverdue: dueOn < today,
    owner: ownerId === null ? null : (names.get(ownerId) ?? null),
    canConfirm: confirms !== null,
  };
}

export type ConfirmRefusal =
  | "notAllowed"
  | "notDue"
  | "nothingChanges"
  | "notYet"
  | "changedMeanwhile";

/**
 * Records that somebody looked at a record today and found nothing to change. As a rule that alters no output and is saved
 * at once; where the day itself is shown to others, it becomes a draft.
 */
export async function confirmReview(
  actor: StaffActor,
  asked: { kind: KindName; ref: string; topic: string; field: string },
): Promise<Result<{ id: string; internal: boolean; title: string }, ConfirmRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const today = todayIn(register, actor.at);
  const date = reviewDates(register, today).find(
    ({ kind, ref, topic, field }) =>
      kind === asked.kind && ref === asked.ref && topic === asked.topic && field === asked.field,
  );
  const body = date && bodyOf(register, date);
  if (!date || !body || date.confirms === null) return refuse("notDue");
  const { kind, ref } = date;
  const title = recordTitle(register, date);
  const prepared = await prepareChangeSet(actor, {
    title: `${titleBefore}${title}`.slice(0, 200),
    reason: "Reviewed, nothing changed.",
    items: [{ kind, ref, body: reviewed(body, date, today), validFrom: null, overrides: [] }],
  });
  if (!prepared.ok) return prepared;
  return write<{ id: string; internal: boolean; title: string }, ConfirmRefusal>(
    actor,
    ({ id }) => ({ type: "review.confirmed", changeSetId: id, kind, ref, topic: date.topic }),
    async (tx, entry) => {
      const put = await putChangeSet(tx, entry, actor, prepared.value);
      return put.ok ? done({ ...put.value, title }) : put;
    },
  );
}
