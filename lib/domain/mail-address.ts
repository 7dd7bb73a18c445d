/** Who a mail is from or to: the address, and the name that mail programs show beside it. */
export type Mailbox = { name: string | null; address: string };

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 253;

// A dot-atom in ASCII. Quoted local parts are legal mail and a way to smuggle a second recipient.
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const MAILBOX_WITH_NAME = /^(?<name>.*?)\s*<(?<address>[^<>]*)>$/su;
// C0, DEL and C1 controls, line and paragraph separators, and the marks that reorder text.
const UNSAFE_IN_HEADER = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/**
 * Whether the text is exactly one plain mail address, such that no mail program reads two
 * recipients or a header into it. A domain may be written in its own script; a local part may not.
 */
export function isSingleAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && asciiAddress(text) !== null;
}

/**
 * The address as the envelope carries it, with the domain in its ASCII form.
 *
 * @returns null when the text is not exactly one plain address
 */
export function asciiAddress(text: string): string | null {
  const at = text.lastIndexOf("@");
  const localPart = text.slice(0, Math.max(at, 0));
  if (localPart.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(localPart)) return null;
  const domain = asciiDomain(text.slice(at + 1));
  return domain === null ? null : `${localPart}@${domain}`;
}

/** Whether two texts are one address: mail programs and people mind no capitals. */
export function isSameAddress(one: string | null | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

/** The domain of a valid address, in lower case and in its ASCII form; null for anything else. */
export function domainOf(address: string): string | null {
  return asciiAddress(address)?.split("@").at(-1) ?? null;
}

/**
 * Reads `Name <address>`, `"Name" <address>` or a bare address.
 *
 * @returns null when the address is not single or the name could break a header
 */
export function parseMailbox(text: string): Mailbox | null {
  const trimmed = text.trim();
  const parts = MAILBOX_WITH_NAME.exec(trimmed)?.groups;
  if (parts === undefined) return mailbox(null, trimmed);
  const written = parts.name ?? "";
  const quoted = /^"(?<inner>(?:[^"\\]|\\.)*)"$/su.exec(written)?.groups?.inner;
  if (quoted === undefined && /["<>@]/.test(written)) return null;
  const name = quoted === undefined ? written : quoted.replace(/\\(.)/gsu, "$1");
  return mailbox(name === "" ? null : name, parts.address ?? "");
}

/** Whether a text can stand in a header: no control character, nothing that reorders the line. */
export function isHeaderText(text: string): boolean {
  return !UNSAFE_IN_HEADER.test(text);
}

function mailbox(name: string | null, address: string): Mailbox | null {
  if (!isSingleAddress(address)) return null;
  return name === null || isHeaderText(name) ? { name, address } : null;
}

function asciiDomain(domain: string): string | null {
  const labels = domain.split(".");
  if (labels.length < 2 && domain !== "localhost") return null;
  if (!labels.every((label) => DOMAIN_LABEL.test(label))) return null;
  if (!URL.canParse(`http://${domain}`)) return null;
  const ascii = new URL(`http://${domain}`).hostname;
  // The URL parser reads "1.2" as a number and answers with an IP address: not a mail domain.
  return ascii.length > LONGEST_DOMAIN || /^[\d.]+$/.test(ascii) ? null : ascii;
}
