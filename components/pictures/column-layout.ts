/** A box to be placed: which column, how it is called, what stands below. */
export type Box = {
  readonly id: string;
  readonly column: number;
  readonly lines: readonly string[];
  /** Quiet lines below them. */
  readonly notes?: readonly string[];
};
export type PlacedBox = Box & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Layout = {
  readonly boxes: ReadonlyMap<string, PlacedBox>;
  readonly width: number;
  readonly height: number;
};

export const boxWidth = 190;
export const gapBetweenColumns = 56;
const gapBetweenBoxes = 14;
const lineHeight = 17;
const padding = 10;
/** Room for the heading of each column. */
const top = 34;

/** Places boxes in columns from left to right, each column in the middle of the height of the tallest. */
export function columnLayout(boxes: readonly Box[]): Layout {
  const columns = [...new Set(boxes.map(({ column }) => column))].toSorted((a, b) => a - b);
  const heights = columns.map((column) => heightOf(boxes.filter((box) => box.column === column)));
  const tallest = Math.max(0, ...heights);
  const placed = new Map<string, PlacedBox>();
  for (const [index, column] of columns.entries()) {
    let y = top + (tallest - (heights[index] ?? 0)) / 2;
    for (const box of boxes.filter((one) => one.column === column)) {
      const height = boxHeight(box);
      placed.set(box.id, {
        ...box,
        x: index * (boxWidth + gapBetweenColumns),
        y,
        width: boxWidth,
        height,
      });
      y += height + gapBetweenBoxes;
    }
  }
  return {
    boxes: placed,
    width: Math.max(1, columns.length) * (boxWidth + gapBetweenColumns) - gapBetweenColumns,
    height: top + tallest + 4,
  };
}

function boxHeight({ lines, notes = [] }: Box): number {
  return (lines.length + notes.length) * lineHeight + 2 * padding;
}

function heightOf(boxes: readonly Box[]): number {
  return boxes.reduce((sum, box) => sum + boxHeight(box) + gapBetweenBoxes, -gapBetweenBoxes);
}

/** Where the lines of text of a box stand. */
export function baseline({ y }: PlacedBox, index: number): number {
  return y + padding + 13 + index * lineHeight;
}

/** A curve from the right side of one box to the left side of another. */
export function curve(from: PlacedBox, to: PlacedBox): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/** How much room a text takes, in letters of the usual width: an ideograph takes that of two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\u2E80-\uFFEF]/u.test(one) ? 2 : 1), 0);
}

/** The longest beginning of a text that fits, to the end of a word where that is not too short. */
function fitting(text: string, room: number): string {
  let part = "";
  for (const character of text) {
    if (widthOf(part + character) > room) break;
    part += character;
  }
  const space = part.lastIndexOf(" ");
  return part.length < text.length && space > part.length / 2 ? part.slice(0, space) : part;
}

/** A text in at most so many lines of so many letters; what is left out is shown as left out. */
export function wrapped(text: string, letters = 22, mostLines = 2): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== "" && lines.length < mostLines) {
    const isCut = lines.length === mostLines - 1 && widthOf(rest) > letters;
    const line = fitting(rest, isCut ? letters - 1 : letters);
    lines.push(isCut ? `${line.trimEnd()}…` : line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return lines;
}
