import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { DataTable } from "@/components/ui/data-table";
import { Day, Moment } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { HomeView, OrderedChange, RunningChange } from "@/lib/domain/home-view";
import classes from "./home.module.css";

const columns = [
  { key: "change", label: "Change" },
  { key: "state", label: "State" },
  { key: "planned", label: "Planned for" },
  { key: "objections", label: "Objections until" },
  { key: "effective", label: "In effect", align: "right" },
] as const;

/** The changes that customers were told of, with how far each has come, and before them those that go out soon. */
export function Running({
  view: { running: changes, ordered, zone },
}: {
  view: Pick<HomeView, "running" | "ordered" | "zone">;
}) {
  return (
    <Panel title="Running">
      <Ordered changes={ordered} zone={zone} />
      <DataTable
        caption="Changes that are announced or rolling out"
        columns={columns}
        empty={<p className={classes.calm}>No change is announced or rolling out.</p>}
        rows={changes.map((change) => ({
          key: change.id,
          cells: [
            <Link key="change" href={change.href} prefetch={false}>
              {change.title}
            </Link>,
            <ToneBadge key="state" tone={change.state === "ANNOUNCED" ? "warn" : "good"}>
              {change.state === "ANNOUNCED" ? "Announced" : "Rolling out"}
            </ToneBadge>,
            <Day key="planned" on={change.plannedOn} />,
            <Day key="objections" on={change.lastObjectionDay} />,
            <Effective key="effective" change={change} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Ordered({ changes, zone }: { changes: readonly OrderedChange[]; zone: string }) {
  if (changes.length === 0) return null;
  return (
    <section className={classes.group}>
      <h3>
        Ordered <span className={classes.count}>{changes.length}</span>
      </h3>
      <ul className={classes.items}>
        {changes.map(({ id, title, href, sendAt, plannedOn }) => (
          <li key={id} className={classes.item}>
            <div>
              <Link href={href} prefetch={false}>
                {title}
              </Link>
              <p className={classes.detail}>
                Announced on <Moment at={sendAt} zone={zone} />, unless it is called back
                {plannedOn === null ? null : (
                  <>
                    ; planned for <Day on={plannedOn} />
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Effective({ change: { effective, agreements, leftOut } }: { change: RunningChange }) {
  return (
    <>
      {effective} of {agreements}
      {leftOut > 0 ? <span className={classes.detail}>, {leftOut} left out</span> : null}
    </>
  );
}
