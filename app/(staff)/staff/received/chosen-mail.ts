import type { ReceivedEntry } from "@/lib/data/received/received-notices";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { plainFileName } from "@/lib/domain/documents/kept-file";
import { misleadingCharacter } from "@/lib/domain/hidden-characters";
import { type Mail, mailLimits, tooLargeMail } from "@/lib/file/mail/mail";
import { isMailSource } from "@/lib/file/mail/mail-source";
import { readMailApart } from "@/lib/file/mail/read-mail-apart";

type Today = { readonly today: CalendarDate; readonly zone: string };
type TypedNotice = Pick<ReceivedEntry, "text" | "subject" | "sender" | "receivedOn">;

/** Reads the mail of a form; a sentence that says why not where it cannot be taken down. */
export async function chosenMail(
  file: FormDataEntryValue | null,
  { today, zone }: Today,
): Promise<ReceivedEntry | string> {
  if (!(file instanceof File) || (file.size === 0 && file.name === ""))
    return "Choose a mail: a file that ends in .eml.";
  const trouble = misleadingCharacter(file.name);
  if (trouble !== null) return `The name of the file ${trouble}: give it another name.`;
  // Not read into memory: it is not kept anyway.
  if (file.size > mailLimits.bytes) return tooLargeMail;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readMailApart(bytes);
  if (!read.ok) return read.message;
  return entryOf(read.mail, { name: plainFileName(file.name), bytes }, { today, zone });
}

/**
 * What was pasted; where that is a whole mail, it is read as its file would be. The day it came is the mail's own or the typed one,
 * whichever is earlier: our period is better counted from a day too early.
 */
export async function pastedMail(typed: TypedNotice, day: Today): Promise<ReceivedEntry> {
  const asTyped = { ...typed, attached: [], file: null };
  if (!isMailSource(typed.text)) return asTyped;
  const bytes = new TextEncoder().encode(typed.text.trimStart().replaceAll("\n", "\r\n"));
  const read = await readMailApart(bytes);
  if (!read.ok) return asTyped;
  const mail = entryOf(read.mail, { name: "pasted.eml", bytes }, day);
  const receivedOn = mail.receivedOn < typed.receivedOn ? mail.receivedOn : typed.receivedOn;
  return {
    ...mail,
    receivedOn,
    subject: typed.subject || mail.subject,
    sender: typed.sender || mail.sender,
  };
}

function entryOf(
  { at, ...mail }: Mail,
  file: { name: string; bytes: Uint8Array },
  { today, zone }: Today,
): ReceivedEntry {
  const sentOn = at === null ? today : dateIn(at, zone);
  // A clock that goes ahead says nothing about when the mail came.
  return { ...mail, receivedOn: sentOn > today ? today : sentOn, file };
}
