import type { CommonBody } from "@/lib/domain/kinds/kind";
import { registerLanguage, translationOf } from "@/lib/domain/publication/translated";
import type { Foreign } from "./blocks";
import type { MailLanguage } from "./mail-language";

/** A text as a mail says it, and the parts of it that stand in the language of the register instead. */
export type Worded = { readonly text: string; readonly originals: readonly string[] };

/** What reads the same in every language, or is in the mail's own. */
export function worded(text: string): Worded {
  return { text, originals: [] };
}

/** What stands as somebody wrote it in the language of the register. */
export function asWritten(text: string, { language }: Pick<MailLanguage, "language">): Worded {
  return { text, originals: language === registerLanguage ? [] : [text] };
}

/** Several as one, each with what is foreign in it. */
export function joined(parts: readonly Worded[], join: (texts: string[]) => string): Worded {
  return {
    text: join(parts.map(({ text }) => text)),
    originals: parts.flatMap(({ originals }) => originals),
  };
}

/** What a line or a paragraph says of the parts of it that are foreign; nothing where none is. */
export function foreignIn(...texts: readonly (Worded | null)[]): { foreign?: Foreign } {
  const originals = texts.flatMap((one) => one?.originals ?? []);
  return originals.length === 0 ? {} : { foreign: { lang: registerLanguage, texts: originals } };
}

/**
 * A text of the register in the mail's language where somebody translated it, else as it was written. A translation that stayed
 * while its text changed tells what was so before, and is not used.
 *
 * @param earlier the same record before the change, where there was one
 * @returns       undefined where the record says nothing
 */
export function registerText(
  record: CommonBody | undefined,
  field: string,
  language: MailLanguage,
  earlier: CommonBody | undefined,
): Worded | undefined {
  const own = textOf(record, field);
  if (own === undefined) return undefined;
  const translated = translationOf(record, field, language.language);
  if (translated === undefined) return asWritten(own, language);
  const was = textOf(earlier, field);
  const isLeftBehind =
    was !== undefined &&
    was !== own &&
    translationOf(earlier, field, language.language) === translated;
  return isLeftBehind ? asWritten(own, language) : worded(translated);
}

function textOf(record: CommonBody | undefined, field: string): string | undefined {
  const own: unknown = Object.entries(record ?? {}).find(([name]) => name === field)?.[1];
  return typeof own === "string" ? own : undefined;
}
