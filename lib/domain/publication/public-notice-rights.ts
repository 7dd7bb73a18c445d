import type { CalendarDate } from "@/lib/domain/calendar";
import { basesOfNotice, isConsent, rightsOwed } from "@/lib/domain/findings/privacy-notices";
import {
  type DataSubjectRight,
  dataSubjectRights,
  type Regime,
} from "@/lib/domain/reference/enums";
import { legalBases } from "@/lib/domain/reference/legal-bases";
import type { Register, Row } from "@/lib/domain/register";

/**
 * The rights of which a notice tells people under a regime.
 *
 * Source: GDPR Art. 13(2)(b) to (d), 14(2)(c) to (e); FADP Art. 25, 28, 32.
 * Reading: the complaint is always told, the withdrawal where consent is relied on; Swiss law has a short list of its own, whatever
 * the basis.
 */
export function rightsOf(
  register: Register,
  notice: Row<"SourceDocument">,
  { asOf, regime }: { asOf: CalendarDate; regime: Regime },
): DataSubjectRight[] {
  if (regime === "CH_FADP") return inOrder(legalBases.CH_NONE_REQUIRED.enablesRights);
  const bases = basesOfNotice(register, notice, regime);
  return inOrder([
    ...rightsOwed(bases, { asOf, regime }),
    ...(bases.some(isConsent) ? (["WITHDRAW_CONSENT"] as const) : []),
    "COMPLAINT",
  ]);
}

function inOrder(rights: readonly DataSubjectRight[]): DataSubjectRight[] {
  return dataSubjectRights.filter((right) => rights.includes(right));
}
