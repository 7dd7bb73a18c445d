import { type ExcerptScope, isDisclosed } from "@/lib/domain/evidence/audit-excerpt";
import type { ExcerptEntry } from "@/lib/domain/evidence/pack-facts";
import type { Excerpt } from "@/lib/domain/evidence/pack-parts";
import { beforeFirst } from "../audit/audit-row";
import { instantOfColumn } from "../days";
import type { Transaction } from "../write";

const entriesPerPage = 2_000;

/** The audit chain from the first entry that tells of the subject to its newest; what others are told stays out. */
export async function excerptOf(
  tx: Pick<Transaction, "auditEntry" | "$queryRaw">,
  scope: ExcerptScope,
): Promise<Excerpt> {
  const first = await firstPosition(tx, scope);
  const entries: ExcerptEntry[] = [];
  let previousHash: string | null = null;
  for (;;) {
    const after: number = entries.at(-1)?.position ?? first - 1;
    const page = await tx.auditEntry.findMany({
      where: { position: { gt: after } },
      orderBy: { position: "asc" },
      take: entriesPerPage,
    });
    const [begins] = page;
    if (begins === undefined) return { previousHash, entries };
    if (entries.length === 0)
      previousHash = begins.previousHash === beforeFirst ? null : begins.previousHash;
    for (const { position, at, actor, event, payloadHash, hash, payload } of page) {
      const said = payload as Record<string, unknown> | null;
      const header = { position, at: instantOfColumn(at), actor, event, payloadHash, hash };
      entries.push(
        said !== null && isDisclosed(scope, { position, event, payload: said })
          ? { ...header, payload: said }
          : header,
      );
    }
  }
}

async function firstPosition(
  tx: Pick<Transaction, "$queryRaw">,
  { subject, changeSetIds, agreementRefs, contactIds, incidentIds, positions }: ExcerptScope,
): Promise<number> {
  const isCustomer = subject === "customer";
  const [row] = await tx.$queryRaw<{ first: number | null }[]>`
    select min(position) as first from "AuditEntry"
    where position = any(${[...positions]}) or payload ->> 'changeSetId' = any(${[...changeSetIds]})
      or (event = 'incident.opened' and payload ->> 'incidentId' = any(${[...incidentIds]}))
      or (${isCustomer} and payload ->> 'agreementRef' = any(${[...agreementRefs]}))
      or (${isCustomer} and event like 'contact.%' and payload ->> 'contactId' = any(${[...contactIds]}))`;
  return row?.first ?? 1;
}
