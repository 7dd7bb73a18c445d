import { apply, type RecordChange, type RecordKey, type Register } from "@/lib/domain/register";

/** One change set that is active but not (or not yet, or never) effective for an agreement. */
export type HeldBack = {
  readonly changeSetId: string;
  /** Place in the order of activation: the smaller came first. */
  readonly order: number;
  /** Each record as it read before this change set; body null: it did not exist. */
  readonly before: readonly RecordChange[];
};

/**
 * The register as one agreement has it: without the changes that are held back for it.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a) ("agreed list").
 * Reading: where several held-back changes touch one record, the agreement has it as it was before the first.
 * A change that came later to such a record is not seen either: it rests on what the customer has not got.
 *
 * @param register the register after all activations
 * @param heldBack the change sets held back or left out for this agreement
 */
export function agreedRegister(register: Register, heldBack: readonly HeldBack[]): Register {
  const latestFirst = heldBack.toSorted((one, other) => other.order - one.order);
  return latestFirst.reduce((agreed, { before }) => apply(agreed, before), register);
}

/** The keys of records that a set of held-back changes touches. */
export function touches(heldBack: Pick<HeldBack, "before">, keys: readonly RecordKey[]): boolean {
  return heldBack.before.some((one) =>
    keys.some((key) => key.kind === one.kind && key.ref === one.ref),
  );
}
