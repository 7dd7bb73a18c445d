import { type DnsQuestion, isOwnName } from "./dns-answer";

/** Whom our mail is from, and where answers to it go: what the DNS is asked about. */
export type SenderDomains = {
  /** Of the address that readers see (`MAIL_FROM`). */
  readonly from: string;
  /** Of the envelope's sender: where returned mail goes. */
  readonly envelope: string;
  /** Of the mailboxes that answers, objections and returned mail go to. */
  readonly mailboxes: readonly string[];
  /** By which key our mail was signed when it last arrived somewhere; null where nobody has shown. */
  readonly signature: { readonly domain: string; readonly selector: string } | null;
};

const mostParents = 8;

/** Everything that is asked of the DNS before an announcement; names that no DNS outside knows are left out. */
export function senderQuestions(domains: SenderDomains): DnsQuestion[] {
  const { from, envelope, mailboxes } = domains;
  const questions: DnsQuestion[] = [
    ...(isOwnName(envelope) ? [] : [{ type: "TXT" as const, name: envelope }]),
    ...(isOwnName(from)
      ? []
      : [...policyNames(from), keyName(domains)].map((name) => ({ type: "TXT" as const, name }))),
    ...[...new Set(mailboxes)]
      .filter((name) => !isOwnName(name))
      .map((name) => ({ type: "MX" as const, name })),
  ];
  return questions;
}

/**
 * The names at which the DMARC policy of a domain may stand, the nearest first: its own, then those above it, without a top
 * level (RFC 9989: the tree is walked, no list of suffixes is needed).
 */
export function policyNames(domain: string): string[] {
  const labels = domain.split(".");
  const names = labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
  return [...names.slice(0, 1), ...names.slice(1).slice(-mostParents)].map(
    (name) => `_dmarc.${name}`,
  );
}

/** Where the key stands that our mail is signed with; where nobody knows, the name below which all keys stand. */
export function keyName({ from, signature }: Pick<SenderDomains, "from" | "signature">): string {
  return signature === null
    ? `_domainkey.${from}`
    : `${signature.selector}._domainkey.${signature.domain}`;
}
