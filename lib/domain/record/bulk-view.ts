import type { Typed } from "../form-state";
import type { KindName } from "../kinds/kinds";
import type { BulkRow, BulkWay } from "./bulk-edit";
import type { FormField, FormOption } from "./record-form-view";

/** The page on which many records are edited: first which field, then its value, then what would become of each. */
export type BulkView = {
  readonly kind: KindName;
  readonly count: number;
  readonly isTooMany: boolean;
  /** What was chosen so far, as hidden fields of the next form. */
  readonly selection: readonly (readonly [name: string, value: string])[];
  readonly fields: readonly FormOption[];
  readonly chosen: {
    readonly field: FormField;
    readonly isMany: boolean;
    readonly typed: Typed;
  } | null;
  readonly way: BulkWay;
  readonly preview: {
    readonly rows: readonly (BulkRow & { readonly underWay: readonly string[] })[];
    readonly counts: Readonly<Record<BulkRow["outcome"], number>>;
    readonly hash: string;
    /** The address that was asked, for whoever confirms. */
    readonly asked: string;
    readonly title: string;
  } | null;
};
