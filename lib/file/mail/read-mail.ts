import { type ParsedMail, simpleParser } from "mailparser";
import type { Instant } from "@/lib/domain/calendar";
import { withoutMisleading } from "@/lib/domain/hidden-characters";
import { type Mail, mailLimits, type ReadMail, refusedMail, tooLargeMail } from "./mail";
import { momentOf } from "./mail-moment";

const options = {
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  keepCidLinks: true,
  maxHtmlLengthToParse: mailLimits.htmlCharacters,
  maxHeadSize: mailLimits.headBytes,
  maxChildNodes: mailLimits.parts,
};

/**
 * Reads a mail as a mail program saves it (.eml). Its page, where it has one, is never drawn: it is turned to text. The
 * files that came with it are named and not opened.
 */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  if (bytes.length > mailLimits.bytes) return refusedMail(tooLargeMail);
  if (bytes.length === 0) return refusedMail("The file is empty: choose the mail anew.");
  if (isOutlookMessage(bytes))
    return refusedMail(
      "This is a message in Outlook's own form (.msg): save it as .eml, or paste its text.",
    );
  const parsed = await simpleParser(Buffer.from(bytes), options);
  if (parsed.from === undefined)
    return refusedMail(
      "This is no mail: it does not say whom it is from. Save the message as .eml, or paste its text.",
    );
  const text = plain(await textOf(parsed));
  if (text.length > mailLimits.textCharacters)
    return refusedMail(
      "The mail holds more than 200,000 characters: paste the part that says what changes.",
    );
  if (text === "" && parsed.attachments.length === 0)
    return refusedMail("The mail holds no text: paste what it says.");
  return { ok: true, mail: { ...headOf(parsed), text } };
}

function headOf(parsed: ParsedMail): Omit<Mail, "text"> {
  const [from] = parsed.from?.value ?? [];
  const sender = [from?.name, from?.address === undefined ? "" : `<${from.address}>`];
  return {
    sender: oneLine(sender.filter(Boolean).join(" "), 400),
    subject: oneLine(parsed.subject ?? "", 500),
    at: earliestMoment(parsed),
    attached: parsed.attachments
      .slice(0, mailLimits.attached)
      .map(({ filename, contentType }) => oneLine(filename ?? contentType, 150)),
  };
}

/** The words of the mail; where it is a page alone, the words of the page. */
async function textOf({ text, html }: ParsedMail): Promise<string> {
  if (text !== undefined && text.trim() !== "") return text;
  if (html === false || html === undefined) return "";
  // Only a mail that is nothing but a page is turned to text by the library: so it is made one.
  const page = `Content-Type: text/html; charset=utf-8\r\n\r\n${html}`;
  return (await simpleParser(Buffer.from(page), options)).text ?? "";
}

/** What the senders' clocks say can be wrong; our period is better counted from a day too early. */
function earliestMoment({ headerLines }: ParsedMail): Instant | null {
  const moments = headerLines.flatMap(({ key, line }) => {
    if (key !== "date" && key !== "received") return [];
    return momentOf(key, line.slice(line.indexOf(":") + 1)) ?? [];
  });
  return moments.toSorted()[0] ?? null;
}

/** Without what a text cannot hold or nobody sees. */
function plain(text: string): string {
  const lines = text.toWellFormed().replaceAll(/\r\n?/g, "\n");
  return withoutMisleading(lines)
    .replaceAll(/[ \t]+\n/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

function oneLine(text: string, most: number): string {
  return [...plain(text).replaceAll(/\s+/g, " ")].slice(0, most).join("");
}

/** Begins as the files of older office programs do. */
function isOutlookMessage(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
}
