import { createRequire } from "node:module";
import { Font } from "@react-pdf/renderer";
import { glyphsByCharacter, hasGlyphs } from "./glyphs-by-character";
import { canShape, layoutByWord } from "./layout-by-word";

const require = createRequire(import.meta.url);

/** Tried in this order for each character. Whole fonts, not subsets: each is embedded once, cut to what is used. */
export const fontFamilies = ["Noto Sans", "Noto Sans JP"];

const files = [
  {
    family: "Noto Sans",
    fontWeight: 400,
    file: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  },
  {
    family: "Noto Sans",
    fontWeight: 600,
    file: "@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
  },
  // One weight only: the Japanese font is large, and a name in a regular weight is still the right name.
  {
    family: "Noto Sans JP",
    fontWeight: 400,
    file: "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
  },
] as const;

for (const { family, fontWeight, file } of files) {
  Font.register({ family, fontWeight, src: require.resolve(file) });
}
// A legal text is never hyphenated: a hyphen that nobody wrote changes an address or a name.
Font.registerHyphenationCallback((word) => [word]);

/** What is asked of a font beside drawing with it. */
export type LoadedFont = {
  covers: (codePoint: number) => boolean;
  /** Width of the character in parts of the font size. */
  widthOf: (codePoint: number) => number;
};

const lineFeed = 10;
let loading: Promise<LoadedFont[]> | undefined;

/** The fonts in the order of `fontFamilies`, read once per thread. */
export function loadFonts(): Promise<LoadedFont[]> {
  loading ??= loadAll();
  return loading;
}

async function loadAll(): Promise<LoadedFont[]> {
  const loaded = await Promise.all(files.map(loadFont));
  return loaded.filter(({ fontWeight }) => fontWeight === 400).map(({ font }) => font);
}

async function loadFont({ family, fontWeight }: (typeof files)[number]) {
  const descriptor = { fontFamily: family, fontWeight };
  await Font.load(descriptor);
  const data = Font.getFont(descriptor)?.data;
  if (!data) throw new Error(`The font ${family} could not be read`);
  const covers = data.hasGlyphForCodePoint.bind(data);
  // The engine takes a line feed, which it never draws, from the first font that has it: without this from
  // Helvetica, which then stands in the file without being embedded.
  data.hasGlyphForCodePoint = (codePoint: number) => codePoint === lineFeed || covers(codePoint);
  if (hasGlyphs(data)) glyphsByCharacter(data);
  if (canShape(data)) layoutByWord(data);
  shortenComparison(data, `${family} ${fontWeight}`);
  const font: LoadedFont = {
    covers,
    widthOf: (codePoint) => data.glyphForCodePoint(codePoint).advanceWidth / data.unitsPerEm,
  };
  return { fontWeight, font };
}

/**
 * The library compares two fonts by the JSON of all their names and licences, each time the font changes; the names
 * of one font never change, so its own name is enough.
 */
function shortenComparison(font: object, ownName: string): void {
  const names: unknown = "name" in font ? font.name : null;
  const records: unknown = names instanceof Object && "records" in names ? names.records : null;
  if (records instanceof Object) Object.defineProperty(records, "toJSON", { value: () => ownName });
}
