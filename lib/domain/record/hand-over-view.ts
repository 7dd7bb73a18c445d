import type { ChangeState } from "../change/next-steps";

/** What one member of staff would leave behind, and who could take it. */
export type HandOverView = {
  readonly person: { readonly id: string; readonly name: string };
  readonly records: readonly {
    readonly key: string;
    readonly kindLabel: string;
    readonly title: string;
    readonly href: string;
  }[];
  readonly drafts: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: ChangeState;
  }[];
  readonly views: readonly { readonly id: string; readonly name: string; readonly list: string }[];
  readonly successors: readonly { readonly value: string; readonly label: string }[];
  /** What was shown, for whoever confirms: done is that, or nothing. */
  readonly hash: string;
};

export function countOf({ records, drafts, views }: HandOverView): number {
  return records.length + drafts.length + views.length;
}
