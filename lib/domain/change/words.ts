/** One run of words that stays, comes or goes. */
export type Words = { text: string; change: "SAME" | "ADDED" | "REMOVED" };
