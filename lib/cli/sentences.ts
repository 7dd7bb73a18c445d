/** One sentence for each reason why an act is refused. */
export const sentences = {
  notAllowed: "The roles of whoever acts do not allow that: name a person who may with --as.",
  noSuchUser: "There is no active user with this e-mail address.",
  emailTaken: "A user with this e-mail address exists already.",
  noSuchChangeSet: "There is no change set with this id.",
  noSuchCustomer: "There is no customer with this ref.",
  noSuchAgreement: "There is no such agreement, or no publication with this number.",
  noSuchNotice: "This customer has no notice of that change.",
  noSuchObjection: "There is no objection with this id.",
  noSuchContact: "There is no contact with this ref.",
  noSuchDelivery: "There is no delivery with this id.",
  severalAgreements:
    "The customer has several agreements that this concerns: name one with --agreement.",
  wrongState: "The change set is not in a state in which that is possible: see `change show`.",
  nothingChanges: "Every record already reads as proposed: there is nothing to change.",
  changedMeanwhile:
    "Somebody changed the register in the meantime. Nothing was done: look again, then repeat.",
  approverIsAuthor:
    "Whoever wrote any part of a change set may not approve it: ask another approver.",
  baseMoved:
    "A record of this change set was changed by somebody else since. Rebase it: `change rebase`.",
  newErrors: "The change set would bring new errors into the register: see `consequence`.",
  nobodyToTell: "No customer has to be told of this change: activate it.",
  plannedTooEarly:
    "The planned day lies in the past, or before the earliest day for all customers.",
  gateClosed: "The change may not become effective yet.",
  nothingToActivate: "There is nobody left for whom this change could become effective.",
  notToday:
    "A change takes effect on the day of its activation, neither earlier nor later: plan it when announcing.",
  notYet: "The day lies in the future.",
  inEffect: "The change is effective for this customer already.",
  noticeClosed:
    "The change does not come for this agreement: it was withdrawn, undone or left out, or the agreement is over.",
  inTime: "The objection was received in time: it cannot be decided as untimely.",
  beforeAnnouncement: "The day lies before the announcement.",
  noReport:
    "This is no report of a mail that failed for good (multipart/report with a status 5.x.x): nothing was marked.",
  contactOfAnother:
    "A contact of the file belongs to another customer: give the new one a ref of its own.",
  adverseNotAlone:
    "An adverse fact has no gate: what needs notice goes into a change set of its own.",
  alreadyDecided: "The objection has been decided already.",
  reasonMissing: "This decision needs a reason: --reason.",
  registerNotEmpty:
    "The register is not empty. To change it, import a file without --direct: it becomes a change set.",
  fileRefused: "The file is refused; nothing was imported.",
  publicationMissing: "There is no publication with this number.",
  notVerified: "What was checked is not whole.",
  notIntact: "The audit chain is not intact.",
  simulatedMail: "Under a shifted clock mail goes only to a mail server on this machine.",
} as const;

/** What stands in the way of one agreement, in words. */
export const blockerSentences: Readonly<Record<string, string>> = {
  NO_CONTACT: "no confirmed contact to tell",
  NOT_INFORMED: "no notice was accepted yet",
  NOTICE_RUNNING: "the periods still run",
  PLANNED_LATER: "announced for a later day",
  OBJECTION_OPEN: "an objection is open",
  SPECIFIC_APPROVAL_MISSING: "its specific approval is not recorded",
  SPECIFIC_APPROVAL_NEEDED: "its specific approval will be needed",
  EARLIER_CHANGE_HELD_BACK: "an earlier change to the same record is held back",
};
