import type { CalendarDate } from "@/lib/domain/calendar";
import type { CorrectionEntry } from "@/lib/domain/change/correction";
import type { Language } from "@/lib/domain/language/catalogue";
import type { Block, Definition, Foreign } from "./blocks";
import type { ChangeDetails } from "./notice-mail-details";

export type MailKind = "NOTICE" | "CONFIRMATION" | "WITHDRAWAL" | "ADVERSE" | "CORRECTION";

/** Whether a mail of this kind tells what is to come or has come, with days and rights. */
export function isTelling(kind: MailKind): boolean {
  return kind === "NOTICE" || kind === "ADVERSE" || kind === "CORRECTION";
}

/** What a correction puts right, and whether the days begin anew with it. */
export type ToldCorrection = {
  readonly entries: readonly CorrectionEntry[];
  readonly restarts: boolean;
  /** The planned day of the change whose days begin anew; null where it has none. */
  readonly plannedOn?: CalendarDate | null;
};

/** A mail is made of the blocks of a document, and of a panel that is seen first. */
export type MailBlock =
  | Block
  | { type: "panel"; title: string; items: Definition[]; foreign?: Foreign };

/** A mail as data: HTML and text are drawn from the same blocks. */
export type MailView = { language: string; subject: string; blocks: MailBlock[] };

/** What all mails of one announcement in one language say. */
export type MailFacts = {
  readonly language: Language;
  readonly kind: MailKind;
  /** What it puts right; left out but in corrections. */
  readonly correction?: ToldCorrection | null;
  readonly isSimulated: boolean;
  readonly organisation: string;
  /** "Helpdesk GmbH, Lindenallee 1, 10115 Berlin, Germany" */
  readonly sender: string;
  readonly privacyMailbox: string | null;
  readonly objectionMailbox: string;
  readonly listUrl: string;
  readonly changesUrl: string;
  /** The changes that have a page of their own in public: what the public list says nothing of has none. */
  readonly publicChanges: readonly string[];
  readonly publicationsUrl: string;
  /** Where an objection is made without signing in; the delivery's own token follows it. */
  readonly objectUrl: string;
  readonly portalUrl: string;
  readonly details: ReadonlyMap<string, ChangeDetails>;
};
