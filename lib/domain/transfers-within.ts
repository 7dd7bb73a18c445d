import { recipientOf } from "@/lib/domain/findings/standing";
import type { KindName } from "@/lib/domain/kinds/kinds";
import {
  bodyOf,
  find,
  list,
  pointingTo,
  type RecordKey,
  type Register,
  type Row,
} from "@/lib/domain/register";
import { pointersTo } from "./record-surroundings";

type Body = Record<string, unknown>;

/**
 * What becomes of the transfers between two companies that become one: they end, with their mechanisms and with assessments
 * that were of them alone, and leave the lists of other records. A further transfer that followed one goes on from where that
 * one came.
 *
 * Source: EDPB Guidelines 05/2021 (exporter and importer of a transfer are two).
 *
 * @param moved the bodies that the merger changes anyway, by kind and ref
 * @returns those records that are other than moved; body null ends one
 */
export function transfersWithin(
  register: Register,
  companies: readonly [string, string],
  moved: ReadonlyMap<string, Body>,
): (RecordKey & { body: Body | null })[] {
  const ended = new Map(
    list(register, "Transfer")
      .filter((transfer) => isWithin(register, companies, transfer))
      .map((transfer) => [transfer.ref, transfer]),
  );
  const changed = new Map<string, RecordKey & { body: Body | null }>();
  const now = (kind: KindName, ref: string): Body | null => {
    const known = changed.get(`${kind}/${ref}`);
    if (known) return known.body;
    return moved.get(`${kind}/${ref}`) ?? bodyOf(register, { kind, ref });
  };
  for (const gone of ended.keys()) {
    for (const { kind, name } of pointersTo("Transfer")) {
      // The name comes from the kind itself, which the type cannot know.
      for (const { ref } of pointingTo(register, kind, name as never, gone)) {
        const body = now(kind, ref);
        const left = body && without(kind, body, name, gone, ended);
        changed.set(`${kind}/${ref}`, { kind, ref, body: left });
      }
    }
  }
  for (const ref of ended.keys())
    changed.set(`Transfer/${ref}`, { kind: "Transfer", ref, body: null });
  return [...changed.values()];
}

function isWithin(
  register: Register,
  companies: readonly [string, string],
  transfer: Row<"Transfer">,
): boolean {
  const engagement = find(register, "Engagement", transfer.engagementId);
  const exporter = transfer.exporterEntityId ?? engagement?.engagerEntityId;
  const importer =
    transfer.importerEntityId ?? (engagement && recipientOf(register, engagement)?.ref);
  return companies.every((ref) => ref === exporter || ref === importer);
}

/** A record without its word of a transfer that ends; null where it was about nothing else. */
function without(
  kind: KindName,
  body: Body,
  field: string,
  gone: string,
  ended: ReadonlyMap<string, Row<"Transfer">>,
): Body | null {
  if (kind === "TransferMechanismUse") return null;
  const { [field]: value, ...rest } = body;
  if (!Array.isArray(value)) {
    const earlier = lastLeft(gone, ended);
    return earlier === undefined ? rest : { ...body, [field]: earlier };
  }
  const left = value.filter((ref) => ref !== gone);
  if (left.length > 0) return { ...body, [field]: left };
  return kind === "TransferImpactAssessment" ? null : rest;
}

/** Where data came from before a chain of transfers that all end. */
function lastLeft(gone: string, ended: ReadonlyMap<string, Row<"Transfer">>): string | undefined {
  const seen = new Set<string>();
  let ref: string | undefined = gone;
  while (ref !== undefined && ended.has(ref) && !seen.has(ref)) {
    seen.add(ref);
    ref = ended.get(ref)?.onwardFromId;
  }
  return ref !== undefined && ended.has(ref) ? undefined : ref;
}
