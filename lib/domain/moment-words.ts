/** The words of an address that say which moment of the register is looked at. Apart, since the browser needs no more. */
export const momentWords = ["asOf", "recordedAt"] as const;
