/** One sentence for each reason for which an act on an incident is refused. */
export const incidentRefusals = {
  noSuchIncident: "There is no such incident.",
  incidentClosed: "This incident is closed already.",
  incidentOpen: "This incident is open already.",
  stepsUndone:
    "Steps that are due are not done. Do them first, or say of each why it is left undone.",
  notConcerned: "The incident does not concern this agreement.",
  daysReversed: "It cannot have been known before it was true.",
  dayTooEarly: "Since when it is true cannot lie before 1990.",
  notSuspended: "Nothing is suspended by this incident, so there is nothing to lift.",
  notNamedLifter:
    "A suspension is lifted by an approver, also where it is recorded anew for fewer: ask one.",
  suspendedByYou: "Whoever recorded the suspension does not lift it: ask another approver.",
  suspendedTooEarly: "It cannot be suspended before what the incident is about was true.",
  liftedTooEarly: "It cannot be lifted before it was suspended.",
  openAlready: "An incident about this sub-processor is open already.",
  nothingBefore: "Nothing was in use before it was authorised: there is no incident to open.",
  noSuchEngagement: "There is no such sub-processor.",
  goneMeanwhile:
    "One of those that you chose is a sub-processor no more, and nobody has it still: choose again. Nothing was recorded.",
  recordedAlready:
    "An incident with these words about one of those that you chose is open already. Nothing was recorded.",
} as const;
