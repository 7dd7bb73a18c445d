/**
 * How far a datum can be trusted: V read in the official text or at the issuing body, V2 in a secondary source,
 * R recalled and not looked up (shown as unverified), U unsure (not to be relied on).
 */
export type Verification = "V" | "V2" | "R" | "U";

/** Where a datum comes from, how far it was verified, and on which day it was last looked at ("YYYY-MM-DD"). */
export type Provenance = { source: string; verification: Verification; checkedOn: string };
