/** What somebody searches for: as it was typed, and word by word. */
export type Wanted = { readonly whole: string; readonly words: readonly string[] };

/** What is looked for, folded; null where nothing is. */
export function wantedWords(text: string): Wanted | null {
  const whole = folded(text.trim());
  return whole === "" ? null : { whole, words: whole.split(/\s+/) };
}

/** How well something meets a search, 0 the best; null where it has not all the words. Name and text are folded. */
export function rankOf(
  { name, text }: { readonly name: string; readonly text: string },
  { whole, words }: Wanted,
): number | null {
  if (words.every((word) => name.includes(word))) {
    if (name.startsWith(whole)) return 0;
    return name.includes(` ${whole}`) ? 1 : 2;
  }
  return words.every((word) => name.includes(word) || text.includes(word)) ? 3 : null;
}

/** Without accents and capitals: who types "muller" means Müller too. */
export function folded(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII, which has nothing to fold but capitals
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
