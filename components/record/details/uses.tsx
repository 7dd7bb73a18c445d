import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import type { UsesView } from "@/lib/domain/record/record-surroundings";
import classes from "./details.module.css";
import { Rest } from "./parts";
import { RecordLinks } from "./value";

/** Where a record is used, by kind. */
export function Uses({ uses }: { uses: readonly UsesView[] }) {
  return (
    <Panel title="Where it is used" id="uses">
      {uses.length === 0 ? (
        <p className={classes.quiet}>No other record points to it.</p>
      ) : (
        uses.map(({ label, field, links, total, allHref }) => (
          <section key={`${label} ${field}`}>
            <h3>
              <Counted label={label} total={total} allHref={allHref} />
            </h3>
            <p className={classes.small}>as “{field}”</p>
            <RecordLinks links={links} />
            <Rest shown={links.length} total={total} allHref={allHref} />
          </section>
        ))
      )}
    </Panel>
  );
}

function Counted({
  label,
  total,
  allHref,
}: {
  label: string;
  total: number;
  allHref: string | null;
}) {
  return (
    <>
      {allHref === null ? (
        label
      ) : (
        <Link href={allHref} prefetch={false}>
          {label}
        </Link>
      )}{" "}
      <span className={classes.quiet}>{total}</span>
    </>
  );
}
