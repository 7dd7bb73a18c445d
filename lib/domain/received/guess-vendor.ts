import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";

/** Why a vendor may be the one: its domain sent the mail, or its name stands in it. The strongest first. */
export const guessGrounds = ["SENDER", "SUBJECT", "TEXT"] as const;
export type GuessGround = (typeof guessGrounds)[number];

export type VendorGuess = { readonly vendorRef: string; readonly ground: GuessGround };

type Words = { readonly sender: string; readonly subject: string; readonly text: string };

/**
 * The vendors that a notice may be from, the likeliest first. Who sent a mail is not proved by what it says of itself, so
 * it is a proposal, to be confirmed by a person.
 *
 * Source: none, product rule V10.
 */
export function guessVendors(register: Register, words: Words): VendorGuess[] {
  const sender = domainsIn(words.sender);
  const subject = plainWords(`${words.subject} ${words.sender}`);
  const text = plainWords(words.text);
  const inText = domainsIn(words.text);
  const guesses = list(register, "Vendor").flatMap((vendor): VendorGuess[] => {
    const domains = domainsOf(register, vendor);
    const names = namesOf(register, vendor);
    const isSender = sender.some((domain) => domains.some((own) => isOf(domain, own)));
    const ground: GuessGround | null = isSender
      ? "SENDER"
      : holdsAny(subject, names)
        ? "SUBJECT"
        : holdsAny(text, names) || inText.some((domain) => domains.some((own) => isOf(domain, own)))
          ? "TEXT"
          : null;
    return ground === null ? [] : [{ vendorRef: vendor.ref, ground }];
  });
  return guesses.toSorted(
    (one, other) => guessGrounds.indexOf(one.ground) - guessGrounds.indexOf(other.ground),
  );
}

/** The one vendor that is likelier than every other; null where there is no such one. */
export function proposedVendor(guesses: readonly VendorGuess[]): VendorGuess | null {
  const [first, second] = guesses;
  return first === undefined || first.ground === second?.ground ? null : first;
}

/** What a vendor is called: itself, the entity behind it, and the former names of its services. */
function namesOf(register: Register, vendor: Row<"Vendor">): string[] {
  const entity =
    vendor.legalEntityId === undefined ? undefined : register.LegalEntity.get(vendor.legalEntityId);
  const aliases = pointingTo(register, "VendorService", "vendorId", vendor.ref).flatMap(
    ({ ref, name }) => [
      name,
      ...pointingTo(register, "VendorAlias", "vendorServiceId", ref).map((alias) => alias.name),
    ],
  );
  return [vendor.name, entity?.legalName, entity?.tradeName, ...aliases]
    .flatMap((name) => (name === undefined ? [] : plainWords(name)))
    .filter((name) => name.trim().length > 2);
}

function domainsOf(register: Register, vendor: Row<"Vendor">): string[] {
  const services = pointingTo(register, "VendorService", "vendorId", vendor.ref);
  const addresses = services.flatMap(({ policyUrl, dpaUrl, subprocessorListUrl }) => [
    policyUrl,
    dpaUrl,
    subprocessorListUrl,
  ]);
  return [vendor.website, ...addresses].flatMap((address) =>
    address !== undefined && URL.canParse(address)
      ? [new URL(address).hostname.replace(/^www\./, "")]
      : [],
  );
}

/** Whether the one domain lies within the other, whichever way round: mail.acme.example and www.acme.example are one sender. */
function isOf(domain: string, own: string): boolean {
  return domain === own || domain.endsWith(`.${own}`) || own.endsWith(`.${domain}`);
}

/** The domains of the mail addresses in a text. */
function domainsIn(text: string): string[] {
  const found = text.toLowerCase().matchAll(/@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})/g);
  return [...new Set([...found].map(([, domain = ""]) => domain))];
}

/** Letters and digits alone, a space before and after each word: so that a name is found as whole words. */
function plainWords(text: string): string {
  const words = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return ` ${words
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ")} `;
}

function holdsAny(words: string, names: readonly string[]): boolean {
  return names.some((name) => words.includes(name));
}
