type Glyph = object & { readonly codePoints: readonly number[] };
type Glyphs = { getGlyph: (id: number, codePoints?: readonly number[]) => Glyph };
type GlyphClass = new (id: number, codePoints: readonly number[], font: Glyphs) => Glyph;

/** The library's own types leave out what a glyph says of its characters. */
export function hasGlyphs(font: object): font is Glyphs {
  return "getGlyph" in font && typeof font.getGlyph === "function";
}

/**
 * Makes a font give each character a glyph of its own.
 *
 * The library keeps one object for each shape, with the characters for which it was asked first; the engine reads from them
 * what is a space and what ends a line. Where characters share a shape, as all do that a font lacks, a page would else depend
 * on the pages drawn before it.
 */
export function glyphsByCharacter(font: Glyphs): void {
  const glyphOf = font.getGlyph.bind(font);
  const others = new Map<string, Glyph>();

  font.getGlyph = (id, codePoints = []) => {
    const first = glyphOf(id, codePoints);
    const characters = codePoints.join(" ");
    if (first.codePoints.join(" ") === characters) return first;
    const key = `${id}: ${characters}`;
    const known = others.get(key);
    if (known !== undefined) return known;
    const glyph = new (first.constructor as GlyphClass)(id, [...codePoints], font);
    others.set(key, glyph);
    return glyph;
  };
}
