import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { ContactTrouble } from "./contact-readiness";
import type { MailboxState, MailboxUse } from "./mailbox-proof";
import type { Check } from "./sender-checks";

/** A mailbox of ours, what it is for, and whether somebody reads it. */
export type MailboxView = {
  readonly address: string;
  readonly uses: readonly MailboxUse[];
  readonly stands: MailboxState;
};

/** How the outgoing mail stands: what the page about it shows. */
export type SendingView = {
  readonly isPaused: boolean;
  readonly from: string;
  readonly today: CalendarDate;
  readonly zone: string;
  /** When the DNS was last asked; null: never. */
  readonly askedAt: Instant | null;
  readonly checks: readonly Check[];
  readonly mailboxes: readonly MailboxView[];
  /** Whether there is a mailbox of its own for returned mail. */
  readonly hasBounceAddress: boolean;
};

/** A customer that might not be told, and why. */
export type TroubledCustomer = {
  readonly customer: string;
  readonly name: string;
  readonly agreements: readonly string[];
  readonly trouble: ContactTrouble;
};

/** Whether an announcement would reach everybody, and answers would reach us: looked at before it, and never in its way. */
export type ReadinessView = {
  readonly sending: SendingView;
  readonly customers: number;
  /** The first of them, those whom nobody of is told before the others. */
  readonly troubled: readonly TroubledCustomer[];
  readonly allTroubled: number;
};

export const mailboxUses: Readonly<Record<MailboxUse, string>> = {
  OBJECTIONS: "objections, and answers to notices",
  QUESTIONS: "questions about privacy, and answers to other mail",
  RETURNED: "returned mail",
};
