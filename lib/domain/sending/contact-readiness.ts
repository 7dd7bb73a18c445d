/** The contacts of one customer, counted by what a notice would make of them. */
export type ContactCounts = {
  /** Confirmed, and nothing came back. */
  readonly ready: number;
  readonly unconfirmed: number;
  readonly bounced: number;
};

/** Why a customer might not be told; NONE: nobody is named at all. */
export type ContactTrouble =
  | "NONE"
  | "UNCONFIRMED"
  | "BOUNCED"
  | "SOME_BOUNCED"
  | "SOME_UNCONFIRMED";

/**
 * Why a customer might not be told by mail, or not by all whom it named; null where all its contacts can be told.
 *
 * Source: GDPR Art. 28(2), second sentence.
 * Reading: an address that nobody has confirmed, or from which mail came back, is no way to inform anybody.
 */
export function contactTrouble({
  ready,
  unconfirmed,
  bounced,
}: ContactCounts): ContactTrouble | null {
  if (ready === 0) {
    if (bounced > 0) return "BOUNCED";
    return unconfirmed > 0 ? "UNCONFIRMED" : "NONE";
  }
  if (bounced > 0) return "SOME_BOUNCED";
  return unconfirmed > 0 ? "SOME_UNCONFIRMED" : null;
}

export const troubleWords: Readonly<Record<ContactTrouble, string>> = {
  NONE: "No contact is named: nobody can be told by mail.",
  UNCONFIRMED: "No contact has confirmed the address: nobody can be told by mail.",
  BOUNCED: "Mail to every confirmed contact came back: nobody can be told by mail.",
  SOME_BOUNCED: "Mail to one of its contacts came back; the others are told.",
  SOME_UNCONFIRMED: "One of its contacts has not confirmed the address; the others are told.",
};

/** Whether nobody of the customer can be told. */
export function tellsNobody(trouble: ContactTrouble): boolean {
  return trouble === "NONE" || trouble === "UNCONFIRMED" || trouble === "BOUNCED";
}
