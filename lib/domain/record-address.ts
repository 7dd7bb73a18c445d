import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import type { RecordKey } from "@/lib/domain/register";

/** The kind that an address names: `vendorServices`; null for what is no kind. */
export function kindOfPlural(plural: string): KindName | null {
  return Object.values(kinds).find((kind) => kind.plural === plural)?.name ?? null;
}

/** The list of a kind, for staff. */
export function listPath(kind: KindName): string {
  return `/staff/${kinds[kind].plural}`;
}

/** The page of a record, for staff. */
export function recordPath({ kind, ref }: RecordKey, query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${listPath(kind)}/${encodeURIComponent(ref)}${search === "" ? "" : `?${search}`}`;
}
