import { Day } from "@/components/ui/day";
import { Facts } from "@/components/ui/facts";
import type { PortalNotice } from "@/lib/domain/portal-view";

/** The reader's own dates of one notice, those that are still to come first in weight. */
export function NoticeDates({ notice }: { notice: PortalNotice }) {
  const { startsOn, objectionLastDay, earliestEffectiveOn, plannedOn, effectiveOn } = notice;
  const { zone, closedOn, changeClass, daysLeft } = notice;
  const isAhead = effectiveOn === null && closedOn === null;
  const items = [
    fact("Notice counted from", startsOn),
    objectionLastDay === null
      ? null
      : {
          label: isAhead || daysLeft !== null ? "You can object until" : "You could object until",
          value: (
            <strong>
              the end of <Day on={objectionLastDay} />
            </strong>
          ),
          hint: `${isAhead || daysLeft !== null ? `${leftInWords(daysLeft)}, ` : ""}time zone ${zone}`,
        },
    isAhead ? fact("Takes effect for you not before", earliestEffectiveOn) : null,
    isAhead ? fact("Planned for", plannedOn) : null,
    fact(changeClass === "A" ? "Recorded on" : "In effect for you since", effectiveOn),
    fact(notice.standing === "WITHDRAWN" ? "Withdrawn on" : "Closed on", closedOn),
  ].filter((item) => item !== null);
  return items.length === 0 ? null : <Facts items={items} />;
}

function fact(label: string, on: string | null) {
  return on === null ? null : { label, value: <Day on={on} /> };
}

function leftInWords(days: number | null): string {
  if (days === null) return "that day is over";
  if (days === 0) return "today is the last day";
  return days === 1 ? "1 day left" : `${days} days left`;
}
