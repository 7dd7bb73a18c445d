type GlyphRun = { glyphs: unknown[]; positions: unknown[] };
type Shaping = { layout: (text: string, ...rest: never[]) => GlyphRun };

/** The library's own types leave this method out. */
export function canShape(font: object): font is Shaping {
  return "layout" in font && typeof font.layout === "function";
}

/** Room for the words of several hundred agreements; then it starts anew, so that a thread does not grow. */
const wordsKept = 20_000;

/**
 * Makes a font shape each word once and remember it.
 *
 * Shaping is the dearest step of a render, and the annexes of all customers are made of the same words. pdfkit does
 * the same when it is used directly. Nothing is lost but kerning between a word and the space after it.
 */
export function layoutByWord(font: Shaping): void {
  const shape = font.layout.bind(font);
  const words = new Map<string, GlyphRun>();

  function wordRun(word: string, rest: never[]): GlyphRun {
    const known = words.get(word);
    if (known) return known;
    const { glyphs, positions } = shape(word, ...rest);
    if (words.size >= wordsKept) words.clear();
    words.set(word, { glyphs, positions });
    return { glyphs, positions };
  }

  font.layout = (text, ...rest) => {
    // The one argument that changes a word's shape and is used here is the direction, which is always the same.
    const runs = (text.match(/[^ ]* ?/g) ?? []).filter(Boolean).map((word) => wordRun(word, rest));
    return {
      glyphs: runs.flatMap((run) => run.glyphs),
      positions: runs.flatMap((run) => run.positions),
    };
  };
}
