import { createHash } from "node:crypto";
import { addDays, type CalendarDate } from "@/lib/domain/calendar";

/** How long a proof counts: mailboxes are moved, and nobody tells the register. */
export const proofDays = 90;
/** How long a code can be brought back. */
export const codeDays = 7;

/** What a mailbox of ours is for. */
export type MailboxUse = "OBJECTIONS" | "QUESTIONS" | "RETURNED";

/** How a mailbox stands: whether mail to it was read by somebody who brought back what was in it. */
export type MailboxState =
  | { readonly state: "PROVED"; readonly on: CalendarDate; readonly until: CalendarDate }
  | { readonly state: "EXPIRED"; readonly on: CalendarDate }
  | { readonly state: "ASKED"; readonly on: CalendarDate }
  | { readonly state: "NEVER" };

/** One round trip: the day on which the mail was ordered, and that on which its code came back. */
export type RoundTrip = { readonly askedOn: CalendarDate; readonly provedOn: CalendarDate | null };

/** How a mailbox stands on a day after these round trips. */
export function mailboxState(trips: readonly RoundTrip[], today: CalendarDate): MailboxState {
  const proved = trips
    .flatMap(({ provedOn }) => provedOn ?? [])
    .toSorted()
    .at(-1);
  if (proved !== undefined && today <= addDays(proved, proofDays))
    return { state: "PROVED", on: proved, until: addDays(proved, proofDays) };
  const asked = trips
    .filter(({ askedOn, provedOn }) => provedOn === null && today <= addDays(askedOn, codeDays))
    .map(({ askedOn }) => askedOn)
    .toSorted()
    .at(-1);
  if (asked !== undefined) return { state: "ASKED", on: asked };
  return proved === undefined ? { state: "NEVER" } : { state: "EXPIRED", on: proved };
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const codePattern = /\bRC-([A-HJ-NP-Z2-9]{5})-([A-HJ-NP-Z2-9]{5})-([A-HJ-NP-Z2-9]{5})\b/i;

/** A code that can be read aloud and typed: 75 bits, without letters that look like digits. */
export function codeOf(random: Uint8Array): string {
  const drawn = [...random.slice(0, 15)].map((byte) => letters[byte % letters.length] ?? "A");
  return `RC-${drawn.slice(0, 5).join("")}-${drawn.slice(5, 10).join("")}-${drawn.slice(10).join("")}`;
}

/** The code that stands in a text, typed or in a mail; null where none does. */
export function codeIn(text: string): string | null {
  return codePattern.exec(text)?.[0].toUpperCase() ?? null;
}

export function codeHash(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}

/** By which key a mail was signed, as its own head says; null where it is not, and where it is no mail of ours that arrived. */
export function signatureIn(mail: string): { domain: string; selector: string } | null {
  const head = mail.split(/\r?\n\r?\n/, 1)[0] ?? "";
  const line = /^dkim-signature:((?:[^\r\n]|\r?\n[ \t])*)/im.exec(head)?.[1];
  if (line === undefined || !/^auto-submitted:\s*auto-generated/im.test(head)) return null;
  const tag = (name: string) =>
    new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*([A-Za-z0-9._-]{1,200})\\s*(?:;|$)`)
      .exec(line.replaceAll(/\r?\n/g, " "))?.[1]
      ?.toLowerCase();
  const [domain, selector] = [tag("d"), tag("s")];
  return domain === undefined || selector === undefined ? null : { domain, selector };
}
