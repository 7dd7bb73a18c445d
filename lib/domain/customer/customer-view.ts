import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { ObjectionView, Standing } from "@/lib/domain/change/standing";
import type { TermInWords } from "@/lib/domain/change/terms-in-words";
import type { Finding } from "@/lib/domain/findings/finding";
import type { Materiality } from "@/lib/domain/reference/enums";
import type { TerminationView } from "@/lib/domain/termination/termination-view";

/** By what the list of customers can be sorted. */
export const customerSorts = ["name", "next", "objections", "unconfirmed"] as const;
export type CustomerSort = (typeof customerSorts)[number];

/** One customer in the list: what runs, and what is missing. */
export type CustomerRow = {
  readonly ref: string;
  readonly name: string;
  readonly agreements: number;
  /** The nearest day from today on: a last day to object, or a day on which a change may take effect. */
  readonly nextOn: CalendarDate | null;
  readonly openNotices: number;
  readonly openObjections: number;
  readonly unconfirmedContacts: number;
  /** Confirmed, not bounced, not erased: nobody can be told where there is none. */
  readonly reachableContacts: number;
};

export type CustomerList = {
  readonly rows: readonly CustomerRow[];
  readonly found: number;
  readonly all: number;
  /** Goes into the address for the next page; null on the last. */
  readonly next: string | null;
};

export type ContactView = {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly language: string | null;
  readonly isForNotices: boolean;
  readonly wantsDigest: boolean;
  readonly confirmedAt: Instant | null;
  readonly bouncedAt: Instant | null;
};

export type KeptAnnex = {
  readonly inputHash: string;
  readonly publication: number;
  readonly publishedAt: Instant;
  readonly sha256: string;
};

/** A countersigned file as a list shows it. */
export type SignedView = {
  readonly id: string;
  readonly signedOn: CalendarDate;
  /** The publication that it was made from; null: it was not made here. */
  readonly publication: number | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly recordedAt: Instant;
};

export type AgreementView = {
  readonly ref: string;
  readonly title: string;
  readonly signedOn: string | null;
  readonly endsOn: string | null;
  readonly isInForce: boolean;
  readonly products: readonly { readonly ref: string; readonly title: string }[];
  /** The day whose list of sub-processors the customer agreed to, where the agreement names one. */
  readonly agreedAsOf: string | null;
  readonly profile: { readonly ref: string; readonly title: string } | null;
  readonly terms: readonly TermInWords[];
  readonly annexes: readonly KeptAnnex[];
  /** What its annex says it is; null while nothing was published. */
  readonly statusLine: string | null;
  readonly signed: readonly SignedView[];
  /** Announced changes that wait for a countersigned file. */
  readonly toSign: readonly { readonly id: string; readonly title: string }[];
};

export type NoticeView = {
  readonly changeSetId: string;
  readonly title: string;
  readonly agreement: string;
  readonly agreementTitle: string;
  readonly class: Materiality;
  readonly standing: Standing;
  readonly startsOn: CalendarDate | null;
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly effectiveOn: CalendarDate | null;
  readonly objections: readonly ObjectionView[];
};

/** One customer with all that staff need when it calls. */
export type CustomerRecord = {
  readonly ref: string;
  readonly name: string;
  readonly legalEntity: { readonly ref: string; readonly title: string } | null;
  readonly role: string | null;
  readonly countries: readonly string[];
  readonly zone: string;
  readonly agreements: readonly AgreementView[];
  /** What becomes of the data when each agreement ends. */
  readonly endings: readonly TerminationView[];
  readonly contacts: readonly ContactView[];
  readonly notices: readonly NoticeView[];
  readonly findings: readonly Finding[];
  readonly newestPublication: number | null;
  /** From which a signed text can have been made, the newest first. */
  readonly publications: readonly { readonly number: number; readonly publishedAt: Instant }[];
  readonly may: {
    readonly editContacts: boolean;
    readonly editRecord: boolean;
    readonly recordSigned: boolean;
    readonly settle: boolean;
    readonly certify: boolean;
  };
};
