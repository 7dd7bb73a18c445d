import type { ReceivedEntry } from "@/lib/data/received-notices";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { plainFileName } from "@/lib/domain/documents/kept-file";
import { misleadingCharacter } from "@/lib/domain/hidden-characters";
import { mailLimits, tooLargeMail } from "@/lib/file/mail/mail";
import { readMailApart } from "@/lib/file/mail/read-mail-apart";

/** Reads the mail of a form; a sentence that says why not where it cannot be taken down. */
export async function chosenMail(
  file: FormDataEntryValue | null,
  { today, zone }: { today: CalendarDate; zone: string },
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
  const { at, ...mail } = read.mail;
  const sentOn = at === null ? today : dateIn(at, zone);
  // A clock that goes ahead says nothing about when the mail came.
  const receivedOn = sentOn > today ? today : sentOn;
  return { ...mail, receivedOn, file: { name: plainFileName(file.name), bytes } };
}
