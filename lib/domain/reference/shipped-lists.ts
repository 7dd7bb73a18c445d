import { adequacyDecisions } from "./adequacy-decisions";
import { dataSubjectCategories } from "./data-subject-categories";
import { internationalOrganisations } from "./international-organisations";
import { personalDataCategories } from "./personal-data-categories";
import type { Provenance } from "./provenance";
import { purposes } from "./purposes";
import { isUnverified } from "./rechecking";
import { supervisoryAuthorities } from "./supervisory-authorities";

/** The shipped lists from which a text can be taken: the text may be the organisation's own as well. */
export type ShippedList =
  | "adequacyDecisions"
  | "internationalOrganisations"
  | "supervisoryAuthorities"
  | "purposes"
  | "personalDataCategories"
  | "dataSubjectCategories";

/** One entry of a shipped list: what is written in the field, what it is called, who vouches for it. */
export type ShippedEntry = {
  readonly value: string;
  readonly label: string;
  readonly datum: Provenance;
};

type Coded = Provenance & { readonly code: string };

const entries: Readonly<Record<ShippedList, readonly ShippedEntry[]>> = {
  adequacyDecisions: adequacyDecisions.map((decision) => ({
    value: decision.id,
    label: decision.act,
    datum: { ...decision, verification: standsUnverified(decision) ? "R" : decision.verification },
  })),
  internationalOrganisations: coded(internationalOrganisations, ({ name }) => name),
  supervisoryAuthorities: Object.values(supervisoryAuthorities).map((authority) => ({
    value: authority.name,
    label: authority.name,
    datum: authority,
  })),
  purposes: coded(purposes, ({ label }) => label),
  personalDataCategories: coded(personalDataCategories, ({ label }) => label),
  dataSubjectCategories: coded(dataSubjectCategories, ({ label }) => label),
};

function coded<Datum extends Coded>(
  list: Readonly<Record<string, Datum>>,
  labelOf: (datum: Datum) => string,
): ShippedEntry[] {
  return Object.values(list).map((datum) => ({
    value: datum.code,
    label: labelOf(datum),
    datum,
  }));
}

/** Whether a decision, or the renewal that counts last for its end, was recalled or is unsure. */
export function standsUnverified(decision: (typeof adequacyDecisions)[number]): boolean {
  const renewal = decision.renewals?.at(-1);
  return isUnverified(decision) || (renewal !== undefined && isUnverified(renewal));
}

/** The entries of a shipped list, in its own order. */
export function shippedEntries(list: ShippedList): readonly ShippedEntry[] {
  return entries[list];
}

/** The entry that a text names; undefined for a text of the organisation's own. */
export function shippedEntry(list: ShippedList, text: string): ShippedEntry | undefined {
  return entries[list].find(({ value }) => value === text);
}
