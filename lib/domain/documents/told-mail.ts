import type { CalendarDate } from "@/lib/domain/calendar";
import type { NoticeDates } from "@/lib/domain/change/dates";
import type { EffectiveGround } from "@/lib/domain/change/gate";
import { runsPeriods } from "@/lib/domain/change/notice-effect";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import { folderOf, type Language } from "@/lib/domain/language/catalogue";
import { countryName } from "@/lib/domain/language/wording";
import type { Mailbox } from "@/lib/domain/mail-address";
import { isInPublicLog } from "@/lib/domain/publication/public-change";
import type { Materiality } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type RecordKey, type Register } from "@/lib/domain/register";
import { languageOfMail, type MailLanguage, mailLanguages } from "./mail-language";
import { isTelling, type MailFacts, type MailKind, type ToldCorrection } from "./mail-view";
import { type ChangeDetails, type ChangeToTell, changeDetails } from "./notice-mail-details";
import { type OwnMail, ownNotice } from "./notice-mail-own";
import { withSharedAgreements } from "./notice-mail-several";

/** Who the mails are from, and where the public register is. */
export type MailSender = { readonly from: Mailbox; readonly appUrl: string };

/** A change set as it is told, with the days that its author and its announcement set. */
export type AnnouncedChange = ChangeToTell & {
  readonly plannedOn: CalendarDate | null;
  /** Of an adverse fact: since when it is true, and since when we know. */
  readonly trueSince: CalendarDate | null;
  readonly knownOn: CalendarDate | null;
};

/** What the mails of one announcement are made from, apart from what each delivery brings with it. */
export type AnnouncementFacts = {
  readonly kind: MailKind;
  readonly register: Register;
  readonly changes: ReadonlyMap<string, AnnouncedChange>;
  /** What it puts right; left out but in corrections. */
  readonly correction?: ToldCorrection | null;
};

/** One notice as one mail tells it. */
export type ToldNotice = {
  readonly changeSetId: string;
  readonly agreementRef: string;
  readonly changeClass: Materiality;
  readonly terms: AgreementTerms;
  readonly items: readonly RecordKey[];
  /** Null where the class has no dates, or the change is in effect already and can no longer be objected to. */
  readonly dates: NoticeDates | null;
  readonly effectiveOn: CalendarDate | null;
  readonly ground: EffectiveGround | null;
};

/** One mail to one contact, before it is put into words. */
export type ToldMail = {
  readonly customerRef: string;
  readonly name: string | null;
  readonly attempt: number;
  readonly unknownAttempts: number;
  readonly publication: number | null;
  readonly publicationHash: string | null;
  /** Null in a mail that is only shown: its link would object. */
  readonly objectionToken?: string | null;
  readonly notices: readonly ToldNotice[];
};

/** Stands in the link to object of a mail that is only shown: it opens nothing. */
export const shownToken = "preview";

/** The language of what is told to nobody in particular, or on pages that are in English alone. */
export const mailLanguage: MailLanguage = mailLanguages.en;

/** What all mails of one announcement in one language say, with details that are still being gathered. */
export type SharedFacts = MailFacts & { readonly details: Map<string, ChangeDetails> };

/** In which language a contact reads of these agreements. */
export function languageFor(
  register: Register,
  contact: string | null,
  agreementRefs: readonly string[],
): Language {
  return languageOfMail(
    contact,
    agreementRefs.toSorted().map((ref) => find(register, "CustomerAgreement", ref)?.language),
  );
}

/** In which language a contact reads what is about none of its customer's agreements in particular. */
export function languageOfContact(
  register: Register,
  { customerRef, language }: { readonly customerRef: string; readonly language: string | null },
): Language {
  const agreements = pointingTo(register, "CustomerAgreement", "customerId", customerRef);
  return languageFor(
    register,
    language,
    agreements.map(({ ref }) => ref),
  );
}

/** What all mails of one announcement in one language say; `details` is filled as its notices are put into words. */
export function sharedFacts(
  { register, kind, changes, correction = null }: AnnouncementFacts,
  { appUrl, from }: MailSender,
  isSimulated: boolean,
  { language, common }: MailLanguage,
): SharedFacts {
  const organisation = list(register, "Organisation")[0];
  const entity = find(register, "LegalEntity", organisation?.legalEntityId);
  const name = organisation?.name ?? entity?.legalName ?? from.name ?? from.address;
  const city = [entity?.postalCode, entity?.city].filter(Boolean).join(" ");
  const country = entity?.country === undefined ? undefined : countryName(entity.country, common);
  const base = `${appUrl}/${folderOf(common)}`;
  const privacyMailbox = organisation?.privacyEmail ?? null;
  return {
    language,
    kind,
    correction,
    isSimulated,
    details: new Map(),
    organisation: name,
    sender: [entity?.legalName ?? name, entity?.street, city, country].filter(Boolean).join(", "),
    privacyMailbox,
    objectionMailbox: organisation?.objectionEmail ?? privacyMailbox ?? from.address,
    listUrl: `${base}subprocessors`,
    changesUrl: `${base}changes`,
    publicChanges: [...changes].flatMap(([id, one]) => (isInPublic(one) ? id : [])),
    publicationsUrl: `${base}publications`,
    objectUrl: `${appUrl}/object`,
    portalUrl: `${appUrl}/portal`,
  };
}

