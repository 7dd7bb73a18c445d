import { Temporal } from "temporal-polyfill";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { ChangeView } from "@/lib/domain/change/change-view";
import { placeOf, type Timeline, type TimelineGroup } from "@/lib/domain/change/timeline";
import { en } from "@/lib/domain/language/en";
import { longDate } from "@/lib/domain/language/en-date";
import { dayInShort } from "@/lib/domain/language/wording";
import { counted } from "./change-items";
import classes from "./changes.module.css";

/** The days that a timeline marks, and what the planned one is called there. */
export type ShownDays = Pick<
  ChangeView,
  "today" | "plannedOn" | "earliestForAll" | "isAnnounced"
> & { readonly plannedWords?: string; readonly toldOn?: CalendarDate | null };

/** The days of all agreements on one line; the table below says the same in words. */
export function ChangeTimeline({ view, line }: { view: ShownDays; line: Timeline }) {
  const { today, plannedOn, plannedWords = "planned", earliestForAll } = view;
  return (
    <figure className={classes.timeline}>
      <figcaption>
        {view.isAnnounced
          ? "From notice to effect"
          : view.toldOn == null
            ? "From notice to effect, if it were announced today"
            : `From notice to effect, counted from ${longDate(view.toldOn)}, for which it is ordered`}
        <span className={classes.legend} aria-hidden="true">
          <span data-part="objection">may object</span>
          <span data-part="notice">notice runs</span>
          <span data-part="free">can take effect</span>
        </span>
      </figcaption>
      <div className={classes.axis} aria-hidden="true">
        <div>
          {line.months.map(({ on, at }) => (
            <span key={on} style={{ insetInlineStart: percent(at) }}>
              {monthOf(on)}
            </span>
          ))}
        </div>
      </div>
      <ol className={classes.lanes}>
        {line.groups.map((group) => (
          <Lane
            key={group.key}
            line={line}
            group={group}
            marks={{ today, plannedOn, earliestForAll }}
          />
        ))}
      </ol>
      {line.more !== null && (
        <p className={classes.quiet}>
          And {counted(line.more.agreements, "agreement")} with earlier days.
        </p>
      )}
      <p className={classes.under}>
        <span data-mark="today" className={classes.markKey} aria-hidden="true" /> today,{" "}
        {short(today)}
        {earliestForAll !== null && (
          <>
            <span data-mark="earliest" className={classes.markKey} aria-hidden="true" /> earliest
            for all, {short(earliestForAll)}
          </>
        )}
        {plannedOn !== null && (
          <>
            <span data-mark="planned" className={classes.markKey} aria-hidden="true" />{" "}
            {plannedWords}, {short(plannedOn)}
          </>
        )}
      </p>
    </figure>
  );
}

type Marks = {
  today: CalendarDate;
  plannedOn: CalendarDate | null;
  earliestForAll: CalendarDate | null;
};

function Lane({ line, group, marks }: { line: Timeline; group: TimelineGroup; marks: Marks }) {
  const { startsOn, objectionLastDay, noticeLastDay, earliestEffectiveOn } = group;
  const at = (day: CalendarDate) => placeOf(line, day);
  const noticeEnd = at(earliestEffectiveOn);
  const objectionEnd =
    objectionLastDay === null ? at(startsOn) : Math.min(noticeEnd, at(objectionLastDay));
  const bars = [
    { part: "objection", from: at(startsOn), to: objectionEnd },
    { part: "notice", from: objectionEnd, to: noticeEnd },
    { part: "free", from: noticeEnd, to: 1 },
  ];
  const days = [
    { mark: "today", on: marks.today },
    { mark: "earliest", on: marks.earliestForAll },
    { mark: "planned", on: marks.plannedOn },
  ];
  const rest = group.agreements - group.names.length;
  return (
    <li>
      <p className={classes.laneName}>
        <strong>{group.names.join(", ")}</strong>
        {rest > 0 && ` and ${rest.toLocaleString("en-GB")} more`}
        <span className={classes.under}>
          <span className={classes.whole}>
            {objectionLastDay === null
              ? `notice until ${short(noticeLastDay)}`
              : `may object until ${short(objectionLastDay)}`}
            ;
          </span>{" "}
          <span className={classes.whole}>earliest {short(earliestEffectiveOn)}</span>
        </span>
      </p>
      <div className={classes.track} aria-hidden="true">
        {bars
          .filter(({ from, to }) => to > from)
          .map(({ part, from, to }) => (
            <span
              key={part}
              data-part={part}
              style={{ insetInlineStart: percent(from), inlineSize: percent(to - from) }}
            />
          ))}
        {days.map(({ mark, on }) =>
          on === null ? null : (
            <i key={mark} data-mark={mark} style={{ insetInlineStart: percent(at(on)) }} />
          ),
        )}
      </div>
    </li>
  );
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}

function short(day: CalendarDate): string {
  return dayInShort(day, en);
}

function monthOf(day: CalendarDate): string {
  const { month, year } = Temporal.PlainDate.from(day);
  const name = dayInShort(day, en).split(" ")[1] ?? "";
  return month === 1 ? `${name} ${year}` : name;
}
