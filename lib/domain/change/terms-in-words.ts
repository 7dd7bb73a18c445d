import { choiceInWords } from "@/lib/domain/choice-words";
import type { Row } from "@/lib/domain/register";
import { countryInWords, periodInWords } from "@/lib/domain/value-words";
import { termsOf } from "./terms";

/** One term of an agreement as staff read it: what counts, who says so, and in which words. */
export type TermInWords = {
  readonly label: string;
  readonly value: string;
  /** AGREEMENT: it says so itself. SILENT: what counts where an agreement says nothing. */
  readonly ground: "AGREEMENT" | "SILENT";
  readonly clause: string | null;
};

/**
 * The terms of an agreement that decide how a change reaches it, each with its clause, and what counts where it is silent.
 *
 * `termsOf` decides them; here they are those of a change to which the customer may object (class M1).
 *
 * @param vendorTitle names a vendor that the agreement leaves out
 */
export function termsInWords(
  agreement: Row<"CustomerAgreement">,
  organisationZone: string,
  vendorTitle: (ref: string) => string,
): TermInWords[] {
  const terms = termsOf(agreement, "M1", organisationZone);
  const term = (
    field: keyof typeof agreement,
    label: string,
    value: string,
    clause: string | undefined = undefined,
  ): TermInWords => ({
    label,
    value,
    ground: agreement[field] === undefined ? "SILENT" : "AGREEMENT",
    clause: clause ?? null,
  });
  const { noticeClause, objectionClause, receiptClause } = agreement;
  return [
    term("authorisation", "Authorisation", choiceInWords(terms.authorisation)),
    term("noticePeriod", "Notice period", periodInWords(terms.noticePeriod), noticeClause),
    term(
      "objectionPeriod",
      "Objection period",
      periodInWords(terms.objectionPeriod ?? ""),
      objectionClause,
    ),
    term("deemedReceipt", "Counts as received", choiceInWords(terms.deemedReceipt), receiptClause),
    term(
      "rollForward",
      "A period that ends on a weekend",
      terms.rollForward ? "Ends on the next working day" : "Ends on that day",
    ),
    term("effectiveAfter", "May take effect after", choiceInWords(terms.effectiveAfter)),
    term("zone", "Days are counted in", terms.zone),
    ...promises(agreement, vendorTitle),
  ];
}

/** What an agreement promises beyond the periods; nothing where it promises nothing. */
function promises(
  agreement: Row<"CustomerAgreement">,
  vendorTitle: (ref: string) => string,
): TermInWords[] {
  const { objectionGround, remedy, emergencyAllowed, residencyCountries, excludedVendorIds } =
    agreement;
  const stated = (label: string, value: string | undefined) =>
    value === undefined || value === ""
      ? []
      : [{ label, value, ground: "AGREEMENT" as const, clause: null }];
  return [
    ...stated("Ground for objection", objectionGround && choiceInWords(objectionGround)),
    ...stated("Remedy", remedy && choiceInWords(remedy)),
    ...stated(
      "Emergency replacement",
      emergencyAllowed === undefined ? undefined : emergencyAllowed ? "Allowed" : "Not allowed",
    ),
    ...stated("Data may only be in", residencyCountries?.map(countryInWords).join(", ")),
    ...stated("Vendors left out", excludedVendorIds?.map(vendorTitle).join(", ")),
  ];
}
