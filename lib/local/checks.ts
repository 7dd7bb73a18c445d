import { say } from "@/lib/log";
import { secondsSince } from "./progress";
import { type Outcome, type Step, steps } from "./steps";

const beatMs = 15_000;

/**
 * Runs every step, also after one has failed, and closes with one line that counts.
 *
 * @param isTalkative shows what good steps say too
 * @returns the exit code
 */
export async function runChecks(isTalkative: boolean): Promise<number> {
  const began = performance.now();
  let [passed, failed] = [0, 0];
  for (const step of steps) {
    const outcome = await timed(step);
    if (isTalkative || !outcome.isGood) say(`${indented(outcome.words)}\n`);
    passed += outcome.passed ?? 0;
    // A runner that fails without a failed test (or any other step) counts as one failure.
    failed += outcome.failed || (outcome.isGood ? 0 : 1);
  }
  say(`\nIn ${secondsSince(began)}:`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function timed({ name, run }: Step): Promise<Outcome> {
  const began = performance.now();
  say(name.padEnd(22), "");
  const beat = setInterval(() => say(".", ""), beatMs);
  const outcome = await run().catch(thrown);
  clearInterval(beat);
  const counted = outcome.passed === undefined ? "" : `, ${outcome.passed} passed`;
  say(` ${outcome.isGood ? "good" : "FAILED"} (${secondsSince(began)}${counted})`);
  return outcome;
}

function thrown(error: unknown): Outcome {
  return { isGood: false, words: error instanceof Error ? error.message : String(error) };
}

function indented(words: string): string {
  return words.replace(/^/gm, "    ");
}
