/** Whom a customer names for notices, as files and lists state it. Not part of the register: a person's data, erasable. */
export type Contact = {
  readonly ref: string;
  /** The ref of the customer. */
  readonly customer: string;
  readonly email: string;
  readonly name: string | null;
  readonly language: string | null;
  readonly purpose: string;
  /** Whether it is known from the customer that this is whom to tell. */
  readonly confirmed: boolean;
};

/** A contact as a customer list would have it: new where `ref` is null. */
export type ListedContact = Omit<Contact, "ref" | "confirmed"> & {
  readonly ref: string | null;
  /** From where it is known whom the customer named; null: the list confirms nobody. */
  readonly confirmedBy: string | null;
};
