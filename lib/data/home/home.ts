import { actorName, mayDo, type StaffActor } from "@/lib/auth/actor";
import type { Finding } from "@/lib/domain/findings/finding";
import {
  type HomeFinding,
  type HomeView,
  type WaitingGroup,
  type WaitingItem,
  waitingFor,
} from "@/lib/domain/home-view";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { recordPath } from "@/lib/domain/record/record-address";
import { recordTitle } from "@/lib/domain/record/record-title";
import { type Severity, severities } from "@/lib/domain/reference/enums";
import type { Register } from "@/lib/domain/register";
import { presentFindings, type StandingFindings } from "../findings/standing-findings";
import { staffNames } from "../records/staff-options";
import { presentRegister } from "../register";
import { announcedChanges, openObjections, undeliveredMail } from "./home-announced";
import { endings, noticesToAnswer, openRequests, overdueReviews } from "./home-asked";
import { heavierCorrections, waitingCorrections } from "./home-corrections";
import { openIncidents } from "./home-incidents";
import { orderedChanges } from "./home-ordered";
import { proposedChanges } from "./home-proposed";

/**
 * What waits for this member of staff by role, what is running, and what is wrong in the register.
 *
 * @returns null when the actor may not see the register
 */
export async function homeFor(actor: StaffActor): Promise<HomeView | null> {
  if (!mayDo(actor, "register:read")) return null;
  const snapshot = await presentRegister();
  const { register } = snapshot;
  const today = todayIn(register, actor.at);
  const may = (permission: Parameters<typeof mayDo>[1]) => mayDo(actor, permission);
  const nothing: WaitingItem[] = [];
  const [proposed, announced, ordered, objections, undelivered] = await Promise.all([
    proposedChanges(snapshot, today, {
      author: actorName(actor),
      approves: may("changeSet:approve"),
      announces: may("changeSet:announce"),
      advises: may("changeSet:advise"),
    }),
    announcedChanges(today, actor.at),
    orderedChanges(),
    may("objection:decide") ? openObjections(register) : nothing,
    may("notice:record") ? undeliveredMail(register) : nothing,
  ]);
  const late = overdueReviews(register, today, { userId: actor.id, staff: await staffNames() });
  const groups: WaitingGroup[] = [
    ...proposed,
    { what: "objection", items: objections },
    {
      what: "correction",
      items: [
        ...(await heavierCorrections(actor, register)),
        ...(await waitingCorrections(actor, register)),
      ],
    },
    { what: "undelivered", items: undelivered },
    { what: "incident", items: may("incident:record") ? await openIncidents(actor) : nothing },
    { what: "received", items: may("received:handle") ? await noticesToAnswer(register) : nothing },
    { what: "ending", items: may("termination:settle") ? await endings(actor, register) : nothing },
    { what: "request", items: may("request:handle") ? await openRequests(register) : nothing },
    late.review,
    ...(may("changeSet:edit") ? [late.unowned] : []),
    { what: "activate", items: may("changeSet:activate") ? announced.due : nothing },
    { what: "blocked", items: may("changeSet:activate") ? announced.blocked : nothing },
  ];
  return {
    today,
    waiting: waitingFor.flatMap((what) => {
      const found = groups.filter((group) => group.what === what);
      const items = found.flatMap((group) => group.items);
      const all = found.find((group) => group.all !== undefined)?.all;
      return items.length === 0 ? [] : [{ what, items, ...(all !== undefined && { all }) }];
    }),
    running: announced.running,
    ordered,
    zone: organisationZone(register),
    findings: homeFindings(register, await presentFindings(register, today)),
  };
}

const mostFindings = 12;

/** The same defect under several regimes is told once; where it is waived under some of them alone, it stays among the open ones. */
export function homeFindings(
  register: Register,
  standing: Pick<StandingFindings, "all">,
): HomeView["findings"] {
  const all = new Map<string, Finding>();
  for (const finding of standing.all) {
    const { code, kind, ref, message } = finding;
    const key = `${code} ${kind}/${ref} ${message}`;
    if (!all.has(key) || finding.waiver === undefined) all.set(key, finding);
  }
  const findings = [...all.entries()].filter(([, { waiver }]) => waiver === undefined);
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const [, { severity }] of findings) counts[severity] += 1;
  const shown = severities
    .flatMap((severity) => findings.filter(([, finding]) => finding.severity === severity))
    .slice(0, mostFindings)
    .map(([key, { code, severity, kind, ref, message, source }]): HomeFinding => {
      const record = { kind, ref };
      const title = recordTitle(register, record);
      return { key, code, severity, title, href: recordPath(record), message, source };
    });
  return { counts, waived: all.size - findings.length, shown };
}
