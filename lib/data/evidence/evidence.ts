import { type Actor, mayDo } from "@/lib/auth/actor";
import { isShifted } from "@/lib/clock";
import type { Instant } from "@/lib/domain/calendar";
import type { ExcerptScope } from "@/lib/domain/evidence/audit-excerpt";
import type { PackManifest, PackSubject } from "@/lib/domain/evidence/pack";
import type { PackDelivery, PackNotice } from "@/lib/domain/evidence/pack-facts";
import type { PackParts } from "@/lib/domain/evidence/pack-parts";
import { incidentsIn } from "@/lib/domain/evidence/verify-incidents";
import { list, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { manifestOf } from "../audit/verification";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { sealAttempts } from "../mail/attempt-seals";
import { presentRegister } from "../register";
import { type Entry, type Transaction, write } from "../write";
import { packChanges } from "./evidence-changes";
import { deliveryParts, packDelivery } from "./evidence-deliveries";
import { excerptOf } from "./evidence-excerpt";
import { incidentsOf } from "./evidence-incidents";
import { noticeParts, packNotice } from "./evidence-notices";
import { ownKey } from "./evidence-signing";
import { terminationsOf } from "./evidence-terminations";

/** All of a pack but its mails, which are read one after the other while it is written. */
export type Evidence = {
  readonly about: Omit<PackManifest, "files">;
  readonly keys: readonly { id: string; pem: string }[];
  readonly parts: PackParts;
  readonly certificates: readonly { path: string; bytes: Uint8Array }[];
};

type Refusal = "notAllowed" | "noSuchChangeSet" | "noSuchCustomer";

/**
 * Gathers what proves that a change was made as the agreements ask, or all that passed between us and one customer. That it was
 * asked for stands in the audit chain, and in the pack's own excerpt of it. What was sent of late is sealed first; what is older and
 * has no seal gets none, or whoever put it in would have one.
 *
 * Source: GDPR Art. 5(2), 24(1), 28(3)(h).
 */
export async function makeEvidence(
  actor: Actor,
  subject: PackSubject,
): Promise<Result<Evidence, Refusal>> {
  if (!mayDo(actor, "evidence:make")) return refuse("notAllowed");
  if ((await missingSubject(database(), subject)) === null) await sealAttempts(actor, "recent");
  const key = ownKey();
  const asked = await write<Entry, Refusal>(
    actor,
    { type: "evidence.made", subject: subject.type, ref: subject.ref },
    async (tx, entry) => {
      const missing = await missingSubject(tx, subject);
      if (missing !== null) return refuse(missing);
      await tx.signingKey.createMany({
        data: [{ keyId: key.id, publicKey: key.pem, from: entry.at }],
        skipDuplicates: true,
      });
      return done(entry);
    },
  );
  if (!asked.ok) return asked;
  const evidence = await database().$transaction(
    (tx) => gathered(tx, actor.at, subject, asked.value.position, key.id),
    // One moment for all of it, however much is written meanwhile.
    { isolationLevel: "RepeatableRead", maxWait: 60_000, timeout: 600_000 },
  );
  return done(evidence);
}

async function missingSubject(
  tx: Pick<Transaction, "changeSet" | "record">,
  { type, ref }: PackSubject,
): Promise<"noSuchChangeSet" | "noSuchCustomer" | null> {
  if (type === "change")
    return (await tx.changeSet.count({ where: { id: ref } })) === 0 ? "noSuchChangeSet" : null;
  const known = await tx.record.count({ where: { kind: "Customer", ref } });
  return known === 0 ? "noSuchCustomer" : null;
}

async function gathered(
  tx: Transaction,
  madeAt: Instant,
  subject: PackSubject,
  position: number,
  keyId: string,
): Promise<Evidence> {
  const { register } = await presentRegister(tx);
  const deliveries = await deliveriesOf(tx, subject);
  const notices = await noticesOf(tx, subject, register, deliveries);
  const seals = await sealsOf(tx, deliveries);
  const noticed = new Set(notices.map(({ agreementRef }) => agreementRef));
  const { terminations, certificates } = await terminationsOf(tx, subject, register, noticed);
  const rows = await tx.publication.findMany({
    omit: { publicPart: true, customersPart: true },
    orderBy: { number: "asc" },
  });
  const scope = await scopeOf(tx, subject, { notices, deliveries, terminations }, [
    ...seals.keys(),
    position,
  ]);
  const excerpt = await excerptOf(tx, scope);
  const head = excerpt.entries.at(-1);
  if (head === undefined) throw new Error("The audit chain has no entry, not even of this pack");
  const changes = await packChanges(tx, subject, scope.changeSetIds);
  const keys = await tx.signingKey.findMany({ orderBy: { from: "asc" } });
  return {
    about: {
      version: 1,
      subject,
      organisation: list(register, "Organisation")[0]?.name ?? "",
      madeAt,
      simulated: isShifted() || (await tx.installation.count({ where: { simulated: true } })) > 0,
      baseUrl: env().appUrl,
      auditHead: { position: head.position, hash: head.hash },
      keyId,
    },
    keys: keys.map(({ keyId: id, publicKey: pem }) => ({ id, pem })),
    parts: {
      changes,
      notices,
      deliveries,
      publications: rows.map((row) => ({
        manifest: manifestOf(row),
        hash: row.hash,
        signature: row.signature,
      })),
      terminations,
      seals: Object.fromEntries(seals),
      excerpt,
    },
    certificates,
  };
}

async function deliveriesOf(tx: Transaction, { type, ref }: PackSubject): Promise<PackDelivery[]> {
  const where: Prisma.DeliveryWhereInput =
    type === "change"
      ? {
          announcement: {
            OR: [
              { changes: { some: { changeSetId: ref } } },
              { digest: { changes: { some: { changeSetId: ref } } } },
            ],
          },
        }
      : { contact: { customerRef: ref } };
  const rows = await tx.delivery.findMany({
    where,
    include: deliveryParts,
    orderBy: [{ announcement: { at: "asc" } }, { id: "asc" }],
  });
  return rows.map(packDelivery);
}

async function noticesOf(
  tx: Transaction,
  subject: PackSubject,
  register: Register,
  deliveries: readonly PackDelivery[],
): Promise<PackNotice[]> {
  const { type, ref } = subject;
  const rows = await tx.notice.findMany({
    where: type === "change" ? { changeSetId: ref } : { customerRef: ref },
    include: noticeParts,
    orderBy: [{ changeSet: { number: "asc" } }, { agreementRef: "asc" }],
  });
  const told = new Map<string, PackDelivery[]>();
  for (const delivery of deliveries)
    for (const id of delivery.noticeIds) told.set(id, [...(told.get(id) ?? []), delivery]);
  const incidents = await incidentsOf(tx, rows, subject);
  const notices: PackNotice[] = [];
  for (const row of rows)
    notices.push(
      await packNotice(row, register, told.get(row.id) ?? [], incidents.get(row.id) ?? []),
    );
  return notices;
}

/** All digests under the seals of these attempts: they tell nothing of the others, and close the sum. */
async function sealsOf(
  tx: Transaction,
  deliveries: readonly PackDelivery[],
): Promise<Map<number, string[]>> {
  const positions = new Set(
    deliveries.flatMap(({ attempts }) => attempts.flatMap(({ sealedBy }) => sealedBy ?? [])),
  );
  const rows = await tx.attemptSeal.findMany({
    where: { position: { in: [...positions] } },
    select: { position: true, digest: true },
    orderBy: { digest: "asc" },
  });
  const seals = new Map<number, string[]>([...positions].map((position) => [position, []]));
  for (const { position, digest } of rows) seals.get(position)?.push(digest);
  return seals;
}

async function scopeOf(
  tx: Transaction,
  { type, ref }: PackSubject,
  {
    notices,
    deliveries,
    terminations = [],
  }: Pick<PackParts, "notices" | "deliveries" | "terminations">,
  positions: readonly number[],
): Promise<ExcerptScope> {
  const changeSetIds = new Set(
    type === "change" ? [ref] : notices.map(({ changeSetId }) => changeSetId),
  );
  const contacts =
    type === "change"
      ? []
      : await tx.customerContact.findMany({ where: { customerRef: ref }, select: { id: true } });
  const publications = await tx.publication.findMany({
    where: { changeSetId: { in: [...changeSetIds] } },
    select: { number: true },
  });
  return {
    subject: type,
    changeSetIds,
    agreementRefs: new Set([...notices, ...terminations].map(({ agreementRef }) => agreementRef)),
    contactIds: new Set(contacts.map(({ id }) => id)),
    deliveryIds: new Set(deliveries.map(({ id }) => id)),
    objectionIds: new Set(notices.flatMap(({ objections }) => objections.map(({ id }) => id))),
    incidentIds: new Set(incidentsIn({ notices, terminations }).map(({ id }) => id)),
    publicationNumbers: new Set(publications.map(({ number }) => number)),
    positions: new Set(positions),
  };
}
