import { Temporal } from "temporal-polyfill";

/** How far the legal clock is moved: to an instant at which it starts, or by an offset. */
export type ClockSetting =
  | { kind: "start"; instant: Temporal.Instant }
  | { kind: "offset"; duration: Temporal.Duration };

/** Reads RECITAL_CLOCK: an ISO instant, or a signed ISO duration such as `+P40D`. */
export function clockSettingOf(text: string): ClockSetting {
  return /^[+-]?P/i.test(text)
    ? { kind: "offset", duration: Temporal.Duration.from(text) }
    : { kind: "start", instant: Temporal.Instant.from(text) };
}
