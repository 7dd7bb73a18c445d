import { createHash } from "node:crypto";
import MimeNode from "nodemailer/lib/mime-node";
import type { Temporal } from "temporal-polyfill";
import { domainOf, isHeaderText, isSingleAddress, type Mailbox } from "@/lib/domain/mail-address";
import { quotedPrintable } from "./quoted-printable";

/** All that a mail says, before it becomes bytes. */
export type MessageParts = {
  from: Mailbox;
  replyTo: Mailbox | null;
  to: Mailbox;
  subject: string;
  html: string;
  text: string;
  /** As `messageIdFor` makes it, with its angle brackets. */
  messageId: string;
  /** Further headers, such as List-Unsubscribe; none that this module writes itself. */
  headers: Readonly<Record<string, string>>;
  date: Temporal.Instant;
};

const OWN_HEADERS =
  /^(?:from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|return-path|received|dkim-signature|resent-.*|content-(?!language$).*)$/i;
const MESSAGE_ID = /^<[A-Za-z0-9._-]+@[a-z0-9.-]+>$/;
// RFC 5322 2.1.1; the library folds at white space, and cannot fold a word.
const LONGEST_LINE = 998;

/**
 * The final bytes of one mail: HTML and text, CRLF line ends. Equal parts give equal bytes.
 *
 * The library writes the headers; the two bodies are put together here, which costs a third of what its
 * streams do.
 *
 * @throws RangeError when an address is not exactly one, or a part could break out of its header
 */
export async function composeMessage(parts: MessageParts): Promise<Buffer> {
  refuseInjection(parts);
  // Taken from what it separates, so that it is always the same and never occurs inside.
  const hash = bytesHash(`${parts.messageId}\n${parts.text}\n${parts.html}`);
  const boundary = `--recital-${hash.slice(0, 32)}`;
  const type = `multipart/alternative; boundary="${boundary}"`;
  const node = new MimeNode(type, { disableFileAccess: true, disableUrlAccess: true });
  for (const [key, value] of Object.entries(parts.headers)) node.setHeader(key, value);
  node.setHeader("From", mailbox(parts.from));
  node.setHeader("To", mailbox(parts.to));
  if (parts.replyTo !== null) node.setHeader("Reply-To", mailbox(parts.replyTo));
  node.setHeader("Subject", parts.subject);
  node.setHeader("Message-ID", parts.messageId);
  node.setHeader("Date", dateHeader(parts.date));
  node.setHeader("MIME-Version", "1.0");
  // One buffer in the end: ten thousand mails of several pieces each fill the memory sooner than it is cleared.
  return Buffer.from(
    [
      `${node.buildHeaders()}\r\n`,
      partHead(boundary, "text/plain"),
      quotedPrintable(parts.text),
      partHead(boundary, "text/html"),
      quotedPrintable(parts.html),
      `\r\n--${boundary}--\r\n`,
    ].join(""),
  );
}

function partHead(boundary: string, type: string): string {
  const headers = `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable`;
  return `\r\n--${boundary}\r\n${headers}\r\n\r\n`;
}

/** "Sat, 21 Nov 2026 23:04:19 +0000" */
function dateHeader(date: Temporal.Instant): string {
  return new Date(date.epochMilliseconds).toUTCString().replace("GMT", "+0000");
}

/** One Message-ID for all attempts of a delivery. */
export function messageIdFor(deliveryId: string, domain: string): string {
  const ascii = domainOf(`id@${domain}`);
  if (ascii === null) throw new RangeError(`${JSON.stringify(domain)} is no mail domain`);
  if (!/^[A-Za-z0-9._-]+$/.test(deliveryId)) {
    throw new RangeError(`${JSON.stringify(deliveryId)} cannot stand in a Message-ID`);
  }
  return `<${deliveryId}@${ascii}>`;
}

/** SHA-256 of exactly these bytes (of a text, in UTF-8), in lower-case hexadecimal: the evidence of what was sent. */
export function bytesHash(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function mailbox({ name, address }: Mailbox): { name: string; address: string } {
  return { name: name ?? "", address };
}

function refuseInjection(parts: MessageParts): void {
  for (const { name, address } of [parts.from, parts.to, parts.replyTo ?? parts.from]) {
    if (!isSingleAddress(address)) {
      throw new RangeError(`${JSON.stringify(address)} is not exactly one mail address`);
    }
    refuseUnsafe("A name", name ?? "");
  }
  refuseUnsafe("The subject", parts.subject);
  if (!MESSAGE_ID.test(parts.messageId)) {
    throw new RangeError(`${JSON.stringify(parts.messageId)} is no Message-ID`);
  }
  for (const [name, value] of Object.entries(parts.headers)) {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || OWN_HEADERS.test(name)) {
      throw new RangeError(`${JSON.stringify(name)} cannot be a further header`);
    }
    refuseUnsafe(`The header ${name}`, value);
    if (value.split(" ").some((word) => name.length + word.length + 2 > LONGEST_LINE)) {
      throw new RangeError(`The header ${name} has a word that no line can hold`);
    }
  }
}

function refuseUnsafe(what: string, text: string): void {
  if (!isHeaderText(text)) {
    throw new RangeError(`${what} has a control character in it: ${JSON.stringify(text)}`);
  }
}
