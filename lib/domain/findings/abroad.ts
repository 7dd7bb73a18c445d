import type { CalendarDate } from "@/lib/domain/calendar";
import type { Regime } from "@/lib/domain/reference/enums";
import { find, type Register } from "@/lib/domain/register";
import { statusOf } from "./mechanisms";
import { isGdprTerritory } from "./standing";

/** The regime of the territory in which an entity is established; for others that of the Union. */
export function homeRegime(register: Register, entity: string | undefined): Regime {
  const country = find(register, "LegalEntity", entity)?.country;
  if (country === "GB") return "UK_GDPR";
  return country === "CH" ? "CH_FADP" : "EU_GDPR";
}

/** Whether a country lies outside the territory of the regime; a code that the shipped lists do not have does. */
export function isAbroad(
  register: Register,
  home: Regime,
  code: string,
  asOf: CalendarDate,
): boolean {
  if (home === "EU_GDPR" && isGdprTerritory(code)) return false;
  return statusOf(register, home, code, asOf) !== "INTERNAL";
}
