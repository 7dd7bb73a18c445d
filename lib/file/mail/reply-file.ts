import type { Instant } from "@/lib/domain/calendar";
import { mailLimits } from "./mail";
import { readMailApart } from "./read-mail-apart";

/** An answer by mail as it came, with what its head says. */
export type ReplyFile = {
  readonly bytes: Uint8Array;
  readonly sender: string;
  readonly subject: string;
  readonly writtenAt: Instant | null;
};

export const unreadableReply =
  "This is no mail that can be read: save the message as .eml, at most 5 MB.";

/** Reads the head of an answer; null where it is no mail, or larger than mails are taken. */
export async function readReply(bytes: Uint8Array): Promise<ReplyFile | null> {
  if (bytes.length > mailLimits.bytes) return null;
  const read = await readMailApart(bytes);
  if (!read.ok) return null;
  const { sender, subject, at } = read.mail;
  return { bytes, sender, subject, writtenAt: at };
}
