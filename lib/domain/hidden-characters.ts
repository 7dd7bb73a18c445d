/** Control and bidirectional override characters, which could make a document say something else. */
const misleading = /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}]/u;
/** What nobody sees: two names that differ in it alone look the same. A joiner belongs to some scripts and stays. */
const invisible = /[\u00AD\u180E\u200B\u2060-\u2064\uFEFF]/u;
const everyMisleading = new RegExp(misleading, "gu");

/**
 * What is wrong with a text that holds a control or text-direction character, naming the first and its place, since
 * nobody can see it; null for a text without any.
 */
export function misleadingCharacter(text: string): string | null {
  return told(text, misleading, "has a control or text-direction character");
}

/** The same for a character that has no width, or only half of a character. */
export function invisibleCharacter(text: string): string | null {
  if (!text.isWellFormed()) return "has a broken character (lone surrogate)";
  return told(text, invisible, "has a character that cannot be seen");
}

/** The text without what `misleadingCharacter` finds in it. */
export function withoutMisleading(text: string): string {
  return text.replace(everyMisleading, "");
}

/** A character as people look it up: U+202E. */
export function codePointName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

function told(text: string, pattern: RegExp, what: string): string | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  const place = [...text.slice(0, found.index)].length + 1;
  return `${what}, ${codePointName(found[0])}, at place ${place}`;
}
