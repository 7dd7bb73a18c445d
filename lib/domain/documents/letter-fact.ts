import type { ClassifiedItem } from "@/lib/domain/change/classify";
import type { RecordKey } from "@/lib/domain/register";
import type { LetterFact } from "./customer-letter";
import type { MailLanguage } from "./mail-language";
import {
  type ChangeToTell,
  type ConcernedSubprocessor,
  changeDetails,
} from "./notice-mail-details";
import { type FactChange, factChange } from "./notice-mail-facts";

/**
 * The adverse fact that a change tells one agreement of, as a letter says it: what was written of it word for word, and what reads
 * differently beside that.
 *
 * Source: none, product rule 2.4 (customers are told of adverse facts without undue delay).
 *
 * @param keys the records of the change that concern the agreement
 */
export function letterFact(
  change: ChangeToTell,
  keys: readonly RecordKey[],
  language: MailLanguage,
): LetterFact {
  const { before, after, items, reason } = change;
  const wanted = new Set(keys.map(({ kind, ref }) => `${kind}/${ref}`));
  const written = items
    .filter((item) => isWrittenFact(item) && wanted.has(`${item.kind}/${item.ref}`))
    .map((item) => factChange(before, after, item, language));
  const others = { ...change, items: items.filter((item) => !isWrittenFact(item)) };
  const beside = changeDetails(others, keys, language);
  const what = [
    ...inTheirWords(written, language),
    ...beside.subprocessors.flatMap((one) => lines(one, language)),
    ...beside.others.map((one) => line(one.about, one, language)),
  ];
  return {
    subprocessors: changeDetails(change, keys, language).subprocessors.map(({ name }) => name),
    what: what.join("\n"),
    howKnown: reason,
  };
}

function isWrittenFact({ kind, field }: ClassifiedItem): boolean {
  return kind === "Engagement" && field === "adverseFact";
}

/** The same of all sub-processors stands once, without a name. */
function inTheirWords(written: readonly FactChange[], { mail }: MailLanguage): string[] {
  const told = written.flatMap(({ about, after }) => (after === null ? [] : [{ about, after }]));
  const [only, ...others] = new Set(told.map(({ after }) => after));
  if (only === undefined) return [];
  if (others.length === 0) return [only];
  return told.map(({ about, after }) => `${about}${mail.colon}${after}`);
}

function lines(
  { name, change, differences }: ConcernedSubprocessor,
  language: MailLanguage,
): string[] {
  const { changes } = language.mail;
  if (change === "ADDED") return [changes.added(name)];
  if (change === "ENDED") return [changes.ended(name)];
  return differences.map((one) => line(name, one, language));
}

function line(
  about: string,
  { fact, before, after }: Pick<FactChange, "fact" | "before" | "after">,
  { mail: { colon, changes } }: MailLanguage,
): string {
  return `${about}, ${fact}${colon}${before ?? changes.nothing} → ${after ?? changes.nothing}`;
}
