/** One contact of a customer, and what became of telling it of one notice. */
export type ContactToTell = {
  readonly id: string;
  readonly label: string;
  readonly isConfirmed: boolean;
  /** Mail to its address came back, for this notice or another. */
  readonly hasBounced: boolean;
  /** A telling of this notice waits, was accepted, or may have been. */
  readonly isTold: boolean;
};

/** A notice that the same mail told of: its change, and the agreement. */
export type ToldAlong = { readonly changeSetId: string; readonly agreement: string };

/** What to do next about a customer that nobody could tell. */
export type NextContact =
  /** Send it to this contact, with what the mail that came back told beside it: the periods begin with that mail. */
  | {
      readonly act: "TELL";
      readonly contact: { readonly id: string; readonly label: string };
      readonly along: readonly ToldAlong[];
    }
  /** Nobody else is confirmed, but this contact could be. */
  | { readonly act: "CONFIRM"; readonly contact: { readonly id: string; readonly label: string } }
  /** No address is left. */
  | { readonly act: "LETTER" };

/**
 * Whom to turn to after a notice did not reach a customer: the next contact, then one who could confirm the address, then the
 * post.
 *
 * Source: GDPR Art. 28(2), second sentence.
 * Reading: a mail that came back informs nobody, so the telling begins anew, with days of its own.
 *
 * @param contacts in the order in which they would be asked
 * @param along    what else the mail had told that reached nobody
 */
export function nextContact(
  contacts: readonly ContactToTell[],
  along: readonly ToldAlong[],
): NextContact {
  const fresh = contacts.filter(({ hasBounced, isTold }) => !hasBounced && !isTold);
  const confirmed = fresh.find(({ isConfirmed }) => isConfirmed);
  if (confirmed !== undefined) return { act: "TELL", contact: named(confirmed), along };
  const [unconfirmed] = fresh;
  return unconfirmed === undefined
    ? { act: "LETTER" }
    : { act: "CONFIRM", contact: named(unconfirmed) };
}

function named({ id, label }: ContactToTell) {
  return { id, label };
}
