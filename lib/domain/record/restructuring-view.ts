import type { ReadableDifference } from "../change/readable-diff";
import type { Typed } from "../form-state";
import type { FormOption } from "./record-form-view";
import type { RestructuringName } from "./restructuring";

export type RestructuringRow = {
  readonly key: string;
  readonly kindLabel: string;
  readonly title: string;
  readonly does: "makes" | "changes" | "ends";
  readonly differences: readonly ReadableDifference[];
  readonly changesParty: boolean;
};

/** The guided form of a restructuring, and what it would do once it is filled in. */
export type RestructuringView = {
  readonly what: RestructuringName;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly choices: Readonly<
    Record<
      "entities" | "activities" | "appointments" | "vendors" | "services",
      readonly FormOption[]
    >
  >;
  readonly preview: {
    readonly title: string;
    readonly rows: readonly RestructuringRow[];
    readonly hash: string;
    readonly asked: string;
  } | null;
};

export const restructuringWords: Readonly<
  Record<RestructuringName, { readonly title: string; readonly about: string }>
> = {
  subsidiary: {
    title: "New subsidiary",
    about:
      "A company of the group begins to work: it is recorded, takes part in activities, and makes the appointments that others made.",
  },
  merger: {
    title: "Merger",
    about:
      "One company absorbs another: all that pointed to the one that goes points to the one that stays, and contracts with another party are marked.",
  },
  vendorSplit: {
    title: "Split of a vendor",
    about: "Some services of a vendor go to a new one. Engagements stay with their service.",
  },
  vendorMerger: {
    title: "Merger of two vendors",
    about:
      "All that pointed to one vendor points to the other. The old name stays beside each service, up to the day.",
  },
};
