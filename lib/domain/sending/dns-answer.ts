/** One question to the DNS: what a name says of a kind. */
export type DnsQuestion = { readonly type: "TXT" | "MX"; readonly name: string };

/** What the DNS said. A name that it does not know is told apart from one that says nothing of the kind that was asked for. */
export type DnsAnswer =
  | { readonly state: "FOUND"; readonly records: readonly string[] }
  | { readonly state: "EMPTY" }
  | { readonly state: "NO_SUCH_NAME" }
  /** Nobody answered, or not in a way that says anything. */
  | { readonly state: "NOT_TOLD"; readonly because: string };

/** The answers by question, as `answerKey` names it. */
export type DnsAnswers = Readonly<Record<string, DnsAnswer>>;

export function answerKey({ type, name }: DnsQuestion): string {
  return `${type} ${name}`;
}

const ownNames = ["localhost", "local", "internal", "test", "example", "invalid", "home.arpa"];

/** Whether a domain is of this machine, of a house or of a book (RFC 2606, 6761, 6762): no DNS outside knows of it. */
export function isOwnName(domain: string): boolean {
  return (
    !domain.includes(".") ||
    ownNames.some((name) => domain === name || domain.endsWith(`.${name}`)) ||
    /(^|\.)example\.(com|net|org)$/.test(domain)
  );
}
