import { Temporal } from "temporal-polyfill";
import type { ClockSetting } from "@/lib/clock-setting";
import { env } from "@/lib/env";

/** When this process began, on the real clock: where a clock that is set to an instant starts. */
const beganAt = Temporal.Now.instant();

/** The instant that counts for legal dates and for what is due, moved by RECITAL_CLOCK. */
export function clock(): Temporal.Instant {
  return shifted(env().clock, beganAt, Temporal.Now.instant());
}

/** The real instant: for sessions, tokens and retry pauses, which RECITAL_CLOCK does not move. */
export function realClock(): Temporal.Instant {
  return Temporal.Now.instant();
}

/** Whether RECITAL_CLOCK moves the clock: what is made then is marked SIMULATED. */
export function isShifted(): boolean {
  return env().clock !== null;
}

/**
 * A real instant, seen on a clock that is set differently.
 *
 * @param began the real instant at which a clock with a start began to run
 * @param now the real instant
 */
export function shifted(
  setting: ClockSetting | null,
  began: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant {
  if (setting === null) return now;
  if (setting.kind === "start") return setting.instant.add(now.since(began));
  return now.toZonedDateTimeISO("UTC").add(setting.duration).toInstant();
}
