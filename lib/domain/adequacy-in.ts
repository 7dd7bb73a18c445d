import type { CalendarDate } from "@/lib/domain/calendar";
import { type Adequacy, adequacyAt } from "@/lib/domain/reference/adequacy";
import type { Regime } from "@/lib/domain/reference/enums";
import type { TransferDestination } from "@/lib/domain/reference/international-organisations";
import type { Register } from "@/lib/domain/register";

/** How a destination stands under a regime on a day, with what the register supposes of the law: see decision 0041. */
export function adequacyIn(
  { supposed }: Pick<Register, "supposed">,
  regime: Regime,
  destination: TransferDestination,
  asOf: CalendarDate,
): Adequacy {
  return adequacyAt(regime, destination, asOf, supposed);
}
