import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { pointingTo, type Row } from "@/lib/domain/register";
import { countryName, mailLine } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import type { Line } from "./blocks";

/** Those whom an entity appointed to a function, while their mandate runs. */
export function appointed(
  { agreed, customer, customerAppointments, publication }: AnnexInput,
  entity: Row<"LegalEntity"> | undefined,
  appointmentKind: "DPO" | "REP_EU",
): readonly Row<"Appointment">[] {
  if (entity === undefined) return [];
  const on = publication.publishedAt.slice(0, 10);
  const all =
    entity.ref === customer.legalEntityId
      ? customerAppointments
      : pointingTo(agreed, "Appointment", "appointedById", entity.ref);
  return all.filter(
    (one) =>
      one.appointmentKind === appointmentKind &&
      (one.mandateFrom === undefined || one.mandateFrom <= on) &&
      (one.mandateTo === undefined || one.mandateTo >= on),
  );
}

/** Name and contact details of one who is appointed; a name that is not to be published is kept back. */
export function appointmentLines(officer: Row<"Appointment">): Line[] {
  const person = officer.nameWithheld ? undefined : officer.personName;
  const name = [person, officer.organisationName].filter(Boolean).join(", ");
  const lines: Line[] = [
    { text: name || (officer.nameWithheld ? `name ${t.withheld}` : `name ${t.unknown}`) },
  ];
  const address = [officer.postalAddress, officer.country && countryName(officer.country)].filter(
    Boolean,
  );
  if (address.length > 0) lines.push({ text: address.join(", ") });
  if (officer.email) lines.push(mailLine(officer.email));
  if (officer.phone) lines.push({ text: officer.phone });
  if (!officer.email && !officer.phone) lines.push({ text: `contact details ${t.unknown}` });
  return lines;
}
