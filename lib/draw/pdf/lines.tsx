// biome-ignore-all lint/suspicious/noArrayIndexKey: a document is drawn once, so its items never change places.
import { Link, Text } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { Line } from "@/lib/domain/documents/blocks";
import type { Place, Printable } from "./printable";
import { styles } from "./styles";

/**
 * A row of more lines than this may run over a page's end; a shorter one stays together. More than half a page, because what is
 * left of a divided row begins at the first column when the cells before it have ended.
 */
export const linesKeptTogether = 40;

/** About how many printed lines these lines take: enough to decide whether they are kept together. */
export function linesIn(lines: readonly Line[], { width, fontSize }: Place): number {
  const perLine = width / (fontSize * 0.52);
  return lines
    .flatMap(({ label = "", text }) => `${label}  ${text}`.split(/\r\n?|\n/))
    .reduce((sum, text) => sum + Math.ceil((text.length + 1) / perLine), 0);
}

type Piece = { text: string; look?: "strong" | "quiet" | "label"; href?: string };

/** One text node for all lines, of as few pieces as can be: each piece is laid out, and paid for, by itself. */
export function drawLines(
  lines: readonly Line[],
  place: Place,
  print: Printable,
  labelLook?: "label",
): ReactNode {
  return joined(
    lines.flatMap((line, index) =>
      piecesOf(line, index === lines.length - 1 ? "" : "\n", labelLook),
    ),
  ).map(({ text, look, href }, index) => {
    const words = print.fit(text, place);
    if (href !== undefined) {
      return (
        <Link key={index} src={href} style={styles.link}>
          {words}
        </Link>
      );
    }
    return look === undefined ? (
      words
    ) : (
      <Text key={index} style={styles[look]}>
        {words}
      </Text>
    );
  });
}

function piecesOf(
  { label, text, tone, href }: Line,
  end: string,
  labelLook: "label" | undefined,
): Piece[] {
  const words: Piece[] =
    href === undefined
      ? [{ text: text + end, ...(tone === undefined ? {} : { look: tone }) }]
      : [{ text, href }, { text: end }];
  if (label === undefined) return words;
  return [
    { text: `${label}: `, ...(labelLook === undefined ? {} : { look: labelLook }) },
    ...words,
  ];
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const before = result.at(-1);
    if (
      before &&
      before.look === piece.look &&
      before.href === undefined &&
      piece.href === undefined
    ) {
      before.text += piece.text;
    } else if (piece.text !== "") result.push({ ...piece });
  }
  return result;
}
