/** Control characters but tab and line feed, and marks that turn the direction of the text around them. */
const unsafe = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\ufeff\ufffe\uffff]/gu;

/** The value with every text in it free of characters that no document should carry. */
export function safeTexts<Value>(value: Value): Value;
export function safeTexts(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replace(unsafe, "");
  if (Array.isArray(value)) return value.map((item) => safeTexts<unknown>(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, safeTexts(item)]));
}

/** The address when it is a link of a scheme that a document may carry, else null. */
export function safeLink(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return ["http:", "https:", "mailto:"].includes(protocol) ? href : null;
}

/** A link that writes to a mailbox; null when the text is no plain address. */
export function mailLink(mailbox: string | null): string | null {
  return mailbox !== null && /^[^\s@<>?&"]+@[^\s@<>?&"]+$/.test(mailbox)
    ? `mailto:${mailbox}`
    : null;
}
