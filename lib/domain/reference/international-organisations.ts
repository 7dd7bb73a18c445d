import type { CountryCode } from "./countries";
import type { Provenance } from "./provenance";

export const internationalOrganisationCodes = ["INT_ORG:EPO"] as const;
export type InternationalOrganisationCode = (typeof internationalOrganisationCodes)[number];

/** Where data can go: a country, or an international organisation (GDPR Art. 44). */
export type TransferDestination = CountryCode | InternationalOrganisationCode;

export type InternationalOrganisation = Provenance & {
  code: InternationalOrganisationCode;
  name: string;
};

export const internationalOrganisations: Readonly<
  Record<InternationalOrganisationCode, InternationalOrganisation>
> = {
  "INT_ORG:EPO": {
    code: "INT_ORG:EPO",
    name: "European Patent Organisation",
    source: "Implementing Decision (EU) 2025/1382",
    verification: "V",
    checkedOn: "2026-11-21",
  },
};

const byCode = new Map<string, InternationalOrganisation>(
  Object.entries(internationalOrganisations),
);

/** The organisation of a code; undefined for what the shipped list does not have. */
export function internationalOrganisation(
  code: string | undefined,
): InternationalOrganisation | undefined {
  return code === undefined ? undefined : byCode.get(code);
}
