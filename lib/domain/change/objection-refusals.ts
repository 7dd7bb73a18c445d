/** One sentence for each reason for which an objection cannot be decided or answered so. */
export const objectionRefusals = {
  noSuchObjection: "There is no such objection.",
  alreadyDecided: "Somebody decided this objection in the meantime.",
  reasonMissing: "Say why.",
  inTime: "The objection was received in time: it cannot be decided as too late.",
  inEffect:
    "The change is in effect for this customer already, and cannot be left out by a decision. Propose a change of its agreement that leaves the vendor out, or record that the use was suspended.",
  clauseMissing:
    "This decision overrules the customer: quote the clause of the agreement on which it rests.",
  anyGround:
    "This agreement lets the customer object on any ground: no objection is outside of it.",
  notRefused:
    "The remedy runs only once the customer was refused: decide “Refused” first, and tell the customer.",
  remedyDayMissing: "The agreement names no time for the remedy: give the day on which it ended.",
  remedyRunning:
    "The remedy has not run yet, counted from the day on which the customer was told: its last day counts in full.",
  endNotRecorded:
    "The register does not say when this agreement ends: record its end on the page of the customer first, or settle the objection otherwise.",
  withoutMissing:
    "Not all of this change can be switched for one customer alone: it comes for all, and to this customer’s data, too. Say how the product does without it for this customer, or settle the objection otherwise.",
  undecided: "Decide the objection first: what goes out before is a receipt, and no answer.",
  beforeDecision: "The day lies before the decision.",
} as const;
