import { type KindName, kinds } from "./kinds";

/** Brings a stored body up to today's fields; null stays null. */
export function lifted(kind: KindName, body: Record<string, unknown>): Record<string, unknown>;
export function lifted(
  kind: KindName,
  body: Record<string, unknown> | null,
): Record<string, unknown> | null;
export function lifted(
  kind: KindName,
  body: Record<string, unknown> | null,
): Record<string, unknown> | null {
  return body === null ? null : kinds[kind].lifts.reduce((lifting, lift) => lift(lifting), body);
}
