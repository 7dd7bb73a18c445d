import type { Actor } from "@/lib/auth/actor";
import { isShifted } from "@/lib/clock";
import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { isGated } from "@/lib/domain/change/consequence";
import { datesFrom, datesGap, dispatchDay, type NoticeDates } from "@/lib/domain/change/dates";
import { runsPeriods } from "@/lib/domain/change/notice-effect";
import type { InUse } from "@/lib/domain/change/still-in-use";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import type { MailFacts } from "@/lib/domain/documents/mail-view";
import type { OwnMail } from "@/lib/domain/documents/notice-mail-own";
import {
  ownMail,
  sharedFacts,
  statesDays,
  type ToldNotice,
} from "@/lib/domain/documents/told-mail";
import { isSingleAddress, type Mailbox } from "@/lib/domain/mail-address";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { isCustomersKind } from "@/lib/domain/publication/customers-part";
import type { PublicPart, PublicPublication } from "@/lib/domain/publication/public-part";
import { customersPart, type Leaving, publicPart } from "@/lib/domain/publication/publish";
import { apply, find, type RecordChange } from "@/lib/domain/register";
import { annexInput } from "./annexes";
import { database } from "./database/current";
import { dayOf, instantOfColumn } from "./days";
import { noticesOf } from "./gate-facts";
import { changeToTell, isSimulatedInstallation } from "./mail-facts";
import { mailSender } from "./mail-sender";
import { termsOfNotice } from "./notice-terms";
import type { OpenChange } from "./open-change";
import { reachable } from "./outlook";
import { itemsHash } from "./reviews";
import { inUseOn, leavingEntries } from "./still-in-use";

/** The mail of one customer, before it is drawn; and to whom it would go. */
export type MailPreview = {
  readonly customer: { readonly ref: string; readonly name: string };
  readonly recipients: readonly { readonly name: string | null; readonly address: string }[];
  readonly from: Mailbox;
  readonly replyTo: string | null;
  readonly facts: MailFacts;
  readonly own: OwnMail;
};

/** Stands in the link to object of a mail that is only shown: it opens nothing. */
const shownToken = "preview";

