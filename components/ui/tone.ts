/** How a message or a mark sounds; the colours follow from it, and words never depend on colour alone. */
export type Tone = "neutral" | "good" | "warn" | "bad";
