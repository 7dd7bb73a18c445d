import type { AnnexInput } from "./annex-input";

/**
 * What description and measures are told from: the register and the agreement as they were signed, where a countersigned
 * file says so.
 *
 * Source: none, product rule "an edit of the register never changes a signed Annex I.B or II".
 */
export function asSigned(input: AnnexInput): AnnexInput {
  return input.signed === null ? input : { ...input, ...input.signed };
}
