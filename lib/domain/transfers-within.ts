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
import { pointersTo } from "./record/record-surroundings";
import type { RestructuredItem } from "./record/restructured-item";

type Body = Record<string, unknown>;

/**
 * What becomes of the transfers between two companies that become one: they end, with their mechanisms and with assessments
 * that were of them alone, and leave the lists of other records. A further transfer that followed one goes on from where that
 * one came.
 *
 * Source: EDPB Guidelines 05/2021 (exporter and importer of a transfer are two).
 *
 * @param moved what the merger changes anyway
 * @returns the same, and what the transfers leave behind; body null ends a record
 */
export function withoutTransfersWithin(
  register: Register,
  companies: readonly [string, string],
  moved: readonly RestructuredItem[],
): RestructuredItem[] {
  const ended = new Map(
    list(register, "Transfer")
      .filter((transfer) => isWithin(register, companies, transfer))
      .map((transfer) => [transfer.ref, transfer]),
  );
  const items = new Map(moved.map((item) => [keyOf(item), item]));
  const put = (key: RecordKey, body: Body | null) => {
    const changesParty = body !== null && items.get(keyOf(key))?.changesParty === true;
    items.set(keyOf(key), { ...key, body, changesParty });
  };
  for (const gone of ended.keys()) {
    for (const { kind, name } of pointersTo("Transfer")) {
      // The name comes from the kind itself, which the type cannot know.
      for (const { ref } of pointingTo(register, kind, name as never, gone)) {
        const known = items.get(keyOf({ kind, ref }));
        const body = known === undefined ? bodyOf(register, { kind, ref }) : known.body;
        put({ kind, ref }, body && without(kind, body, name, gone, ended));
      }
    }
  }
  for (const ref of ended.keys()) put({ kind: "Transfer", ref }, null);
  return [...items.values()];
}

function keyOf({ kind, ref }: RecordKey): string {
  return `${kind}/${ref}`;
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
