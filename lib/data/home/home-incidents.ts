import type { Actor } from "@/lib/auth/actor";
import type { WaitingItem } from "@/lib/domain/home-view";
import { incidentKindWords } from "@/lib/domain/incident/incident-view";
import { listIncidents } from "../incidents/incidents";

/** The incidents that nobody has closed, the longest known first. */
export async function openIncidents(actor: Actor): Promise<WaitingItem[]> {
  const incidents = (await listIncidents(actor)).filter(({ isOpen }) => isOpen);
  return incidents
    .toSorted((one, other) => one.knownOn.localeCompare(other.knownOn))
    .map(({ id, kind, title, knownOn }) => ({
      key: id,
      title,
      href: `/staff/incidents/${id}`,
      detail: incidentKindWords[kind].label,
      on: knownOn,
    }));
}
