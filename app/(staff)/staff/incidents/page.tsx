import type { Metadata } from "next";
import { IncidentList } from "@/components/incidents/incident-list";
import { requireStaff } from "@/lib/auth/staff-door";
import { listIncidents } from "@/lib/data/incidents/incidents";
import { can } from "@/lib/domain/access";

export const metadata: Metadata = { title: "Incidents" };

export default async function IncidentsPage() {
  const actor = await requireStaff("register:read");
  return (
    <IncidentList
      incidents={await listIncidents(actor)}
      mayDraft={can(actor.roles, "changeSet:edit")}
    />
  );
}
