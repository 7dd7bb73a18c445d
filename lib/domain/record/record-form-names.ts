/** What a form of a record says beside the record itself. None of these names can be a field's: they have a dot. */
export const formNames = {
  kind: "record.kind",
  ref: "record.ref",
  baseSeq: "record.baseSeq",
  itemHash: "record.itemHash",
  openedIn: "record.openedIn",
  validFrom: "record.validFrom",
  changeSetId: "change.id",
  title: "change.title",
  reason: "change.reason",
  /** What the button that was pressed asks for; without it the form is saved. */
  intent: "form.intent",
} as const;

/** Asks what would follow, and saves nothing. */
export const foreseeIntent = "foresee";
