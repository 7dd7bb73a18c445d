import { folded, rankOf, wantedWords } from "@/lib/domain/list/search-words";
import { recordTitle } from "@/lib/domain/record/record-title";
import { database } from "../database/current";
import { presentRegister } from "../register";

/** What is found beside the records of the register. */
export const matterKinds = {
  changes: { label: "Change", labelPlural: "Changes" },
  incidents: { label: "Incident", labelPlural: "Incidents" },
  received: { label: "Notice from a vendor", labelPlural: "Notices from vendors" },
} as const;
export type MatterKind = keyof typeof matterKinds;

/** A change, an incident or a vendor's notice that a search finds. */
export type FoundMatter = {
  readonly plural: MatterKind;
  readonly label: string;
  readonly href: string;
  /** Its id or its title begins with what was looked for. */
  readonly isNamed: boolean;
};

type Matter = { plural: MatterKind; id: string; name: string; label: string; text: string };

const mostRead = 5000;

/** The changes, incidents and vendors' notices that have all these words in their number, title or words of ours: the best first, then the newest. */
export async function searchMatters(text: string): Promise<readonly FoundMatter[]> {
  const wanted = wantedWords(text);
  if (wanted === null) return [];
  return (await matters())
    .flatMap((matter) => {
      const rank = rankOf({ name: folded(matter.name), text: folded(matter.text) }, wanted);
      return rank === null ? [] : [{ matter, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ matter: { plural, id, label }, rank }) => ({
      plural,
      label,
      href: `/staff/${plural}/${encodeURIComponent(id)}`,
      isNamed: rank === 0,
    }));
}

async function matters(): Promise<Matter[]> {
  const [{ register }, changes, incidents, notices] = await Promise.all([
    presentRegister(),
    database().changeSet.findMany({
      where: { number: { gt: 0 } },
      select: { id: true, title: true, reason: true },
      orderBy: { number: "desc" },
      take: mostRead,
    }),
    database().incident.findMany({
      select: {
        id: true,
        number: true,
        engagementRef: true,
        title: true,
        subprocessor: true,
        what: true,
        changeSet: { select: { title: true } },
      },
      orderBy: { number: "desc" },
      take: mostRead,
    }),
    database().receivedNotice.findMany({
      select: {
        id: true,
        number: true,
        subject: true,
        sender: true,
        vendorRef: true,
        changes: true,
      },
      orderBy: { number: "desc" },
      take: mostRead,
    }),
  ]);
  return [
    ...changes.map(({ id, title, reason }): Matter => {
      const label = `${id}: ${title}`;
      return { plural: "changes", id, label, name: `${id} ${title}`, text: reason ?? "" };
    }),
    ...incidents.map(({ id, number, engagementRef: ref, changeSet, ...fact }): Matter => {
      const about =
        fact.subprocessor ??
        (ref === null ? "" : recordTitle(register, { kind: "Engagement", ref }));
      const title = changeSet?.title ?? fact.title ?? about;
      const label = title === "" ? `Incident ${number}` : `Incident ${number}: ${title}`;
      const text = `${about}\n${fact.what ?? ""}`;
      return { plural: "incidents", id, label, name: `Incident ${number} ${title}`, text };
    }),
    ...notices.map(({ id, number, subject, sender, vendorRef: ref, changes: said }): Matter => {
      const vendor = ref === null ? "" : recordTitle(register, { kind: "Vendor", ref });
      const label = `Notice ${number}${vendor === "" ? "" : ` from ${vendor}`}: ${subject}`;
      const name = `Notice ${number} ${vendor} ${subject}`;
      return { plural: "received", id, label, name, text: `${sender}\n${said ?? ""}` };
    }),
  ];
}
