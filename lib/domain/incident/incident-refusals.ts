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
  openAlready: "An incident about this sub-processor is open already.",
  nothingBefore: "Nothing was in use before it was authorised: there is no incident to open.",
  noSuchEngagement: "There is no such sub-processor.",
  goneMeanwhile:
    "One of those that you chose is a sub-processor no more, and nobody has it still: choose again. Nothing was recorded.",
  recordedAlready:
    "An incident with these words about one of those that you chose is open already. Nothing was recorded.",
} as const;
