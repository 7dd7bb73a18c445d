import { baseline, boxWidth, gapBetweenColumns, type PlacedBox } from "./column-layout";
import classes from "./pictures.module.css";

/** One box of a picture with its lines, the first strong. */
export function PictureBox({
  box,
  tone,
}: {
  box: PlacedBox;
  tone: "neutral" | "info" | "good" | "warn" | "bad";
}) {
  return (
    <g data-tone={tone} className={classes.box}>
      <rect x={box.x + 0.5} y={box.y + 0.5} width={box.width - 1} height={box.height - 1} rx={6} />
      {box.lines.map((line, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a box never change places
          key={index}
          x={box.x + 11}
          y={baseline(box, index)}
        >
          {line}
        </text>
      ))}
      {(box.notes ?? []).map((note, index) => (
        <text key={note} x={box.x + 11} y={baseline(box, box.lines.length + index)} data-quiet>
          {note}
        </text>
      ))}
    </g>
  );
}

/** What stands above each column. */
export function ColumnHeads({ labels }: { labels: readonly string[] }) {
  return labels.map((label, index) => (
    <text
      // biome-ignore lint/suspicious/noArrayIndexKey: several columns may be called alike
      key={index}
      x={index * (boxWidth + gapBetweenColumns)}
      y={16}
      className={classes.head}
    >
      {label}
    </text>
  ));
}
