import { Panel } from "@/components/ui/panel";
import type { UsesView } from "@/lib/domain/record-surroundings";
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
        uses.map(({ label, field, links, total }) => (
          <section key={`${label} ${field}`}>
            <h3>
              {label} <span className={classes.quiet}>{total}</span>
            </h3>
            <p className={classes.small}>as “{field}”</p>
            <RecordLinks links={links} />
            <Rest shown={links.length} total={total} />
          </section>
        ))
      )}
    </Panel>
  );
}
