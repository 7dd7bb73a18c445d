import type { StepName, StepReason } from "@/lib/domain/change/next-steps";

/** What a step is called where it is a button. */
export const stepLabels: Readonly<Record<StepName, string>> = {
  submit: "Submit for review",
  approve: "Approve",
  announce: "Announce",
  activate: "Put into effect",
  rebase: "Take the newer register into this draft",
  carryOver: "Let it go on",
  redraft: "Propose it anew",
  return: "Make it a draft again",
  reject: "Reject",
  withdraw: "Withdraw",
};

/** What a step does, for whoever is about to take it. */
export const stepMeanings: Readonly<Record<StepName, string>> = {
  submit: "An approver who wrote none of it will look at everything on this page.",
  approve: "The classes and the customers concerned are frozen as they stand on this page.",
  announce:
    "Recipients and terms are frozen, and one mail goes to each contact. What was sent cannot be unsent: until it begins you can call it back.",
  activate: "It takes effect today for everyone whose way is clear, and a publication is made.",
  rebase:
    "What only you changed is carried over to the records as they are now. It becomes a draft again, and an approval is void.",
  carryOver:
    "It is put on the register as it is now, as shown under “What others changed since”, and keeps the days that customers were told.",
  redraft:
    "A fresh draft is made of it, on the register as it is now. What both sides changed is shown there, field by field, for its author to decide.",
  return: "Its authors can work on it again. An approval is void.",
  reject: "It goes back to its authors with your reason; they may take it up again as a draft.",
  withdraw: "Nothing comes of it. Customers who were told already are told of this, too.",
};

/** Why a step is not possible now. */
export const stepReasons: Readonly<Record<StepReason, string>> = {
  notAllowed: "Your role does not allow this.",
  notYetSubmitted: "It has to be submitted first.",
  notYetApproved: "It has to be approved first.",
  notYetAnnounced: "Customers have to be told first.",
  isDraft: "It is a draft.",
  isInReview: "It is in review already.",
  isApproved: "It is approved already.",
  isAnnounced: "It is announced already.",
  isActive: "It is in effect already.",
  isOver: "It is over.",
  nothingProposed: "It is empty: put something into it, or withdraw it.",
  approverIsAuthor: "You wrote a part of it: another approver has to look at it.",
  baseMoved:
    "A record was changed by somebody else since: the newer register has to be taken in first.",
  newErrors:
    "It would bring new errors into the register: they are listed under “What follows”. Mend them; what may be waived is waived in the draft itself.",
  emergencyUnjustified:
    "It is marked as an emergency and gives no reason: whoever approves it, and the customers, read why.",
  emergencyTooWide:
    "An emergency replaces a sub-processor and nothing else: the rest goes into a change of its own.",
  emergencyForNobody:
    "No agreement covers this emergency: take the mark away. The safer ways are named under “Who is affected”.",
  afterEndUnsaid:
    "It brings a stand-by to data of agreements that are over, and nobody has said how they are kept from it: that is asked above.",
  adverseNotAlone: "An adverse fact has no gate: what needs notice goes into a change of its own.",
  notYet: "The day from which it is true lies in the future.",
  daysUncountable:
    "The days of an agreement cannot be counted, and are not guessed: what is missing stands under “Who is affected”.",
  isOrdered: "Its announcement is ordered: call it back, or let it go.",
  nobodyToTell: "Nobody has to be told of it.",
  peopleTime: "The people concerned were told of a later day.",
  gateClosed: "Something stands in the way of it: see who is affected.",
  nothingToActivate: "There is nobody left for whom it could take effect.",
  toldOtherwise:
    "What customers were told would no longer be so. Withdraw it, which tells them so, and propose it anew.",
  isNotWithdrawn: "It is not withdrawn.",
  nothingMoved: "No record was changed by somebody else since.",
};

/** What was just done, as the address says it after a form went through. */
export const takenWords: Readonly<Record<string, string>> = {
  submit: "It is in review now.",
  approve: "It is approved.",
  announce:
    "It is announced. One mail to each contact is ordered, and the worker sends it within seconds.",
  ordered:
    "Its announcement is ordered. Until it begins nothing is sent, and you can call it back.",
  calledBack: "The announcement is called back. Nothing was sent.",
  activate: "It is in effect for everyone whose way was clear.",
  rebase: "It stands on the register as it is now. It is a draft again: submit it once more.",
  carryOver: "It goes on, on the register as it is now, with the days that customers were told.",
  redraft: "This is the fresh draft. The change that was withdrawn stays as it is.",
  return: "It is a draft again.",
  reject: "It is rejected.",
  withdraw: "It is withdrawn.",
  renamed: "Title, reason and planned day are saved.",
  takenOut: "The record is no part of this change any more.",
  classSet: "The class is set by hand. Whoever approves it sees that, and why.",
  classByRule: "The class is that of the rule again.",
  conflicts:
    "What only one side changed is brought together. What both changed is for you to decide, below.",
  settled: "The draft stands on the register as it is now, as you decided.",
  correctionWritten: "The correction is written. Another person sends it.",
  correctionDropped: "The correction is taken back. Nothing was sent.",
  correctionSent: "The correction is ordered: one mail to each contact who was told.",
  comment: "Your comment is there.",
  advice: "Your advice is signed.",
};