/** What one mail says beyond the others; the details of its notices are added to `details` where they are not there. */
export function ownMail(
  facts: AnnouncementFacts,
  { language: tag, details }: Pick<SharedFacts, "language" | "details">,
  mail: ToldMail,
): OwnMail {
  const language = mailLanguages[tag];
  const customer = find(facts.register, "Customer", mail.customerRef);
  const isPossibleDuplicate = mail.unknownAttempts > 0;
  return {
    isProcessor: customer?.role === "PROCESSOR",
    isPossibleDuplicate,
    notices: withSharedAgreements(
      mail.notices.map((notice) =>
        ownNotice(
          {
            ...notice,
            details: detailsKey(facts, details, notice, language),
            ...agreementOf(facts.register, notice),
            plannedOn: facts.changes.get(notice.changeSetId)?.plannedOn ?? null,
            effectiveOn: effectiveOn(facts, notice),
            knownOn:
              notice.changeClass === "A"
                ? (facts.changes.get(notice.changeSetId)?.knownOn ?? null)
                : null,
          },
          language,
        ),
      ),
      mail.notices.map(({ agreementRef }) => agreementRef),
    ),
    words: {
      customer: customer?.name ?? mail.customerRef,
      ...(mail.name === null ? {} : { name: mail.name }),
      ...(isPossibleDuplicate ? { attempt: String(mail.attempt) } : {}),
      ...(mail.objectionToken == null ? {} : { objectionToken: mail.objectionToken }),
      ...(mail.publication === null ? {} : { publication: String(mail.publication) }),
      ...(mail.publicationHash === null ? {} : { publicationHash: mail.publicationHash }),
    },
  };
}

/** Whether the public change log tells of it, as far as it is told at all. */
function isInPublic({ before, after, items }: AnnouncedChange): boolean {
  return items.some((item) => isInPublicLog(before, after, item));
}

function agreementOf(register: Register, { agreementRef }: ToldNotice) {
  const agreement = find(register, "CustomerAgreement", agreementRef);
  return {
    agreementTitle: agreement?.title ?? agreementRef,
    agreementLanguage: agreement?.language ?? null,
  };
}

type StatedNotice = Pick<ToldNotice, "changeClass" | "effectiveOn"> & {
  readonly terms: Pick<ToldNotice["terms"], "effect">;
};

/** Whether a mail of this kind states days for this notice. */
export function statesDays(
  kind: MailKind,
  { changeClass, effectiveOn, terms }: StatedNotice,
): boolean {
  return isTelling(kind) && effectiveOn === null && runsPeriods(changeClass, terms.effect);
}

/**
 * Whether a customer may still object to what is in effect for it: by a clause on emergencies, or where only the notice period counts,
 * the time to object runs on. A mail that goes then repeats the days that were told first; it sets none.
 *
 * Source: GDPR Art. 28(2), second sentence.
 *
 * @param on today in the zone of the agreement's terms; the last day counts in full
 */
export function isObjectableInEffect(
  notice: Pick<ToldNotice, "changeClass" | "effectiveOn" | "ground">,
  objectionLastDay: CalendarDate | null,
  on: CalendarDate,
): boolean {
  const { changeClass, effectiveOn, ground } = notice;
  if (changeClass !== "M1" || effectiveOn === null || objectionLastDay === null) return false;
  return (ground === "EMERGENCY" || ground === "LAPSE") && on <= objectionLastDay;
}

/** The day from which it holds: for an adverse fact the true one, which is not the day on which it was recorded. */
function effectiveOn(
  { changes }: AnnouncementFacts,
  { changeClass, changeSetId, effectiveOn: recorded }: ToldNotice,
): CalendarDate | null {
  return changeClass === "A" ? (changes.get(changeSetId)?.trueSince ?? recorded) : recorded;
}

/** The key of the details for exactly the records that concern this agreement; they are put into words once. */
function detailsKey(
  facts: AnnouncementFacts,
  details: Map<string, ChangeDetails>,
  notice: ToldNotice,
  language: MailLanguage,
): string {
  const key = [
    notice.changeSetId,
    ...notice.items.map(({ kind, ref }) => `${kind}/${ref}`).toSorted(),
  ].join(" ");
  const change = facts.changes.get(notice.changeSetId);
  if (!details.has(key) && change !== undefined)
    details.set(key, changeDetails(change, notice.items, language));
  return key;
}
