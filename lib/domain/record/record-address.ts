import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import type { RecordKey } from "@/lib/domain/register";

/** The kind that an address names: `vendorServices`; null for what is no kind. */
export function kindOfPlural(plural: string): KindName | null {
  return Object.values(kinds).find((kind) => kind.plural === plural)?.name ?? null;
}

type Query = Readonly<Record<string, string>>;

/** The list of a kind, for staff. */
export function listPath(kind: KindName, query: Query = {}): string {
  return `/staff/${kinds[kind].plural}${searchOf(query)}`;
}

/** The page of a record, for staff. */
export function recordPath(key: RecordKey, query: Query = {}): string {
  return pathOf(key, "", query);
}

/** Where a record is edited. */
export function editPath(key: RecordKey, query: Query = {}): string {
  return pathOf(key, "/edit", query);
}

/** Where a record is ended. */
export function endPath(key: RecordKey, query: Query = {}): string {
  return pathOf(key, "/end", query);
}

/** The form in which a finding is waived; `in` is the draft that brings it, and takes the waiver, too. */
export function waivePath({
  code,
  kind,
  ref,
  regime,
  ...within
}: RecordKey & { code: string; regime?: string | undefined; in?: string | undefined }): string {
  const about = {
    rule: code,
    foundIn: `${kind}/${ref}`,
    ...(regime !== undefined && { regime }),
    ...(within.in !== undefined && { in: within.in }),
  };
  return `${listPath("Waiver")}/new?${new URLSearchParams(about).toString()}`;
}

function pathOf({ kind, ref }: RecordKey, place: string, query: Query): string {
  return `${listPath(kind)}/${encodeURIComponent(ref)}${place}${searchOf(query)}`;
}

function searchOf(query: Query): string {
  const search = new URLSearchParams(query).toString();
  return search === "" ? "" : `?${search}`;
}
