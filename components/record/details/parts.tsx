import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { Panel } from "@/components/ui/panel";
import type { PartsView } from "@/lib/domain/record/record-surroundings";
import classes from "./details.module.css";

/** What belongs to a record, kind by kind, with the way to one more of each. */
export function Parts({ parts, canEdit }: { parts: readonly PartsView[]; canEdit: boolean }) {
  const shown = canEdit ? parts : parts.filter(({ total }) => total > 0);
  if (shown.length === 0) return null;
  return (
    <Panel title="What belongs to it" id="parts">
      {shown.map(({ kind, label, items, total, allHref, addHref, addLabel }) => (
        <section key={`${kind} ${addHref}`} aria-label={label}>
          <div className={classes.partsHead}>
            <h3>
              {label} {total === 0 ? null : <span className={classes.quiet}>{total}</span>}
            </h3>
            {canEdit ? (
              <Link href={addHref} prefetch={false} className={classes.small}>
                {addLabel}
              </Link>
            ) : null}
          </div>
          {total === 0 ? <p className={classes.small}>None yet.</p> : <PartList items={items} />}
          <Rest shown={items.length} total={total} allHref={allHref} />
        </section>
      ))}
    </Panel>
  );
}

function PartList({ items }: { items: PartsView["items"] }) {
  return (
    <ul className={classes.parts}>
      {items.map(({ href, title, summary, findings, parts }) => (
        <li key={href}>
          <Link href={href} prefetch={false}>
            {title}
          </Link>{" "}
          {findings === 0 ? null : (
            <ToneBadge tone="warn">
              {findings === 1 ? "1 finding" : `${findings} findings`}
            </ToneBadge>
          )}
          {summary === "" ? null : <div className={classes.small}>{summary}</div>}
          {parts.map((below) => (
            <div key={below.addHref}>
              <p className={classes.subHead}>{below.label}</p>
              <PartList items={below.items} />
              <Rest shown={below.items.length} total={below.total} allHref={below.allHref} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** How many more there are than are shown, and the list of them all. */
export function Rest({
  shown,
  total,
  allHref,
}: {
  shown: number;
  total: number;
  allHref: string | null;
}) {
  if (total <= shown) return null;
  return (
    <p className={classes.small}>
      and {total - shown} more
      {allHref === null ? null : (
        <>
          {": "}
          <Link href={allHref} prefetch={false}>
            list all {total}
          </Link>
        </>
      )}
    </p>
  );
}
