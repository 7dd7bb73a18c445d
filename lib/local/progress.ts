import { say } from "@/lib/log";

const beatMs = 5_000;

/** Does one step of something long: says what, shows that it goes on, and how long it took. */
export async function step<Value>(label: string, run: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  say(label.padEnd(24), "");
  const beat = setInterval(() => say(".", ""), beatMs);
  try {
    const value = await run();
    say(` ${secondsSince(began)}`);
    return value;
  } catch (error) {
    say(" failed");
    throw error;
  } finally {
    clearInterval(beat);
  }
}

export function secondsSince(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
