import { type Actor, mayDo } from "@/lib/auth/actor";
import { dateIn } from "@/lib/domain/calendar";
import { incidentLetter, type LetterFact } from "@/lib/domain/documents/customer-letter";
import { letterFact } from "@/lib/domain/documents/letter-fact";
import { type MailLanguage, mailLanguages } from "@/lib/domain/documents/mail-language";
import type { IncidentAgreement, IncidentView } from "@/lib/domain/incident/incident-view";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import type { RecordKey, Register } from "@/lib/domain/register";
import { changeToTell } from "../announcing/mail-facts";
import { findChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { findIncident } from "../incidents/incidents";
import { loadRegister, presentRegister } from "../register";
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
  const told = await factTold(register, incident, agreementRef);
  const facts = {
    ...frameOf(register, agreementRef, change),
    on: todayIn(register, actor.at),
    kind,
    subject: incident.title,
    trueSince,
    knownOn,
    ...suspensionFor(incident, own),
  };
  return inEach((words, language) =>
    incidentLetter({ ...facts, fact: told(mailLanguages[language]) }, words),
  );
}

/** The adverse fact that an incident tells one agreement, in each language; null where it tells none. */
async function factTold(
  register: Register,
  { kind, fact, changeSetId }: IncidentView,
  agreementRef: string,
): Promise<(language: MailLanguage) => LetterFact | null> {
  const none = () => null;
  if (fact !== null) {
    const { subprocessor, what, howKnown } = fact;
    return () => ({ subprocessors: [subprocessor], what, howKnown });
  }
  if (kind !== "ADVERSE_FACT" || changeSetId === null) return none;
  const [changeSet, notice] = await Promise.all([
    findChangeSet(changeSetId),
    database().notice.findUnique({
      where: { changeSetId_agreementRef: { changeSetId, agreementRef } },
      select: { items: true },
    }),
  ]);
  if (changeSet === null || changeSet.announcedAt === null || notice === null) return none;
  const announcedAt = instantOfColumn(changeSet.announcedAt);
  const on = dateIn(announcedAt, organisationZone(register));
  // Whoever has ended since is called as it was when the customers were told.
  const change = await changeToTell("ADVERSE", changeSet, await loadRegister(on, announcedAt), on);
  // A notice's items are written by nothing but the order of its mail.
  const keys = notice.items as unknown as RecordKey[];
  return (language) => letterFact(change, keys, language);
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
