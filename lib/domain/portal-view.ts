import type { CalendarDate, Instant } from "./calendar";
import type { ObjectionDecision } from "./change/gate";
import type { OwnStanding } from "./change/own-standing";
import type { MailView } from "./documents/mail-view";
import type { Materiality } from "./reference/enums";

/** Who is signed in to the portal, and with whom: what stands at the head of each of its pages. */
export type PortalHead = {
  readonly organisation: string;
  readonly privacyMailbox: string | null;
  readonly customer: string;
  readonly person: string;
  readonly isSimulated: boolean;
};

/** One publication from which an annex can be had. */
export type AnnexVersion = { readonly number: number; readonly publishedOn: CalendarDate };

/** One agreement of the customer with its annex as it is now, and as it was. */
export type PortalAgreement = {
  readonly ref: string;
  readonly title: string;
  readonly products: readonly string[];
  readonly endsOn: CalendarDate | null;
  /** What its list has and what is not used for it until the suspension is lifted. */
  readonly suspended: readonly { readonly name: string; readonly since: CalendarDate }[];
  /** Its last day is over. */
  readonly isOver: boolean;
  /** Of one that is over: as it was at the end. Null while nothing was published. */
  readonly annex:
    | (AnnexVersion & {
        readonly status: "FOR_SIGNATURE" | "AS_SIGNED" | "CONSOLIDATED";
        /** What it says it is, as on each page. */
        readonly statusLine: string;
        /** The beginning of it stands on each page. */
        readonly fingerprint: string;
        readonly language: string;
      })
    | null;
  readonly earlier: readonly AnnexVersion[];
  /** The languages in which a certificate of deletion was given out; none before its end. */
  readonly certificates: readonly string[];
  /** The countersigned files, the newest first. */
  readonly signed: readonly {
    readonly id: string;
    readonly signedOn: CalendarDate;
    readonly sha256: string;
  }[];
};

/** One notice as its customer sees it. */
export type PortalNotice = {
  readonly id: string;
  readonly changeSetId: string;
  readonly title: string;
  readonly reason: string | null;
  /** When what it had told wrong was put right, the last time; null where nothing was. */
  readonly correctedOn: CalendarDate | null;
  readonly agreement: string;
  /** What changes, a line for each: "New sub-processor: Observa (Observa Logs)". */
  readonly changes: readonly string[];
  readonly changeClass: Materiality;
  /** Of an adverse fact: since when it is true, and since when it is known to us, as its mail said. */
  readonly adverse: { readonly trueSince: CalendarDate; readonly knownOn: CalendarDate } | null;
  /** The clause of the agreement on emergencies stands in the place of its notice period. */
  readonly isEmergency: boolean;
  readonly standing: OwnStanding;
  readonly zone: string;
  readonly startsOn: CalendarDate | null;
  readonly objectionLastDay: CalendarDate | null;
  /** Whole days after today until the last day has passed: 0 on the last day; null once it is over or there is none. */
  readonly daysLeft: number | null;
  /** Null once the reader has approved: the change waits for that day no more. */
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly plannedOn: CalendarDate | null;
  readonly effectiveOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly isAcknowledged: boolean;
};

/** What was said of one notice, and what the reader may say. */
export type PortalNoticePage = {
  readonly notice: PortalNotice;
  /** The whole notice, as the mail told it, with the days that count. */
  readonly told: MailView;
  readonly tellings: readonly {
    readonly id: string;
    readonly on: CalendarDate | null;
    readonly channel: Channel;
    readonly kind: "NOTICE" | "ADVERSE" | "CORRECTION";
    readonly to: string | null;
    readonly state: "ACCEPTED" | "ON_ITS_WAY" | "NOT_ACCEPTED";
  }[];
  readonly acknowledgedAt: Instant | null;
  readonly approvals: readonly {
    readonly id: string;
    readonly kind: "EARLY" | "SPECIFIC";
    readonly receivedOn: CalendarDate;
    readonly text: string | null;
    /** False once the customer was told anew. */
    readonly counts: boolean;
  }[];
  readonly objections: readonly PortalObjection[];
  readonly asks: NoticeAsks;
  /** The clause on objections in the agreement, quoted; null where none is recorded. */
  readonly objectionClause: string | null;
  readonly objectionGround: "REASONABLE_DATA_PROTECTION" | "ANY" | null;
};

/** What the customer may still say of a notice. */
export type NoticeAsks = {
  readonly mayObject: boolean;
  readonly isLate: boolean;
  readonly mayApprove: "EARLY" | "SPECIFIC" | null;
};

export type Channel = "EMAIL" | "LETTER" | "HAND" | "PORTAL" | "LINK" | "PHONE";

export type PortalObjection = {
  readonly id: string;
  readonly noticeId: string;
  readonly changeSetId: string;
  readonly title: string;
  readonly agreement: string;
  readonly receivedOn: CalendarDate;
  readonly timely: boolean;
  readonly channel: Channel;
  readonly text: string | null;
  readonly decision: ObjectionDecision | null;
  readonly decisionReason: string | null;
  /** The clause of the agreement on which the answer rests, quoted. */
  readonly decisionClause: string | null;
  /** The last day of what the agreement gives against a refusal, where it has run or runs. */
  readonly remedyLastDay: CalendarDate | null;
  /** What we wrote to the customer, the newest last. */
  readonly answers: readonly { readonly on: CalendarDate; readonly text: string }[];
  /** It came in time, and was entered only after the change had taken effect. */
  readonly wasEnteredLate: boolean;
  readonly decidedOn: CalendarDate | null;
  /** The change was withdrawn and will not be made: with that it is settled. */
  readonly isMoot: boolean;
  /** Whether the change is held back for the agreement because of it. */
  readonly holdsBack: boolean;
};

/** Everything that a customer's contact wants in ten seconds. */
export type PortalOverview = {
  readonly agreements: readonly PortalAgreement[];
  readonly coming: readonly PortalNotice[];
  readonly past: readonly PortalNotice[];
  readonly objections: readonly PortalObjection[];
};

export type PortalContact = {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly standing: "CONFIRMED" | "UNCONFIRMED" | "BOUNCED";
  readonly wantsDigest: boolean;
  readonly isOwn: boolean;
  /** Whether it is the last one that can be told. */
  readonly isLast: boolean;
};

/** What the page behind the link in a mail shows: the notices of that mail that can be objected to. */
export type LinkedNotices = {
  readonly head: PortalHead;
  readonly notices: readonly {
    readonly notice: PortalNotice;
    readonly asks: NoticeAsks;
    readonly objectionClause: string | null;
    readonly objections: readonly PortalObjection[];
  }[];
};
