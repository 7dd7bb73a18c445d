import type { CalendarDate, Instant } from "@/lib/domain/calendar";

type DigestedCustomer = {
  readonly ref: string;
  readonly name: string;
  readonly changes: number;
  /** Contacts that want it. */
  readonly contacts: number;
};

/** The monthly digest as staff see it: what the next one would tell by now, and what went. */
export type DigestView = {
  /** Null: the organisation names no day, and none goes out. */
  readonly nextOn: CalendarDate | null;
  readonly since: Instant;
  readonly zone: string;
  readonly settingsHref: string;
  readonly customers: readonly DigestedCustomer[];
  /** Whose mail is shown, in the language of its first contact. */
  readonly shown: (DigestedCustomer & { readonly language: string }) | null;
  readonly past: readonly {
    readonly month: string;
    readonly at: Instant;
    readonly publication: number;
    readonly changes: number;
    readonly mails: number;
    readonly accepted: number;
  }[];
};
