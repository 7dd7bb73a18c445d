import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { Panel } from "@/components/ui/panel";
import type { CalendarDate } from "@/lib/domain/calendar";
import classes from "./changes.module.css";

/** By when a change has to be announced to be in effect for all on a day: shorter than any period of a customer, for ourselves. */
export function AnnounceBy({
  earliest,
  days,
  asked,
  isApproved,
  toldOn,
  kept,
}: {
  earliest: CalendarDate;
  days: readonly { readonly on: CalendarDate; readonly by: CalendarDate | null }[];
  asked: CalendarDate | null;
  isApproved: boolean;
  /** The day for which its announcement is ordered; null: none is. */
  toldOn: CalendarDate | null;
  /** What the address of the page asks for beside it. */
  kept: Readonly<Record<string, string>>;
}) {
  const act = isApproved ? "announced" : "approved and announced";
  return (
    <Panel title="By when it has to go out" id="go-out">
      <p>
        {toldOn === null ? `If it is ${act} today, it can be` : "It is announced on "}
        {toldOn === null ? null : (
          <>
            <Day on={toldOn} />, as ordered, and can be
          </>
        )}{" "}
        in effect for all on{" "}
        <strong>
          <Day on={earliest} />
        </strong>
        . Counted in each agreement’s own terms, as if every mail were taken on the day it is sent;
        allow some days for mails that are not.
      </p>
      <DataTable
        caption="Days on which it can be wanted, and by when it has to go out for that"
        columns={[
          { key: "on", label: "To be in effect for all on" },
          { key: "by", label: isApproved ? "Announce by" : "Approve and announce by" },
        ]}
        rows={days.map(({ on, by }) => ({
          key: on,
          cells: [
            <Day key="on" on={on} />,
            by === null ? "too late: no day is left for it" : <Day key="by" on={by} />,
          ],
        }))}
      />
      <form className={classes.search} action="#go-out" method="get">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor="wanted-by">To be in effect on another day</label>
        <input id="wanted-by" type="date" name="by" defaultValue={asked ?? ""} />
        <button type="submit">Count</button>
      </form>
    </Panel>
  );
}
