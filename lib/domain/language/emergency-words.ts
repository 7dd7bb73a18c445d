import type { EmergencyCover } from "@/lib/domain/change/emergency";

/** Whether one agreement covers an emergency, and why, as a sentence for staff. */
export function coverInWords({ verdict, prevailing }: EmergencyCover): string {
  switch (verdict) {
    case "COVERED":
      return "Its clause covers it.";
    case "NO_CLAUSE":
      return "It quotes no clause that allows an emergency replacement.";
    case "GROUND_NOT_NAMED":
      return "Its clause does not name this ground.";
    case "SPECIFIC_AUTHORISATION":
      return "It authorises each sub-processor by itself, and no clause replaces that approval.";
    case "CLAUSES_PREVAIL":
      return `${prevailing ?? "Standard clauses"} promise notice beforehand, and prevail over its clause.`;
  }
}

/** What is safer than to go ahead with customers whose agreements do not cover an emergency. */
export function saferWays(perCustomer: boolean): string[] {
  return [
    perCustomer
      ? "Leave it off: the engagement is switched per customer, so that it stays off for them until their own periods have run. They are told now, as usual."
      : "Switch it per customer, if the product can, and say so at the engagement. Until then it takes effect for nobody before the last of them can follow.",
    "Suspend what depends on the sub-processor for them.",
    "Switch on a stand-by sub-processor, which they were told of long ago: that waits for nobody.",
    "Ask for their approval in writing: recorded, it opens the gate at once.",
  ];
}
