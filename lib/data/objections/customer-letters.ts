import { type Actor, mayDo } from "@/lib/auth/actor";
import { incidentLetter } from "@/lib/domain/documents/customer-letter";
import type { IncidentAgreement, IncidentView } from "@/lib/domain/incident/incident-view";
import { todayIn } from "@/lib/domain/organisation-day";
import { database } from "../database/current";
import { findIncident } from "../incidents/incidents";
import { presentRegister } from "../register";
import {
  answeredParts,
  answersTo,
  type CustomerLetter,
  frameOf,
  inEach,
} from "./objection-letters";

/** The drafts of our answer to one objection, one in each language; null where there is no such objection. */
export async function objectionLetters(
  actor: Actor,
  objectionId: string,
): Promise<CustomerLetter[] | null> {
  if (!mayDo(actor, "register:read") || objectionId.includes("\0")) return null;
  const objection = await database().objection.findUnique({
    where: { id: objectionId },
    include: answeredParts,
  });
  if (objection === null) return null;
  const { register } = await presentRegister();
  return answersTo(register, objection, actor.at);
}

/** The drafts of a letter that tells one customer of an incident; null where there is no such incident, or it is not concerned. */
export async function incidentLetters(
  actor: Actor,
  incidentId: string,
  agreementRef: string,
): Promise<CustomerLetter[] | null> {
  const incident = await findIncident(actor, incidentId);
  const own = incident?.customers.find(({ ref }) => ref === agreementRef);
  if (incident === null || own === undefined) return null;
  const { register } = await presentRegister();
  const { kind, trueSince, knownOn } = incident;
  const change =
    incident.changeSetId === null ? null : { id: incident.changeSetId, title: incident.title };
  const facts = {
    ...frameOf(register, agreementRef, change),
    on: todayIn(register, actor.at),
    kind,
    subject: incident.title,
    trueSince,
    knownOn,
    ...suspensionFor(incident, own),
  };
  return inEach((language) => incidentLetter(facts, language));
}

/** What became of suspension for one customer: where it was suspended for others alone, it is proposed to this one. */
function suspensionFor(
  { suspension, suspensionOn, suspensionReason }: IncidentView,
  { suspendedSince }: IncidentAgreement,
) {
  if (suspension !== "DONE") return { suspension, suspensionOn, suspensionReason };
  return suspendedSince === null
    ? { suspension: "PROPOSED" as const, suspensionOn: null, suspensionReason: null }
    : { suspension, suspensionOn: suspendedSince, suspensionReason };
}
