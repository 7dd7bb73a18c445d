import type { CommonBody } from "@/lib/domain/kinds/kind";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { RecordKey, Register, Row } from "@/lib/domain/register";
import type { Defect } from "./finding";
import { type Gap, gapOf } from "./gap";
import { nameOf } from "./naming";

/** A record, and the field that is to blame where one is. */
export type Place = RecordKey & { field?: string };

/** A defect at a place; the sentence goes on where the record's name has opened it. */
export function defect(register: Register, place: Place, sentence: string): Defect {
  return { ...place, message: `${nameOf(register, place.kind, place.ref)}: ${sentence}` };
}

/** One defect for each field that is wanting, said by what the field holds and how it is wanting. */
export function wantingFields<K extends KindName>(
  register: Register,
  kind: K,
  row: Row<K>,
  sentences: Readonly<Partial<Record<keyof Row<K> & string, (gap: Gap) => string>>>,
): Defect[] {
  return Object.entries<((gap: Gap) => string) | undefined>(sentences).flatMap(
    ([field, sentence]) => {
      const gap = gapOf<CommonBody & Record<string, unknown>>(row, field);
      return gap && sentence
        ? [defect(register, { kind, ref: row.ref, field }, sentence(gap))]
        : [];
    },
  );
}
