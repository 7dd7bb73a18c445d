import type { Instant } from "@/lib/domain/calendar";

/** A mail as far as anybody here reads it: what it says of itself, and its words. Nothing of it is proved. */
export type Mail = {
  /** The name that the sender goes by, and the address. */
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  /** The earliest of the moments at which the mail says it was sent or taken over; null where it names none. */
  readonly at: Instant | null;
  /** The names of the files that came with it. */
  readonly attached: readonly string[];
};

export type ReadMail =
  | { readonly ok: true; readonly mail: Mail }
  /** A whole sentence that says why not, and what would be right. */
  | { readonly ok: false; readonly message: string };

export const mailLimits = {
  bytes: 5_000_000,
  parts: 100,
  headBytes: 256_000,
  htmlCharacters: 2_000_000,
  textCharacters: 200_000,
  attached: 50,
} as const;

export function refusedMail(message: string): ReadMail {
  return { ok: false, message };
}

export const tooLargeMail =
  "The mail is larger than 5 MB: save it without the files that came with it, or paste its text.";
export const unreadableMail =
  "The mail cannot be read: it is built in a way that no mail of a vendor is. Paste its text.";
