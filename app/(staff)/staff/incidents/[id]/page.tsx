import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IncidentDetails } from "@/components/incidents/incident-details";
import type { IncidentOpened } from "@/components/incidents/incident-props";
import { letterIn } from "@/components/objections/letter-languages";
import { requireStaff } from "@/lib/auth/staff-door";
import { findIncident } from "@/lib/data/incidents/incidents";
import { presentToday } from "@/lib/data/moments";
import { incidentLetters } from "@/lib/data/objections/customer-letters";
import { can } from "@/lib/domain/access";
import { close, days, reopen, suspend, told } from "../actions";

export const metadata: Metadata = { title: "An incident" };

type Search = Readonly<
  Partial<Record<"agreement" | "letter" | "opened" | "draft" | "with", string | string[]>>
>;

export default async function IncidentPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Search>;
}) {
  const actor = await requireStaff("register:read");
  const incident = await findIncident(actor, (await params).id);
  if (incident === null) notFound();
  const asked = await searchParams;
  const agreement = said(asked.agreement) ?? incident.customers[0]?.ref ?? null;
  const letters = agreement === null ? null : await incidentLetters(actor, incident.id, agreement);
  return (
    <IncidentDetails
      incident={incident}
      today={(await presentToday(actor)).today}
      opened={openedBy(asked)}
      letter={
        letters === null || agreement === null
          ? null
          : { agreement, letters, chosen: letterIn(letters, said(asked.letter)) }
      }
      may={{
        record: can(actor.roles, "incident:record"),
        close: can(actor.roles, "incident:close"),
        lift: can(actor.roles, "incident:lift"),
      }}
      actions={{ told, suspend, days, close, reopen }}
    />
  );
}

/** What opened it just now, and what was made with it. */
function openedBy({ opened, draft, with: others = [] }: Search): IncidentOpened | null {
  if (opened === "objection") return { by: "objection" };
  if (opened !== "fact") return null;
  return {
    by: "fact",
    draft: said(draft),
    others: [others].flat().filter((number) => /^\d{1,9}$/.test(number)),
  };
}

function said(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
