import type { Typed } from "@/lib/domain/form-state";

const fields = ["what", "on", "decision", "country", "regime", "vendor", "certificate"] as const;

/** The question that an address asks; what else stands in it is no part of the question. */
export function typedInAddress(query: string): Typed {
  const words = new URLSearchParams(query);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = words.get(field);
      return value === null ? [] : [[field, value]];
    }),
  );
}

/** The address of a question, without what it leaves open. */
export function addressOf(typed: Typed): string {
  const words = new URLSearchParams();
  for (const field of fields) {
    const value = typed[field];
    if (typeof value === "string" && value !== "") words.set(field, value);
  }
  return words.toString();
}
