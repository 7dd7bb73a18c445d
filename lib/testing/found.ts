import { calendarDateOf } from "@/lib/domain/calendar";
import { check, checkDealings } from "@/lib/domain/findings/check";
import type { Dealings } from "@/lib/domain/findings/dealings";
import type { Finding } from "@/lib/domain/findings/finding";
import { regimes as allRegimes, type Regime } from "@/lib/domain/reference/enums";
import type { Register } from "@/lib/domain/register";
import { given } from "./given";

/** What one rule finds in a register; today and under all regimes unless the test says otherwise. */
export function found(
  code: string,
  register: Register,
  { asOf, regimes }: { asOf?: string; regimes?: readonly Regime[] } = {},
): Finding[] {
  const day = asOf === undefined ? given.today : calendarDateOf(asOf);
  return check(register, day, regimes ?? allRegimes).filter((finding) => finding.code === code);
}

/** What one rule on dealings finds today. */
export function foundInDealings(code: string, register: Register, dealings: Dealings): Finding[] {
  return checkDealings(register, dealings, given.today).filter((finding) => finding.code === code);
}
