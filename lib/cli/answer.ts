import { sentences } from "./sentences";

/** What a command says: for people, and for programs that ask with --json. */
export type Answer = { text: string; json: unknown };

export type Refusal = { ok: false; reason: string; message: string; blockers: readonly unknown[] };

/** Ends a command that was refused: a value with a sentence, exit code 1. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** Ends a command that was called wrongly: exit code 2. */
export class WrongUse extends Error {}

export function refused(
  reason: string,
  blockers: readonly unknown[] = [],
  message = sentenceOf(reason),
): Refused {
  return new Refused({ ok: false, reason, message, blockers });
}

function sentenceOf(reason: string): string {
  return (sentences as Record<string, string>)[reason] ?? reason;
}

/** Takes the value out of a result, or ends the command with its reason. */
export function take<Value>(
  result: { ok: true; value: Value } | { ok: false; reason: keyof typeof sentences },
  blockers: readonly unknown[] = [],
): Value {
  if (result.ok) return result.value;
  throw refused(result.reason, blockers);
}

export function print({ text, json }: Answer, asJson: boolean): void {
  process.stdout.write(`${asJson ? JSON.stringify(json, null, 2) : text}\n`);
}

/** A plain table with a heading row, columns as wide as they need. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? "").length)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
