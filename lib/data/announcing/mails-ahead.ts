import { type Actor, mayDo } from "@/lib/auth/actor";
import { isShifted } from "@/lib/clock";
import type { Instant } from "@/lib/domain/calendar";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import { mailOfNotices, type StandingNotice } from "@/lib/domain/documents/mail-of-notices";
import type { MailFacts, ToldCorrection } from "@/lib/domain/documents/mail-view";
import type { OwnMail } from "@/lib/domain/documents/notice-mail-own";
import {
  type AnnouncementFacts,
  languageFor,
  sharedFacts,
  shownToken,
} from "@/lib/domain/documents/told-mail";
import type { Language } from "@/lib/domain/language/catalogue";
import type { MailReader } from "@/lib/domain/mail-ahead";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, type Result, refuse } from "@/lib/domain/result";
import { inState, type StepRefusal, type StoredChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { columnOf, dayOf } from "../days";
import { mailSender } from "../mail/mail-sender";
import { readersAhead } from "../mail/readers-ahead";
import { publicationAhead } from "../publications/publication-ahead";
import { presentRegister } from "../register";
import {
  type CorrectionDraft,
  type CorrectionPlan,
  type DraftRefusal,
  openNotices,
  planCorrection,
  planSending,
  type SendRefusal,
} from "./correction-plan";
import { changeToTell, isSimulatedInstallation } from "./mail-facts";
import { termsOfNotice } from "./notice-terms";
import { toldNotices, withdrawable } from "./withdrawing";

/** A mail of notices that an act would send, before it is drawn: as the first of its readers would read it. */
export type NoticesAhead = {
  readonly language: Language;
  readonly readers: readonly MailReader[];
  readonly facts: MailFacts;
  readonly own: OwnMail;
};

/** The mails that a correction would send if it were written so, and sent by another person at this moment: one for each language. */
export async function correctionMailsAhead(
  actor: Actor,
  draft: CorrectionDraft,
): Promise<Result<NoticesAhead[], DraftRefusal>> {
  const planned = await planCorrection(actor, draft);
  return planned.ok ? done(await correctionAhead(actor.at, planned.value)) : planned;
}

/**
 * The mails that the correction which waits would send now: one for each language.
 *
 * @param correctionId what the sender has read, as for `sendCorrection`
 */
export async function sendingMailsAhead(
  actor: Actor,
  changeSetId: string,
  correctionId: string | null,
): Promise<Result<NoticesAhead[], SendRefusal>> {
  const planned = await planSending(actor, changeSetId, correctionId);
  return planned.ok ? done(await correctionAhead(actor.at, planned.value)) : planned;
}

async function correctionAhead(
  at: Instant,
  { changeSet, entries, items, restarts, moved }: CorrectionPlan,
): Promise<NoticesAhead[]> {
  const right = new Map(items.map(({ kind, ref, after }) => [`${kind}/${ref}`, after]));
  const plannedOn = moved?.to ?? dayOf(changeSet.plannedOn);
  const corrected = {
    ...changeSet,
    plannedOn: columnOf(plannedOn),
    items: changeSet.items.map((item) => ({
      ...item,
      body: (right.get(`${item.kind}/${item.ref}`) ?? item.body) as typeof item.body,
    })),
  };
  return noticesAhead(
    { at, kind: "CORRECTION", correction: { entries, restarts, plannedOn } },
    corrected,
    openNotices(changeSet.id),
  );
}

/** The mails that withdrawing a change would send now, one for each language; none where nobody was told. */
export async function withdrawalMailsAhead(
  actor: Actor,
  id: string,
  seen?: number,
): Promise<Result<NoticesAhead[], StepRefusal>> {
  if (!mayDo(actor, "changeSet:withdraw")) return refuse("notAllowed");
  const found = await inState(database(), id, withdrawable, seen);
  if (!found.ok) return found;
  if (found.value.state !== "ANNOUNCED") return done([]);
  const telling = { at: actor.at, kind: "WITHDRAWAL" } as const;
  return done(await noticesAhead(telling, found.value, toldNotices(id)));
}

type Telling = {
  readonly at: Instant;
  readonly kind: "CORRECTION" | "WITHDRAWAL";
  readonly correction?: ToldCorrection;
};

/** @param where the notices that it is told to */
async function noticesAhead(
  { at, kind, correction }: Telling,
  changeSet: StoredChangeSet,
  where: Prisma.NoticeWhereInput,
): Promise<NoticesAhead[]> {
  const [{ register }, published, isSimulated, told] = await Promise.all([
    presentRegister(),
    publicationAhead(),
    isSimulatedInstallation(),
    database().notice.findMany({ where, select: { customerRef: true, agreementRef: true } }),
  ]);
  const change = await changeToTell(kind, changeSet, register, todayIn(register, at));
  const facts: AnnouncementFacts = {
    kind,
    register,
    changes: new Map([[changeSet.id, change]]),
    ...(correction === undefined ? {} : { correction }),
  };
  const agreements = agreementsByCustomer(told);
  const ahead = await readersAhead(register, [...agreements.keys()], ({ customerRef, asked }) =>
    languageFor(register, asked, agreements.get(customerRef) ?? []),
  );
  const sender = mailSender(register);
  return Promise.all(
    ahead.map(async ({ language, first: { customerRef, name, asked }, readers }) => {
      const shared = sharedFacts(
        facts,
        sender,
        isShifted() || isSimulated,
        mailLanguages[language],
      );
      const notices = await database().notice.findMany({
        where: { ...where, customerRef },
        orderBy: { agreementRef: "asc" },
      });
      const { own } = mailOfNotices(facts, () => shared, {
        ...published,
        ...{ customerRef, name, language: asked },
        ...{ attempt: 1, unknownAttempts: 0 },
        objectionToken: shownToken,
        startedAt: at,
        notices: notices.map((notice) => ({
          ...standingOf(notice),
          // Where the days begin anew, none of before is left when the mail goes.
          ...(correction?.restarts === true ? undated : {}),
        })),
      });
      return { language, readers, facts: shared, own };
    }),
  );
}

const undated = {
  startsOn: null,
  noticeLastDay: null,
  objectionLastDay: null,
  earliestEffectiveOn: null,
};

type Told = { readonly customerRef: string; readonly agreementRef: string };

function agreementsByCustomer(told: readonly Told[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { customerRef, agreementRef } of told) {
    const known = found.get(customerRef);
    if (known === undefined) found.set(customerRef, [agreementRef]);
    else known.push(agreementRef);
  }
  return found;
}

function standingOf(notice: Prisma.NoticeGetPayload<object>): StandingNotice {
  return {
    id: notice.id,
    changeSetId: notice.changeSetId,
    agreementRef: notice.agreementRef,
    changeClass: notice.changeClass,
    terms: termsOfNotice(notice),
    items: notice.items as unknown as StandingNotice["items"],
    startsOn: dayOf(notice.startsOn),
    noticeLastDay: dayOf(notice.noticeLastDay),
    objectionLastDay: dayOf(notice.objectionLastDay),
    earliestEffectiveOn: dayOf(notice.earliestEffectiveOn),
    effectiveOn: dayOf(notice.effectiveOn),
    ground: notice.ground,
  };
}
