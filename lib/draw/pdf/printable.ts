import type { LoadedFont } from "./fonts";

/** Control and text-direction characters: a font may have them, but they make a page say something else. */
const unsafe = /(?!\n)\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2061-\u2069]/u;
/** Characters that only say where a line may or may not break; they have no place in print. */
const unprinted = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const breakAfter = /[@./_\-,;:]/u;
const ideographic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。]/u;

/** Where text stands: how wide it may run, in points, and how large its letters are. */
export type Place = { width: number; fontSize: number };

/** What the renderer knows of text: whether it can be printed, and where it must be broken to fit. */
export type Printable = {
  /** The text, composed, with breaks in words that are wider than the place. */
  fit: (text: string, place: Place) => string;
};

/**
 * Refuses text that would come out wrong, and breaks what would run out of its column.
 *
 * The layout engine knows no other place to break than a space, and would let a long address or a Japanese sentence
 * run into the next column.
 */
export function printable(fonts: readonly LoadedFont[]): Printable {
  const widths = new Map<string, number>();

  function widthOf(character: string, wholeText: string): number {
    const known = widths.get(character);
    if (known !== undefined) return known;
    const codePoint = character.codePointAt(0) ?? 0;
    const font = unsafe.test(character) ? undefined : fonts.find((one) => one.covers(codePoint));
    if (!font) throw new RangeError(refusalText(character, codePoint, wholeText));
    const width = font.widthOf(codePoint);
    widths.set(character, width);
    return width;
  }

  function fit(text: string, { width, fontSize }: Place): string {
    const composed = plainText(text);
    // Semi-bold letters are wider than the regular ones that are measured here.
    const room = (width / fontSize) * 0.93;
    return composed.replace(/[^ \n]+/gu, (word) => {
      const characters = [...word];
      const total = characters.reduce((sum, one) => sum + widthOf(one, composed), 0);
      return total <= room ? word : broken(characters, room, (one) => widthOf(one, composed));
    });
  }
  return { fit };
}

function plainText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replace(/\t/g, " ")
    .replace(unprinted, "");
}

function refusalText(character: string, codePoint: number, text: string): string {
  const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  const start = Math.max(0, text.indexOf(character) - 20);
  const near = text.slice(start, start + 60).replace(new RegExp(unsafe, "gu"), "\uFFFD");
  return unsafe.test(character)
    ? `The text holds the control or text-direction character ${name}, which a document must not hold: near "${near}"`
    : `No font covers the character ${name} ("${character}"), so the document cannot be drawn rightly: near "${near}"`;
}

/** The word with line breaks, after a sign or between ideographs where there is one, else wherever it must be. */
function broken(
  characters: readonly string[],
  room: number,
  widthOf: (one: string) => number,
): string {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const character of characters) {
    const width = widthOf(character);
    if (used + width > room && line.length > 0) {
      const cut = cutOf(line);
      lines.push(line.slice(0, cut).join(""));
      line = line.slice(cut);
      used = line.reduce((sum, one) => sum + widthOf(one), 0);
    }
    line.push(character);
    used += width;
  }
  return [...lines, line.join("")].join("\n");
}

function cutOf(line: readonly string[]): number {
  const last = line.findLastIndex((one) => breakAfter.test(one) || ideographic.test(one));
  return last > line.length / 3 ? last + 1 : line.length;
}
