import { type Actor, actorName, type CustomerActor, mayDo, systemActor } from "@/lib/auth/actor";
import { calendarDateOf } from "@/lib/domain/calendar";
import type { CertificateFacts } from "@/lib/domain/documents/deletion-certificate";
import { mainEntity } from "@/lib/domain/documents/record/record-parties";
import { todayIn } from "@/lib/domain/organisation-day";
import { sha256 } from "@/lib/domain/publication/canonical";
import { bodyOf, find, type Register, type Row } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import {
  type CertificateTrouble,
  certificateTrouble,
  heldUntil,
} from "@/lib/domain/termination/task";
import { isSimulatedInstallation } from "../announcing/mail-facts";
import { createChangeSet } from "../changes/change-sets";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { database } from "../database/current";
import { presentRegister } from "../register";
import { write } from "../write";
import {
  earliestDays,
  endTask,
  presentHolders,
  type StoredTask,
  tasksOf,
  withoutTask,
} from "./termination-facts";

type FactsRefusal = "notAllowed" | "noSuchAgreement" | "isCertified" | CertificateTrouble;

/** What is certified, before it is drawn. */
export type ToCertify = {
  readonly facts: CertificateFacts;
  /** What was read: refused with `changedMeanwhile` when somebody settled a task anew since. */
  readonly seen: string;
};

