import type { ChangeView, ConflictView } from "@/lib/domain/change/change-view";
import { Conflicts } from "./conflicts";
import type { Drafting } from "./drafting";
import { HeadEdit } from "./head-edit";

/** What comes before the records of a change: its own words to be edited, and what it and the register disagree about. */
export function DraftBeginning({
  view,
  conflicts,
  drafting,
}: {
  view: ChangeView;
  conflicts: readonly ConflictView[];
  drafting: Drafting;
}) {
  return (
    <>
      <HeadEdit view={view} drafting={drafting} />
      <Conflicts conflicts={conflicts} drafting={drafting} />
    </>
  );
}
