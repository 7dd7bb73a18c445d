import { keyOfUse } from "@/lib/domain/customer/feature-use";
import { agreementSubprocessors } from "@/lib/domain/documents/annex-scope";
import type { Row } from "@/lib/domain/register";
import type { HeldBackNotice } from "../gate/held-back";
import { agreedAt } from "./agreed-register";

type Agreement = Row<"CustomerAgreement">;
type Publication = { readonly number: number; readonly hash: string };

/** The lists of annexes by all that decides them; a publication never changes. */
const known = new Map<string, ReadonlySet<string>>();
const mostKnown = 5_000;

/**
 * Whom the annexes of some agreements list as sub-processors, made from one publication as the annexes themselves are. Agreements
 * that share products, features and exclusions share the very same set.
 *
 * @param heldBack what each agreement has not got
 */
export async function annexLists(
  publication: Publication,
  agreements: readonly Agreement[],
  heldBack: ReadonlyMap<string, readonly HeldBackNotice[]>,
): Promise<Map<string, ReadonlySet<string>>> {
  const lists = new Map<string, ReadonlySet<string>>();
  for (const agreement of agreements) {
    const held = heldBack.get(agreement.ref) ?? [];
    const key = keyOf(publication, agreement, held);
    const listed = known.get(key) ?? (await listOf(publication, agreement, held));
    if (known.size >= mostKnown) known.clear();
    known.set(key, listed);
    lists.set(agreement.ref, listed);
  }
  return lists;
}

async function listOf(
  publication: Publication,
  agreement: Agreement,
  held: readonly HeldBackNotice[],
): Promise<ReadonlySet<string>> {
  const agreed = await agreedAt(publication, held);
  return new Set(
    agreementSubprocessors({ agreed, agreement }).map(({ engagement }) => engagement.ref),
  );
}

function keyOf(
  { hash }: Publication,
  agreement: Agreement,
  held: readonly HeldBackNotice[],
): string {
  const records = held.map(({ changeSetId, before }) => [
    changeSetId,
    ...before.map(({ kind, ref }) => `${kind}/${ref}`),
  ]);
  return JSON.stringify([hash, keyOfUse(agreement), agreement.excludedVendorIds ?? [], records]);
}
