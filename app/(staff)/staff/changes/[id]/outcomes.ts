import { revalidatePath } from "next/cache";
import type { StepName } from "@/lib/domain/change/next-steps";

type Named = { readonly id: string };

/** Back to the top of the page, which says what was done and shows what has become of the change. */
export function afterStep(
  step: StepName | "ordered" | "calledBack",
): (value: unknown, input: Named) => { goTo: string } {
  return (_value, { id }) => {
    revalidatePath(`/staff/changes/${id}`);
    return { goTo: `/staff/changes/${id}?taken=${step}` };
  };
}

/** What is left for its author to decide is shown on the page. */
export function afterRebase(conflicts: number, id: string): { goTo: string } {
  if (conflicts === 0) return afterStep("rebase")(null, { id });
  revalidatePath(`/staff/changes/${id}`);
  return { goTo: `/staff/changes/${id}?taken=conflicts#conflicts` };
}

/** Back to where it was said. */
export function afterReview(said: "comment" | "advice") {
  return (_value: unknown, { id }: Named): { goTo: string } => {
    revalidatePath(`/staff/changes/${id}`);
    return { goTo: `/staff/changes/${id}?taken=${said}#review` };
  };
}

const meanwhile = {
  submit: "It is no draft any more: somebody submitted or withdrew it in the meantime.",
  approve:
    "It is not in review any more: somebody approved it, rejected it or took it back in the meantime.",
  reject:
    "It is not in review any more: somebody approved it, rejected it or took it back in the meantime.",
  announce:
    "It does not wait to be announced any more: somebody announced it or took it back in the meantime. Nothing went out twice.",
  activate: "It is not the time for that any more: somebody withdrew it or put it into effect.",
  withdraw: "It cannot be withdrawn any more: it is in effect, or somebody ended it already.",
  rebase:
    "It cannot take in the newer register any more: it was announced or ended in the meantime.",
  carryOver: "It waits for nobody any more: it took effect or was withdrawn in the meantime.",
  redraft: "It is not withdrawn: nothing has to be proposed anew.",
  return: "It cannot become a draft again: it is one, or was announced or ended in the meantime.",
  read: "The change, or the register under it, was altered after this page was drawn. Nothing was done.",
} as const;

/** What happened to a change while someone looked at it, and what to do. */
export function moved(step: keyof typeof meanwhile): string {
  return `${meanwhile[step]} Load the page again to see how it stands.`;
}