/** What the certificate of one agreement says, and why it cannot be given. */
export async function certificateFacts(
  actor: Actor,
  agreementRef: string,
): Promise<Result<ToCertify, FactsRefusal>> {
  if (!mayDo(actor, "termination:certify")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const agreement = find(register, "CustomerAgreement", agreementRef);
  if (agreement === undefined) return refuse("noSuchAgreement");
  const today = todayIn(register, actor.at);
  const rows = await tasksOf(agreementRef);
  if ((await database().deletionCertificate.count({ where: { agreementRef } })) > 0)
    return refuse("isCertified");
  const earliest = await earliestDays(agreement, rows);
  const tasks = rows.map((row) => endTask(row, agreement, earliest.get(row.id)));
  const { endsOn, onEnd } = agreement;
  const last = endsOn === undefined ? null : calendarDateOf(endsOn);
  const trouble = certificateTrouble(tasks, last, today, actorName(actor));
  if (trouble !== null) return refuse(trouble);
  if (last === null || onEnd === undefined) return refuse("notEnding");
  // Whoever came to hold data since the worker last looked has no task yet.
  const missing = withoutTask(await presentHolders(register, agreement), rows);
  if (missing.length > 0) return refuse("tasksOpen");
  return done({
    seen: seenOf(rows),
    facts: {
      ...partiesOf(register, agreement),
      agreement: agreement.title ?? agreementRef,
      signedOn: agreement.signedOn === undefined ? null : calendarDateOf(agreement.signedOn),
      endedOn: last,
      onEnd,
      issuedOn: today,
      holders: tasks.flatMap(({ holder, settled }) =>
        settled === null ? [] : [{ holder, ...settled }],
      ),
      isSimulated: await isSimulatedInstallation(),
    },
  });
}

function partiesOf(register: Register, agreement: Row<"CustomerAgreement">) {
  const customer = find(register, "Customer", agreement.customerId);
  const entity = find(register, "LegalEntity", customer?.legalEntityId);
  const own = find(register, "LegalEntity", agreement.processorEntityId) ?? mainEntity(register);
  return {
    customer: entity?.legalName ?? customer?.name ?? agreement.ref,
    processor: own?.legalName ?? own?.tradeName ?? "The processor",
  };
}

function seenOf(rows: readonly StoredTask[]): string {
  return sha256(rows.map(({ id, settledAt }) => `${id} ${settledAt?.toISOString()}`).join("\n"));
}

/** A certificate as it was drawn, in one language. */
export type DrawnCertificate = { readonly language: string; readonly bytes: Uint8Array };

export type Certified = {
  readonly agreement: string;
  readonly customer: string;
  readonly certificates: Readonly<Record<string, string>>;
  /** The change by which nothing is held any more; null where it could not be made. */
  readonly changeSetId: string | null;
};

/**
 * Gives out the certificate that nothing is held any more, and has the register say until when there was: proposed by the System from
 * the tasks, approved by whoever certifies.
 *
 * Source: GDPR Art. 28(3)(g), 5(2).
 */
export async function issueCertificate(
  actor: Actor,
  agreementRef: string,
  { seen }: ToCertify,
  drawn: readonly DrawnCertificate[],
): Promise<Result<Certified, FactsRefusal | "changedMeanwhile">> {
  const again = await certificateFacts(actor, agreementRef);
  if (!again.ok) return again;
  if (again.value.seen !== seen) return refuse("changedMeanwhile");
  const digests = drawn.map(({ language, bytes }) => [language, sha256(bytes)] as const);
  const certificates = Object.fromEntries(digests);
  const issued = await write<{ customer: string; until: string }, "changedMeanwhile">(
    actor,
    { type: "termination.certified", agreementRef, certificates },
    async (tx, { at }) => {
      const rows = await tasksOf(agreementRef, tx);
      const until = heldUntil(
        rows.map((row) => endTask(row, { endsOn: again.value.facts.endedOn })),
      );
      if (seenOf(rows) !== seen || until === null) return refuse("changedMeanwhile");
      await tx.deletionCertificate.createMany({
        data: drawn.map(({ language, bytes }) => ({
          agreementRef,
          language,
          bytes: Uint8Array.from(bytes),
          sha256: sha256(bytes),
          issuedAt: at,
          issuedBy: actorName(actor),
        })),
      });
      const { customerRef } = await tx.termination.findUniqueOrThrow({ where: { agreementRef } });
      return done({ customer: customerRef, until });
    },
  );
  if (!issued.ok) return issued;
  const { customer, until } = issued.value;
  const changeSetId = await closeAgreement(actor, agreementRef, until);
  return done({ agreement: agreementRef, customer, certificates, changeSetId });
}

/** Says in the register until when data were held; where the approval fails, the change waits for an approver as any other does. */
async function closeAgreement(
  actor: Actor,
  agreementRef: string,
  until: string,
): Promise<string | null> {
  const { register } = await presentRegister();
  const key = { kind: "CustomerAgreement", ref: agreementRef } as const;
  const title = find(register, "CustomerAgreement", agreementRef)?.title ?? agreementRef;
  const system = systemActor(actor.via, actor.at);
  const created = await createChangeSet(system, {
    title: `Data of ${title} are gone`,
    reason: "Every holder has settled its part, and the certificate was given out.",
    items: [
      {
        ...key,
        body: { ...bodyOf(register, key), dataHeldUntil: until },
        validFrom: null,
        overrides: [],
      },
    ],
  });
  if (!created.ok) return null;
  const { id } = created.value;
  await submitChangeSet(system, id);
  await approveChangeSet(actor, id);
  return id;
}

export type CertificateFile = {
  readonly agreementRef: string;
  readonly language: string;
  readonly bytes: Uint8Array;
};

/** Hands out a certificate to staff, and notes who took it; null when there is none. */
export async function takeCertificate(
  actor: Actor,
  customerRef: string,
  agreementRef: string,
  language: string,
): Promise<CertificateFile | null> {
  if (!mayDo(actor, "register:read")) return null;
  const file = await fileOf(customerRef, agreementRef, language);
  if (file !== null) await note(actor, file);
  return file;
}

/** The same for the customer's own. */
export async function takeOwnCertificate(
  actor: CustomerActor,
  agreementRef: string,
  language: string,
): Promise<CertificateFile | null> {
  const file = await fileOf(actor.customerRef, agreementRef, language);
  if (file !== null) await note(actor, file);
  return file;
}

async function note(
  actor: Actor | CustomerActor,
  { agreementRef, language }: CertificateFile,
): Promise<void> {
  await write(actor, { type: "certificate.downloaded", agreementRef, language }, async () =>
    done(null),
  );
}

async function fileOf(
  customerRef: string,
  agreementRef: string,
  language: string,
): Promise<CertificateFile | null> {
  // The database takes no address that is no text.
  if ([agreementRef, language].some((part) => part.includes("\0"))) return null;
  const row = await database().deletionCertificate.findFirst({
    where: { agreementRef, language, termination: { customerRef } },
  });
  return row === null ? null : { agreementRef, language, bytes: row.bytes };
}

/** The languages in which the certificates of these agreements can be had. */
export async function certificateLanguages(
  agreementRefs: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await database().deletionCertificate.findMany({
    where: { agreementRef: { in: [...agreementRefs] } },
    select: { agreementRef: true, language: true },
    orderBy: { language: "desc" },
  });
  const languages = new Map<string, string[]>();
  for (const { agreementRef, language } of rows)
    languages.set(agreementRef, [...(languages.get(agreementRef) ?? []), language]);
  return languages;
}
