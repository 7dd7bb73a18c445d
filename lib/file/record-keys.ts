import { kinds } from "@/lib/domain/kinds/kinds";
import type { RecordKey } from "@/lib/domain/register";

/** How files and people name one record: `vendors/acme`. */
export function keyText({ kind, ref }: RecordKey): string {
  return `${kinds[kind].plural}/${ref}`;
}

/** The records that a name means: one for `vendors/acme`, perhaps several for a plain `acme`, or none. */
export function findKeys(name: string, known: readonly RecordKey[]): RecordKey[] {
  const found = known.filter((key) =>
    name.includes("/") ? keyText(key) === name : key.ref === name,
  );
  return found.map(({ kind, ref }) => ({ kind, ref }));
}
