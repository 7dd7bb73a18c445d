/** One sentence for each reason for which an act on a change set is refused, on whichever door it is tried. */
export const refusals = {
  notAllowed: "Your role does not allow this.",
  noSuchChangeSet: "There is no change set with this id.",
  noSuchCustomer: "There is no customer with this ref.",
  wrongState: "The change has moved on in the meantime, and this step is not possible any more.",
  nothingChanges: "Every record already reads as proposed: there is nothing to change.",
  nothingProposed: "The draft is empty: put something into it, or withdraw it.",
  changedMeanwhile:
    "Somebody changed the register in the meantime. Nothing was done: look again, then repeat.",
  approverIsAuthor:
    "Whoever wrote any part of a change set may not approve it: ask another approver.",
  ruleNotWaivable:
    "What this rule finds cannot be waived: no decision makes lawful an error of Chapter V, or a missing contract. Mend what it finds.",
  foundNowhere:
    "There is no such record, neither in the register nor in the change that you chose: write the kind and the ref as the finding names them, such as Engagement/hosting.",
  foundInReview:
    "Only a change that is in review, or approved, has this record. Take it back to a draft: the waiver goes into it.",
  baseMoved: "A record of this change was changed by somebody else since. Rebase it first.",
  nothingMoved: "No record of this change was changed by somebody else since.",
  toldOtherwise:
    "What customers were told would no longer be so: another change of the same went live first. Withdraw this one, which tells them so, and propose it anew.",
  newErrors:
    "The change would bring new errors into the register. Mend them, or take it back to a draft and put waivers into it for what may be waived.",
  adverseNotAlone:
    "An adverse fact has no gate: what needs notice goes into a change set of its own.",
  emergencyUnjustified:
    "An emergency needs its justification in writing: give the change a reason, which the customers read too.",
  emergencyTooWide:
    "An emergency replaces a sub-processor and nothing else: what amends agreements, or waits for its notice otherwise, goes into a change set of its own.",
  emergencyForNobody:
    "No agreement covers this emergency: take the mark away and announce the change as usual. The change page names the safer way for each customer.",
  afterEndUnsaid:
    "A stand-by that it switches on comes to data of agreements that are over: the change page names them. Say first how the product keeps it from these data, or why it comes to them.",
  nobodyReached: "It switches on nothing for data of agreements that are over.",
  nobodyToTell: "Nobody has to be told of this change: activate it.",
  plannedTooEarly: "The planned day is earlier than the first that can be planned.",
  daysUncountable:
    "The days of an agreement cannot be counted, and are not guessed: the change page names what is missing.",
  nothingCorrected: "Say what was told wrong, and what is right.",
  daysAreOwn:
    "The day from which it applies, and the day by which to object, are each agreement's own: name the matter and write no text. The mail names to each customer the days that count under its agreement.",
  recordsStayWrong:
    "A fact is put right, and no record of the change: the mail itself, the annexes and the public list would still say what was wrong. Give the records as they are right; or say that they are right as they stand, and the telling alone was wrong.",
  notOfThisChange:
    "A correction puts right what was told of this change: it may name the records of the change that are new or changed in it, and no others. What is beyond them is a change of its own.",
  tellsOthers:
    "So corrected, the change would concern other agreements, or them in other records or another class: withdraw it, and announce it as it is right.",
  nothingLeft:
    "Nothing of the change would be left for some who were told of it. Withdraw it, which tells them so, and propose anew what remains.",
  nobodyWasTold: "There is no agreement left that would have to be told.",
  signedAlready:
    "A customer has countersigned the text of this change: its records do not read otherwise any more. Withdraw it, and announce it as it is right.",
  lettersWrong: "Something in the list is wrong, and nothing was recorded.",
  noCorrection: "No correction waits to be sent.",
  weighsMore:
    "When this correction was written no day would have moved by it; by now it puts right what customers judge by, and their days would begin anew. Nothing was sent: write it anew, and send that.",
  senderIsAuthor: "Whoever wrote a correction may not send it: ask another approver.",
  gateClosed: "The change may not become effective yet.",
  nothingToActivate: "There is nobody left for whom this change could become effective.",
  notToday:
    "A change takes effect on the day of its activation, neither earlier nor later: plan it when announcing.",
  peopleTime:
    "The people concerned were told of a later day, and the change does not apply before it.",
  notYet: "The day lies in the future.",
  reasonMissing: "Say why.",
  adverseReasonMissing:
    "Say why: class A tells customers of an adverse fact, without a notice period and without time to object.",
  notEditorial:
    "That is not editorial: it states something else than before, not the same in other words. Leave the rule's class, or choose another one.",
  gateInLaw:
    "A sub-processor that is added or replaced waits for its notice by law: its class cannot be lowered, nor become A. Record as an adverse fact what has happened, in a change of its own.",
  peopleUntold:
    "People are told of this, and it concerns no customer: a class for customers would leave nobody told. Leave the rule's class, or lower it with a reason.",
  notTogether:
    "A change that takes effect when it is told is announced alone: leave it out, or the others.",
  notDelayed:
    "This takes effect when customers are told, and they are told without delay: announce it now, without a moment to come.",
  sendInPast: "The moment lies in the past.",
  sendTooLate: "The moment lies more than a year ahead.",
  noOrder: "Nothing is ordered any more: it was announced, or called back, in the meantime.",
  calledBack: "It was called back in the meantime.",
  otherwiseByNow:
    "What follows is not what it was when it was ordered: other agreements, classes or terms. Look again, and announce it anew.",
  changeLeft: "Another change of the same announcement was taken out of it.",
  answersNothing:
    "It answers no mail of ours: neither “In-Reply-To” nor “References” names one. File it on the page of the change.",
  knownReply: "This very mail is filed already.",
  noSuchReply: "There is no such reply, or it was erased.",
  noSuchMailbox: "No mailbox of ours has this address.",
  noCode: "There is no code in it: it looks like RC-ABCDE-FGHJK-LMNPQ.",
  unknownCode: "No mail with this code was sent from here.",
  codeEnded: "The code is more than seven days old: send another.",
} as const;

/** What stands in the way of one agreement, in words. */
export const blockerSentences: Readonly<Record<string, string>> = {
  AGREEMENT_OVER: "its agreement is over: nothing new takes effect for it",
  NO_CONTACT: "no confirmed contact to tell",
  NOT_INFORMED: "no notice was accepted yet",
  CONTACTS_NOT_TOLD: "not every contact was told yet, and the agreement asks for all",
  RECEIPT_NOT_CONFIRMED: "the customer has not confirmed receipt, and the periods begin with that",
  RECEIPT_CONFIRMATION_NEEDED: "its periods will begin when it confirms receipt",
  NOTICE_RUNNING: "the periods still run",
  PLANNED_LATER: "announced for a later day",
  OBJECTION_OPEN: "an objection stands, undecided or refused",
  SPECIFIC_APPROVAL_MISSING: "its specific approval is not recorded",
  SPECIFIC_APPROVAL_NEEDED: "its specific approval will be needed",
  SIGNATURE_MISSING: "the countersigned file is not kept yet, and notice does not replace it",
  SIGNATURE_NEEDED: "it amends the contract: the customer's signature will be needed",
  EMERGENCY_NOT_COVERED: "its agreement does not cover the emergency: it waits for its periods",
  AGREEMENT_CHANGED: "the agreement was changed since it was told",
  EARLIER_CHANGE_HELD_BACK: "an earlier change to the same record is held back",
};
