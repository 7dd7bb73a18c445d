/** One sentence for each reason for which an act on a received notice is refused. */
export const receivedRefusals = {
  noSuchNotice: "There is no such notice, or its words were erased.",
  answeredAlready: "Somebody was quicker: this notice is answered already.",
  notYet: "The day lies in the future.",
  knownNotice: "This very notice is taken down already: look for it in the list.",
  noSuchVendor: "The register has no such vendor any more: choose anew.",
  notTheirs: "One of the engagements is not that vendor’s any more: look again, then repeat.",
  vendorMissing: "Say first which vendor the notice is from, and which engagements it is about.",
  notDraft:
    "The change made of this notice is no draft any more: return it to draft, or add there.",
  beforeReceipt: "That day lies before the notice came.",
  objectionRests:
    "Our objection rests on this notice: tick that its words may go although we may have to prove them.",
  groundsMissing: "Write first why we object: the letter says it.",
} as const;