/** The publication that the announcement made, or will make. */
async function publicationToName({
  changeSet: { id, announcedAt },
}: OpenChange): Promise<{ number: number; hash: string }> {
  const made =
    announcedAt === null
      ? null
      : await database().publication.findFirst({
          where: { changeSetId: id },
          orderBy: { number: "asc" },
        });
  if (made !== null) return { number: made.number, hash: made.hash };
  const newest = await database().publication.findFirst({
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return { number: (newest?.number ?? 0) + 1, hash: "its SHA-256 is known once it is made" };
}

/**
 * The mail as one customer will read it if the change is announced now, or has read it. It is made of what the real mail is
 * made of; days are counted from this moment.
 *
 * @returns null when the change tells this customer nothing
 */
export async function mailPreview(
  _actor: Actor,
  open: OpenChange,
  customerRef: string,
): Promise<MailPreview | null> {
  const { changeSet, snapshot, today, consequence } = open;
  const notices = await noticesToTell(open, customerRef);
  if (notices.length === 0) return null;
  const kind = consequence.class === "A" ? ("ADVERSE" as const) : ("NOTICE" as const);
  const told = await changeToTell(kind, changeSet, snapshot.register, today);
  const plannedOn = told.plannedOn ?? usualDay(changeSet, consequence);
  const facts = {
    kind,
    register: snapshot.register,
    changes: new Map([[changeSet.id, { ...told, plannedOn }]]),
  };
  const [publication, recipients, isSimulated] = await Promise.all([
    publicationToName(open),
    recipientsOf(customerRef),
    isSimulatedInstallation(),
  ]);
  const sender = mailSender(snapshot.register);
  const shared = sharedFacts(facts, sender, isShifted() || isSimulated);
  const own = ownMail(facts, shared.details, {
    customerRef,
    name: recipients[0]?.name ?? null,
    attempt: 1,
    unknownAttempts: 0,
    objectionToken: shownToken,
    publication: publication.number,
    publicationHash: publication.hash,
    notices,
  });
  return {
    customer: {
      ref: customerRef,
      name: find(snapshot.register, "Customer", customerRef)?.name ?? customerRef,
    },
    recipients,
    from: sender.from,
    replyTo: isSingleAddress(shared.objectionMailbox) ? shared.objectionMailbox : null,
    facts: shared,
    own,
  };
}

/** The day for which an announcement plans a change when nobody names another; an emergency with the first whom it may begin with. */
function usualDay(
  { emergencyGround }: OpenChange["changeSet"],
  { earliestEffectiveOn, perCustomer, customers }: OpenChange["consequence"],
): CalendarDate | null {
  if (emergencyGround === null || !perCustomer) return earliestEffectiveOn;
  return customers.flatMap(({ dates }) => dates?.earliestEffectiveOn ?? []).toSorted()[0] ?? null;
}

async function recipientsOf(
  customerRef: string,
): Promise<{ name: string | null; address: string }[]> {
  const contacts = await database().customerContact.findMany({
    where: { ...reachable, customerRef },
    orderBy: { id: "asc" },
    select: { name: true, email: true },
  });
  return contacts.flatMap(({ name, email }) => (email === null ? [] : [{ name, address: email }]));
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

/** The notices that one mail would tell of: as they were ordered, or as they would be ordered now. */
async function noticesToTell(
  { changeSet, consequence, today }: OpenChange,
  customerRef: string,
): Promise<ToldNotice[]> {
  const { id: changeSetId, announcedAt } = changeSet;
  if (announcedAt !== null) {
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
  const isAdverse = consequence.class === "A";
  return consequence.customers
    .filter(({ ref }) => ref === customerRef)
    .map(({ agreement, class: changeClass, terms, items, dates }) => {
      // An adverse fact takes effect with its announcement, and so do the notices of it that have no gate.
      const isAtOnce = terms.effect === "AT_ONCE" || (isAdverse && !isGated(changeClass));
      const effectiveOn = isAtOnce ? today : null;
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

/** The public list as it reads now and as it would read: two publications that differ in their entries alone. */
export async function listPreview(
  _actor: Actor,
  { before, after, today }: Pick<OpenChange, "before" | "after" | "today">,
): Promise<{ before: PublicPublication; after: PublicPublication } | null> {
  const row = await database().publication.findFirst({ orderBy: { number: "desc" } });
  if (row === null) return null;
  const previous = JSON.parse(row.publicPart) as PublicPart;
  const listed = (used: InUse, leaving: ReadonlyMap<string, Leaving>): PublicPublication => ({
    number: row.number,
    publishedAt: instantOfColumn(row.publishedAt),
    baseUrl: row.baseUrl,
    templateVersion: row.templateVersion,
    hash: row.hash,
    previousHash: row.previousHash,
    signature: row.signature,
    keyId: row.keyId,
    public: publicPart({
      register: used.register,
      asOf: today,
      announced: [],
      rollingOut: new Set(),
      leaving,
      changes: [],
      previous: { ...previous, subprocessors: previous.subprocessors.filter(isInUse) },
      simulated: row.simulated,
    }),
  });
  const [was, becomes] = await Promise.all([inUseOn(before, today), inUseOn(after, today)]);
  return {
    before: listed(was, await leavingEntries(was)),
    after: listed(becomes, await leavingEntries(becomes)),
  };
}

function isInUse({ status }: PublicPart["subprocessors"][number]): boolean {
  return status === "active" || status === "rolling-out" || status === "standby";
}

/** The annex of one agreement as it is and as it would be once the change holds for it. */
export async function annexPreview(
  _actor: Actor,
  { changeSet, items, today, after, before }: OpenChange,
  agreementRef: string,
): Promise<{ before: AnnexInput; after: AnnexInput } | null> {
  const now = await annexInput(agreementRef, null);
  if (now === null) return null;
  const inputHash = sha256(canonicalJson({ from: now.inputHash, items: itemsHash(changeSet) }));
  const asOf = (register: OpenChange["before"]) => apply(now.agreed, seen(register, items, today));
  return {
    before: { ...now, agreed: asOf(before) },
    after: {
      ...now,
      inputHash,
      agreed: asOf(after),
      agreement: find(after, "CustomerAgreement", agreementRef) ?? now.agreement,
      heldBack: now.heldBack.filter(({ changeSetId }) => changeSetId !== changeSet.id),
    },
  };
}

/** These records, as far as customers may see them, in one state of the register. */
function seen(
  register: OpenChange["before"],
  items: OpenChange["items"],
  on: OpenChange["today"],
): RecordChange[] {
  const { records } = customersPart(register);
  return items.flatMap(({ kind, ref }) =>
    isCustomersKind(kind) ? [{ kind, ref, validFrom: on, body: records[kind]?.[ref] ?? null }] : [],
  );
}
