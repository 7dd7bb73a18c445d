import type { MailLanguage } from "./mail-language";
import type { MailBlock, MailFacts } from "./mail-view";
import type { OwnNotice } from "./notice-mail-own";

/** Whose days a panel states: in a mail about one notice there is no need to say. */
export function panelTitle(
  { words }: OwnNotice,
  change: string | null,
  notices: number,
  { mail: { dates } }: MailLanguage,
): string {
  if (change !== null) return dates.titleOfChange(change, words.agreement);
  return notices > 1 ? dates.titleOf(words.agreement) : dates.title;
}

/** Of several changes each says of which it speaks. */
export function headedBy(blocks: MailBlock[], change: string | null): MailBlock[] {
  if (change === null) return blocks;
  return blocks.map((block) =>
    block.type === "heading" ? { ...block, text: `${change}: ${block.text}` } : block,
  );
}

/** What of a notice speaks of its days, and of nothing that stands in the agreement. */
const ofDays = new Set<string>([
  "startsOn",
  "noticeLastDay",
  "objectionLastDay",
  "earliestOn",
  "startOn",
  "plannedOn",
  "controllersBy",
  "effectiveOn",
]);

/**
 * The notices of one mail, each that relies on the same clauses of the same agreement as an earlier one with the place of that:
 * a mail says once what it relies on.
 *
 * @param refs the agreement of each notice, in the same order
 */
export function withSharedAgreements(
  notices: readonly OwnNotice[],
  refs: readonly string[],
): OwnNotice[] {
  const relied = notices.map(({ details: _details, ground: _ground, words, ...notice }, place) =>
    JSON.stringify([
      refs[place],
      notice,
      Object.entries(words).filter(([name]) => !ofDays.has(name)),
    ]),
  );
  return notices.map((notice, place) => {
    const first = relied.indexOf(relied[place] ?? "");
    return first < place ? { ...notice, agreementAsOf: first } : notice;
  });
}

/** What a mail about several changes begins with. */
export function severalLead(
  { kind, organisation }: MailFacts,
  customer: string,
  { mail: { several } }: MailLanguage,
): string {
  if (kind === "CONFIRMATION") return several.confirmed(organisation, customer);
  if (kind === "WITHDRAWAL") return several.withdrawn(organisation, customer);
  return several.lead(organisation, customer);
}
