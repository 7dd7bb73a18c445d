import type { CalendarDate } from "@/lib/domain/calendar";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { Appointee, RecordParty, RecordQuestion } from "./record-facts";
import { told, toldIn, unknown } from "./told";

type Asked = Pick<RecordQuestion, "asOf" | "language">;
const representing = ["REP_EU", "REP_UK", "REP_CH"] as const;

/**
 * Name and contact details of a legal entity, its data protection officer and its representatives.
 *
 * Source: GDPR Art. 30(1)(a), 30(2)(a).
 * Reading: a name that is not to be published (Art. 37(7)) stands in the record all the same: the record is for the
 * authority, and Art. 30 asks for the name. Mandates count on the day of the record.
 */
export function recordParty(
  register: Register,
  entity: Row<"LegalEntity"> | undefined,
  { asOf, language }: Asked,
  knownAs: string | null = null,
): RecordParty {
  const appointed =
    entity === undefined
      ? []
      : pointingTo(register, "Appointment", "appointedById", entity.ref).filter((one) =>
          isInOffice(one, asOf),
        );
  const position = [entity?.contactName, entity?.contactPosition].filter(Boolean).join(", ");
  const registration = [entity?.registerName, entity?.registrationNumber].filter(Boolean).join(" ");
  return {
    ref: entity?.ref ?? null,
    name:
      entity?.legalName ?? (entity === undefined && knownAs ? knownAs : told(entity, "legalName")),
    tradeName: entity?.tradeName ?? (entity === undefined ? null : knownAs),
    registration: registration || null,
    street: told(entity, "street"),
    postalCode: entity?.postalCode ?? null,
    city: entity?.city ?? null,
    country: told(entity, "country"),
    contact: position || null,
    email: told(entity, "contactEmail"),
    phone: told(entity, "phone"),
    officers: appointed.filter(({ appointmentKind }) => appointmentKind === "DPO").map(appointee),
    officerExemption: exemption(toldIn(entity, "officerExemption", language)),
    representatives: appointed
      .filter(({ appointmentKind }) => representing.some((one) => one === appointmentKind))
      .map(appointee),
    representativeExemption: exemption(toldIn(entity, "representativeExemption", language)),
  };
}

function exemption(text: ReturnType<typeof toldIn>): string | null {
  return typeof text === "string" ? text : (text.reason ?? null);
}

function isInOffice({ mandateFrom, mandateTo }: Row<"Appointment">, on: CalendarDate): boolean {
  return (
    (mandateFrom === undefined || mandateFrom <= on) && (mandateTo === undefined || mandateTo >= on)
  );
}

function appointee(one: Row<"Appointment">): Appointee {
  return {
    kind: one.appointmentKind ?? "DPO",
    name:
      one.personName ?? (one.organisationName === undefined ? told(one, "personName") : unknown),
    organisation: one.organisationName ?? null,
    address: one.postalAddress ?? null,
    country: one.country ?? null,
    email: one.email ?? null,
    phone: one.phone ?? null,
  };
}

/** The legal entities of ours: those for which a record can be asked. */
export function ownEntities(register: Register): Row<"LegalEntity">[] {
  const main = list(register, "Organisation").map(({ legalEntityId }) => legalEntityId);
  return list(register, "LegalEntity").filter(
    ({ ref, ownGroup }) => ownGroup === true || main.includes(ref),
  );
}

/** The entity whose record is meant where none is named: the main one, or the only one. */
export function mainEntity(register: Register): Row<"LegalEntity"> | null {
  const own = ownEntities(register);
  const main = list(register, "Organisation")[0]?.legalEntityId;
  return own.find(({ ref }) => ref === main) ?? (own.length === 1 ? (own[0] ?? null) : null);
}
