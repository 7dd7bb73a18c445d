import Link from "next/link";
import { ToneBadge } from "@/components/ui/badges";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { RunningChange } from "@/lib/domain/home-view";
import classes from "./home.module.css";

const columns = [
  { key: "change", label: "Change" },
  { key: "state", label: "State" },
  { key: "planned", label: "Planned for" },
  { key: "objections", label: "Objections until" },
  { key: "effective", label: "In effect", align: "right" },
] as const;

/** The changes that customers were told of, with how far each has come. */
export function Running({ changes }: { changes: readonly RunningChange[] }) {
  return (
    <Panel title="Running">
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

function Effective({ change: { effective, agreements, leftOut } }: { change: RunningChange }) {
  return (
    <>
      {effective} of {agreements}
      {leftOut > 0 ? <span className={classes.detail}>, {leftOut} left out</span> : null}
    </>
  );
}
