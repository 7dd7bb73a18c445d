import type { CalendarDate } from "@/lib/domain/calendar";
import type { Contact } from "@/lib/domain/customer/contact";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { Materiality } from "@/lib/domain/reference/enums";
import { type FileProblem, type Path, pathText } from "./file-problem";
import type { LocatedValue, Part } from "./read-yaml";
import type { GivenFields } from "./record-fields";

/** One record as a file gives it: whole, or in a patch only what is new or different. */
export type RecordDraft = GivenFields & {
  readonly kind: KindName;
  readonly ref: string;
  readonly validFrom: CalendarDate | null;
  readonly path: Path;
  /** False when a problem was found in it already. */
  readonly sound: boolean;
};

/** A class set by hand, with the reason that the law asks for; `field` null: for the whole record. */
export type OverrideDraft = {
  readonly ref: string;
  readonly field: string | null;
  readonly class: Materiality;
  readonly reason: string;
};

/** A register file that was read: each value is right for itself, what it points to is not looked at yet. */
export type RegisterFile = {
  readonly fileName: string;
  readonly validFrom: CalendarDate | null;
  readonly title: string | null;
  readonly reason: string | null;
  readonly records: readonly RecordDraft[];
  readonly end: readonly string[];
  readonly contacts: readonly Contact[];
  readonly overrides: readonly OverrideDraft[];
  readonly positionOf: LocatedValue["positionOf"];
};

/** A problem at a place of the file that was read. */
export function problemAt(
  { positionOf }: Pick<RegisterFile, "positionOf">,
  path: Path,
  part: Part,
  message: string,
  hint: string,
): FileProblem {
  return { ...positionOf(path, part), path: pathText(path), message, hint };
}
