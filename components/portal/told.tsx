import type { ReactNode } from "react";
import type { Definition, Line } from "@/lib/domain/documents/blocks";
import type { MailBlock, MailView } from "@/lib/domain/documents/mail-view";
import classes from "./portal.module.css";

/** A notice as its mail told it: the same blocks, as a letter on the page. */
export function Told({ view }: { view: MailView }) {
  return (
    <div className={classes.letter} lang={view.language}>
      {view.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never moved
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: MailBlock }): ReactNode {
  switch (block.type) {
    case "heading":
      return block.level === 3 ? <h4>{block.text}</h4> : <h3>{block.text}</h3>;
    case "paragraph":
      return <p className={block.tone === "quiet" ? classes.quiet : undefined}>{block.text}</p>;
    case "definitions":
      return <Definitions items={block.items} />;
    case "panel":
      return (
        <div className={classes.days}>
          <h3>{block.title}</h3>
          <Definitions items={block.items} />
        </div>
      );
    case "note":
      return (
        <p className={classes.note}>
          <strong>{block.title}.</strong> {block.lines.map(({ text }) => text).join(" ")}
        </p>
      );
    default:
      return null;
  }
}

function Definitions({ items }: { items: readonly Definition[] }) {
  return (
    <dl className={classes.told}>
      {items.map(({ term, lines }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never moved; a term may occur twice
        <div key={index}>
          <dt>{term}</dt>
          <dd>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never moved
              <div key={at} className={classOf(line)}>
                {line.label === undefined ? null : (
                  <span className={classes.quiet}>{line.label}: </span>
                )}
                {line.text}
              </div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function classOf({ tone }: Line): string | undefined {
  if (tone === undefined) return undefined;
  return tone === "strong" ? classes.strong : classes.quiet;
}
