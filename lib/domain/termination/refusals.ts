/** One sentence for each reason for which an act at the end of an agreement is refused. */
export const endingRefusals = {
  endsBeforeBegin: "The agreement begins later than that: choose a last day that it had.",
  dueBeforeEnd: "Data are used until the agreement ends: choose that day or a later one.",
  alreadyEnding:
    "Its end is recorded already, with what the customer chose. Correct the agreement's record where that is wrong.",
  certifiedBefore:
    "The end of this agreement was certified already. Record what was agreed since as an agreement of its own, and end that.",
  openChange: "An open change proposes something of this agreement already: see to that one first.",
  noSuchTask: "There is no such task.",
  isCertified: "It is certified already: what was certified does not change.",
  evidenceMissing:
    "Say what shows it, or add a file: a confirmation, a ticket, the record of a deletion.",
  lawMissing: "Name the law that requires it to be kept.",
  untilMissing: "Name the day until which the law requires it to be kept.",
  untilOver: "It is kept until a day before that on which this was said: name a later one.",
  beforeEnd:
    "The agreement lasts longer: what a holder deletes before its end, it may hold again. Choose its last day or a later one.",
  beforeEngaged:
    "The holder was engaged later: it cannot have deleted what it did not hold. Choose the day on which it was engaged or a later one.",
  tooLarge: "The file is larger than 10 MB.",
  unknownType: "Files of this kind are not kept here: take a PDF, a picture, a text or an archive.",
  notEnding: "No end of this agreement is recorded, or its tasks are not made yet.",
  notEnded: "The agreement has not ended yet.",
  tasksOpen: "Not every holder of the data has settled its part.",
  settledByYou: "You recorded a part of it: another approver certifies.",
  noSuchCertificate: "There is no such certificate.",
} as const;
