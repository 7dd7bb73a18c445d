import { AnnounceBy } from "@/components/changes/announce-by";
import { WhenObjected } from "@/components/changes/when-objected";
import type { OpenChange } from "@/lib/data/changes/open-change";
import { calendarDateOf, isCalendarDate } from "@/lib/domain/calendar";
import { announceBy, usualTargets } from "@/lib/domain/change/announce-by";
import type { ChangeView } from "@/lib/domain/change/change-view";
import { ifObjected } from "@/lib/domain/change/if-objected";
import { tellsPeople } from "@/lib/domain/change/people-notice";

const ahead: readonly ChangeView["state"][] = ["DRAFT", "IN_REVIEW", "APPROVED"];

/** What is to be known before the announcement: by when it must go out, and what an objection of the chosen customer would mean. */
export function AheadOfAnnouncement({
  open,
  view,
  by,
  mail,
}: {
  open: OpenChange;
  view: ChangeView;
  /** The day that somebody asks about, as the address has it. */
  by: string | undefined;
  /** The customer whose mail is shown. */
  mail: string | undefined;
}) {
  if (!ahead.includes(view.state)) return null;
  const { customers, items } = open.consequence;
  const { affected, earliestForAll, today } = view;
  const asked = by !== undefined && isCalendarDate(by) ? calendarDateOf(by) : null;
  const targets = earliestForAll === null ? [] : usualTargets(earliestForAll);
  const chosen = affected.find(({ customer }) => customer === mail) ?? affected[0];
  const own = customers.find(({ agreement }) => agreement === chosen?.agreement);
  return (
    <>
      {earliestForAll === null ? null : (
        <AnnounceBy
          earliest={earliestForAll}
          asked={asked}
          days={[...new Set([...(asked === null ? [] : [asked]), ...targets])].map((on) => ({
            on,
            by: announceBy(customers, tellsPeople(items), on, today),
          }))}
          isApproved={view.state === "APPROVED"}
          toldOn={view.toldOn}
          kept={mail === undefined ? {} : { mail }}
        />
      )}
      {chosen === undefined || own?.class !== "M1" ? null : (
        <WhenObjected
          customer={chosen.name}
          means={ifObjected(open.before, open.after, own.items, view.perCustomer)}
        />
      )}
    </>
  );
}
