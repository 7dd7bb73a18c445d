import { find, pointingTo, type Register, type Row } from "../register";
import type { AnnexInput } from "./annex-input";

/** What an annex says of the customer itself: its legal entity, and whom that has appointed. */
export function customerSide(
  register: Register,
  { legalEntityId }: Row<"Customer">,
): Pick<AnnexInput, "customerEntity" | "customerAppointments"> {
  return {
    customerEntity: find(register, "LegalEntity", legalEntityId),
    customerAppointments:
      legalEntityId === undefined
        ? []
        : pointingTo(register, "Appointment", "appointedById", legalEntityId),
  };
}
