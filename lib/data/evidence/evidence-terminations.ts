import { certificatePath, type PackSubject } from "@/lib/domain/evidence/pack";
import type { PackTermination } from "@/lib/domain/evidence/pack-facts";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { find, type Register } from "@/lib/domain/register";
import { dayOf, instantOfColumn } from "../days";
import { type StoredTask, tasksOf } from "../terminations/termination-facts";
import type { Transaction } from "../write";
import { incidentsOfEnd } from "./evidence-incidents";

type Found = {
  readonly terminations: PackTermination[];
  readonly certificates: { path: string; bytes: Uint8Array }[];
};

/**
 * The ends of a customer's agreements, with the certificates as they were given out; a pack about a change has none.
 *
 * @param noticed the agreements of which the pack has a notice
 */
export async function terminationsOf(
  tx: Transaction,
  { type, ref }: PackSubject,
  register: Register,
  noticed: ReadonlySet<string>,
): Promise<Found> {
  const found: Found = { terminations: [], certificates: [] };
  if (type !== "customer") return found;
  const rows = await tx.termination.findMany({
    where: { customerRef: ref },
    include: { certificates: { orderBy: { language: "asc" } } },
    orderBy: { agreementRef: "asc" },
  });
  for (const { agreementRef, orderedAt, certificates } of rows) {
    const agreement = find(register, "CustomerAgreement", agreementRef);
    const tasks = await tasksOf(agreementRef, tx);
    const files = await fileHashes(tx, tasks);
    const incidents = noticed.has(agreementRef) ? [] : await incidentsOfEnd(tx, agreementRef);
    found.terminations.push({
      agreementRef,
      orderedAt: instantOfColumn(orderedAt),
      endsOn: agreement?.endsOn ?? null,
      onEnd: agreement?.onEnd ?? null,
      dataDueOn: agreement?.dataDueOn ?? null,
      dataHeldUntil: agreement?.dataHeldUntil ?? null,
      tasks: tasks.map((task) => packTask(task, files)),
      certificates: certificates.map(({ language, sha256: digest, issuedAt }) => ({
        language,
        path: certificatePath(agreementRef, language),
        sha256: digest,
        issuedAt: instantOfColumn(issuedAt),
      })),
      ...(incidents.length === 0 ? {} : { incidents }),
    });
    for (const { language, bytes } of certificates)
      found.certificates.push({ path: certificatePath(agreementRef, language), bytes });
  }
  return found;
}

async function fileHashes(
  tx: Transaction,
  tasks: readonly StoredTask[],
): Promise<ReadonlyMap<string, string>> {
  const ids = tasks.flatMap(({ attachmentId }) => attachmentId ?? []);
  const rows = await tx.attachment.findMany({
    where: { id: { in: ids } },
    select: { id: true, sha256: true },
  });
  return new Map(rows.map(({ id, sha256: digest }) => [id, digest]));
}

function packTask(
  task: StoredTask,
  files: ReadonlyMap<string, string>,
): PackTermination["tasks"][number] {
  const { id, engagementRef, holder, outcome, evidence, attachmentId, settledAt } = task;
  return {
    ...{ id, engagementRef, holder, outcome },
    doneOn: dayOf(task.doneOn),
    retentionLaw: task.retentionLaw,
    retainedUntil: dayOf(task.retainedUntil),
    settledAt: settledAt && instantOfColumn(settledAt),
    evidenceHash: evidence === null ? null : sha256(canonicalJson(evidence)),
    fileHash: attachmentId === null ? null : (files.get(attachmentId) ?? null),
  };
}
