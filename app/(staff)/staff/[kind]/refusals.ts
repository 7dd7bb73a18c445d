import type { ProposalRefusal } from "@/lib/data/changes/proposing";
import { refusals } from "@/lib/domain/language/refusals";

/** Why a record was not saved, in a sentence for whoever wrote it. */
export const proposalRefusals: Readonly<Record<ProposalRefusal, string>> = {
  notAllowed: "Your role does not allow this.",
  notDraft:
    "That change is no draft any more, so nothing can be put into it. Choose another, or a new one.",
  changedMeanwhile: "Somebody else saved this record while you wrote.",
  baseMoved:
    "The record has moved on since this draft was written. Open the change, take the newer register into it, then send this form again.",
  otherProposal:
    "That draft already holds a proposal for this record. Open the record in that draft, or choose another change.",
  draftedAlready:
    "A draft proposes exactly this already, so nothing was proposed twice: you find it under Changes.",
  refTaken: "This ref is or was the ref of another record of this kind: choose another.",
  nothingChanges: "The record reads exactly like that already: there is nothing to save.",
  pointsNowhere:
    "A field points to a record that is not in the register, nor in the change that you chose.",
  ruleNotWaivable: refusals.ruleNotWaivable,
  foundNowhere: refusals.foundNowhere,
  foundInReview: refusals.foundInReview,
  stillUsed:
    "Other records still point to this one. Change or end those first, in the same change.",
  notYet:
    "What alters no output is saved at once, so it cannot be true from a later day: leave that day out.",
};
