import type { Actor } from "@/lib/auth/actor";
import { isShifted } from "@/lib/clock";
import type { CalendarDate } from "@/lib/domain/calendar";
import { replacedBetween } from "@/lib/domain/change/how-gone";
import type { InUse } from "@/lib/domain/change/still-in-use";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import type { MailFacts } from "@/lib/domain/documents/mail-view";
import type { OwnMail } from "@/lib/domain/documents/notice-mail-own";
import { languageFor, ownMail, sharedFacts, shownToken } from "@/lib/domain/documents/told-mail";
import type { Language } from "@/lib/domain/language/catalogue";
import { isSingleAddress, type Mailbox } from "@/lib/domain/mail-address";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { isCustomersKind } from "@/lib/domain/publication/customers-part";
import type { PublicPart, PublicPublication } from "@/lib/domain/publication/public-part";
import { customersPart, type Leaving, publicPart } from "@/lib/domain/publication/publish";
import { apply, find, type RecordChange } from "@/lib/domain/register";
import { annexInput } from "../annexes/annexes";
import { isSimulatedInstallation } from "../announcing/mail-facts";
import { tellingTo } from "../announcing/telling-preview";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { inUseOn, leavingEntries } from "../gate/still-in-use";
import { mailSender } from "../mail/mail-sender";
import { publicationAhead } from "../publications/publication-ahead";
import type { OpenChange } from "./open-change";
import { reachable } from "./outlook";
import { itemsHash } from "./reviews";

/** The mail of one customer, before it is drawn; and to whom it would go. */
export type MailPreview = {
  readonly customer: { readonly ref: string; readonly name: string };
  /** Each reads it in a language of its own; `facts` and `own` are for the first who reads the one that was asked for, or else for the first. */
  readonly recipients: readonly {
    readonly name: string | null;
    readonly address: string;
    readonly language: Language;
  }[];
  readonly from: Mailbox;
  readonly replyTo: string | null;
  readonly facts: MailFacts;
  readonly own: OwnMail;
  /** The other changes that the same mail tells this customer of. */
  readonly together: readonly string[];
};

/** The publication that the announcement made, or will make: the last of them where it tells of several changes. */
async function publicationToName(
  { changeSet: { announcedAt } }: OpenChange,
  changeSetIds: readonly string[],
): ReturnType<typeof publicationAhead> {
  if (announcedAt !== null) {
    const rows = await database().publication.findMany({
      where: { changeSetId: { in: [...changeSetIds] } },
      orderBy: { number: "asc" },
      select: { number: true, hash: true, changeSetId: true },
    });
    const first = changeSetIds.flatMap(
      (id) => rows.find(({ changeSetId }) => changeSetId === id) ?? [],
    );
    const made = first.toSorted((one, other) => other.number - one.number)[0];
    if (made !== undefined) return { publication: made.number, publicationHash: made.hash };
  }
  return publicationAhead(changeSetIds.length);
}

/**
 * The mail as one customer will read it if the change is announced now, or at the moment for which that is ordered, or has read
 * it: with all changes that the same announcement tells of. It is made of what the real mail is made of.
 *
 * @param asked    the language of a contact to whom it would go so; null: as the first contact reads it
 * @returns null when the change tells this customer nothing
 */
export async function mailPreview(
  actor: Actor,
  open: OpenChange,
  customerRef: string,
  asked: Language | null = null,
): Promise<MailPreview | null> {
  const { changeSet, snapshot } = open;
  const telling = await tellingTo(actor, open, customerRef);
  if (telling === null) return null;
  const { facts, notices } = telling;
  const [publication, contacts, isSimulated] = await Promise.all([
    publicationToName(open, [...facts.changes.keys()]),
    recipientsOf(customerRef),
    isSimulatedInstallation(),
  ]);
  const sender = mailSender(snapshot.register);
  const agreements = notices.map(({ agreementRef }) => agreementRef);
  const recipients = contacts.map((one) => ({
    ...one,
    language: languageFor(snapshot.register, one.language, agreements),
  }));
  const reader = recipients.find(({ language }) => language === asked) ?? recipients[0];
  const shared = sharedFacts(
    facts,
    sender,
    isShifted() || isSimulated,
    mailLanguages[reader?.language ?? languageFor(snapshot.register, null, agreements)],
  );
  const own = ownMail(facts, shared, {
    customerRef,
    name: reader?.name ?? null,
    attempt: 1,
    unknownAttempts: 0,
    objectionToken: shownToken,
    ...publication,
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
    together: [...new Set(notices.map(({ changeSetId }) => changeSetId))].filter(
      (id) => id !== changeSet.id,
    ),
  };
}

async function recipientsOf(
  customerRef: string,
): Promise<{ name: string | null; address: string; language: string | null }[]> {
  const contacts = await database().customerContact.findMany({
    where: { ...reachable, customerRef },
    orderBy: { id: "asc" },
    select: { name: true, email: true, language: true },
  });
  return contacts.flatMap(({ name, email, language }) =>
    email === null ? [] : [{ name, address: email, language }],
  );
}

/** The day on which a change comes as far as that is known; null where it is not, or lies behind. */
export function comingDay(
  { changeSet, ordered, consequence }: Pick<OpenChange, "changeSet" | "ordered" | "consequence">,
  today: CalendarDate,
): CalendarDate | null {
  const planned = ordered === null ? dayOf(changeSet.plannedOn) : ordered.plannedOn;
  const day = planned ?? consequence.earliestEffectiveOn;
  return day === null || day <= today ? null : day;
}

/**
 * The public list as it reads now and as it would read: two publications that differ in their entries alone.
 *
 * @param comesOn the day that the entries of the second have which come or go; null: today
 */
export async function listPreview(
  _actor: Actor,
  { before, after, today }: Pick<OpenChange, "before" | "after" | "today">,
  comesOn: CalendarDate | null,
): Promise<{ before: PublicPublication; after: PublicPublication } | null> {
  const row = await database().publication.findFirst({ orderBy: { number: "desc" } });
  if (row === null) return null;
  const previous = JSON.parse(row.publicPart) as PublicPart;
  const listed = (
    used: InUse,
    leaving: ReadonlyMap<string, Leaving>,
    replaced: readonly string[],
    on: CalendarDate,
  ): PublicPublication => ({
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
      comesOn: on,
      announced: [],
      rollingOut: new Set(),
      leaving,
      // What is no change set yet, as in a drill, has no id; none is read from here.
      replaced: new Map(replaced.map((ref) => [ref, "proposed"])),
      changes: [],
      previous: { ...previous, subprocessors: previous.subprocessors.filter(isInUse) },
      simulated: row.simulated,
    }),
  });
  const [was, becomes] = await Promise.all([inUseOn(before, today), inUseOn(after, today)]);
  return {
    before: listed(was, await leavingEntries(was), [], today),
    after: listed(
      becomes,
      await leavingEntries(becomes),
      replacedBetween(before, after),
      comesOn ?? today,
    ),
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
