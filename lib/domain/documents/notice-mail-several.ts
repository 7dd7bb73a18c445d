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
