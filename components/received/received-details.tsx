import Link from "next/link";
import type { ReceivedView } from "@/lib/domain/received/received-view";
import { PageTitle } from "../ui/page-title";
import { ReceivedAbout } from "./received-about";
import { ReceivedAnswer } from "./received-answer";
import { ReceivedCascade } from "./received-cascade";
import { ReceivedDeadline } from "./received-deadline";
import type { ReceivedActions, ReceivedRights } from "./received-props";
import { ReceivedBadge } from "./received-state";
import { ReceivedWords } from "./received-words";

/** One notice: whose it is, by when to answer, what we owe because of it, what becomes of it, and its words. */
export function ReceivedDetails({
  notice,
  today,
  may,
  actions,
}: {
  notice: ReceivedView;
  today: string;
  may: ReceivedRights;
  actions: ReceivedActions;
}) {
  const { number, subject, state, vendor } = notice;
  const isOpen = state === "OPEN";
  return (
    <>
      <PageTitle
        title={subject || `Notice ${number}`}
        kicker={
          <>
            <Link href="/staff/received">Notices from vendors</Link> / {number}
          </>
        }
      >
        <ReceivedBadge state={state} />
      </PageTitle>
      {vendor === null ? null : <ReceivedDeadline notice={notice} />}
      <ReceivedAbout
        notice={notice}
        today={today}
        action={isOpen && may.handle ? actions.confirm : null}
      />
      {vendor === null ? null : (
        <>
          <ReceivedCascade
            notice={notice}
            action={isOpen && may.cascade ? actions.cascade : null}
          />
          <ReceivedAnswer notice={notice} today={today} may={may} actions={actions} />
        </>
      )}
      <ReceivedWords notice={notice} actions={actions} may={may} />
    </>
  );
}
