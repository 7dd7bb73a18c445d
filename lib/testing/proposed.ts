import type { KindName } from "@/lib/domain/kinds/kinds";
import { bodyOf, type RecordChange, type Register, type Row } from "@/lib/domain/register";
import { given } from "./given";

type Fields<K extends KindName> = Partial<Omit<Row<K>, "ref" | "validFrom">>;

/** The record as it reads, but for these fields; a field set to undefined goes. */
export function changed<K extends KindName>(
  register: Register,
  kind: K,
  ref: string,
  fields: Fields<K>,
): RecordChange {
  const now = bodyOf(register, { kind, ref });
  if (now === null) throw new Error(`The register has no ${kind}/${ref}`);
  const body = Object.entries({ ...now, ...fields }).filter(([, value]) => value !== undefined);
  return { kind, ref, validFrom: given.today, body: Object.fromEntries(body) };
}

/** A record that was not there. */
export function added<K extends KindName>(kind: K, row: Row<K>): RecordChange {
  const { ref, validFrom: _validFrom, ...body } = row;
  return { kind, ref, validFrom: given.today, body };
}

/** A record that is there no more. */
export function ended(kind: KindName, ref: string): RecordChange {
  return { kind, ref, validFrom: given.today, body: null };
}
