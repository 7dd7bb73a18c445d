import type { Words } from "@/lib/domain/change/words";
import classes from "./changes.module.css";

const marks = {
  SAME: { start: "", end: "" },
  ADDED: { start: "[added: ", end: "] " },
  REMOVED: { start: "[removed: ", end: "] " },
} as const;

/** A text with what comes and what goes marked: by colour, by line, and for those who listen, in words. */
export function WordsShown({ words }: { words: readonly Words[] }) {
  return words.map(({ text, change }, index) => {
    // A run has no identity of its own: drawn once, never moved.
    const key = `${index} ${change}`;
    if (change === "SAME") return <span key={key}>{text}</span>;
    const Tag = change === "ADDED" ? "ins" : "del";
    return (
      <Tag key={key} className={change === "ADDED" ? classes.added : classes.removed}>
        <span className={classes.heard} lang="en">
          {marks[change].start}
        </span>
        {text}
        <span className={classes.heard} lang="en">
          {marks[change].end}
        </span>
      </Tag>
    );
  });
}
