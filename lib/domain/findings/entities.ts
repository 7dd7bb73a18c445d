import type { Regime } from "@/lib/domain/kinds/choices";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { Defect, Question, Rules } from "./finding";
import { type Gap, gapOf, gapOfAll, worstOf } from "./gap";
import { nameOf, titleOf } from "./naming";
import {
  appointmentsOf,
  countryOf,
  establishmentsOf,
  holdsOn,
  isGdprTerritory,
  isOwn,
  participationsOf,
} from "./standing";

/** The rules on who is who. The provision and the weight of each stand in reference/linter-rules.ts. */
export const entityRules: Rules = {
  "ORG-001": { once: entityCannotBeReached },
  "ORG-002": { perRegime: representativeIsWanting, regimes: ["EU_GDPR"] },
  "ORG-004": {
    perRegime: representativeIsNotWhereTheyAre,
    regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
  },
  "ORG-005": { once: officerCannotBeReached },
  "ORG-007": { once: jointControllersWithoutArrangement },
};

/** Reading: a customer for whom we process is a controller "used in an activity" (Art. 30(2)(a): "each controller"). */
function entityCannotBeReached(
  register: Register,
  { asOf }: Pick<Question, "asOf">,
): Defect[] {
  return list(register, "LegalEntity").flatMap((entity) => {
    const participates = pointingTo(register, "Participation", "legalEntityId", entity.ref).some(
      (participation) => holdsOn(participation, asOf),
    );
    const isCustomer = pointingTo(register, "Customer", "legalEntityId", entity.ref).length > 0;
    return participates || isCustomer ? contactDefects(register, entity) : [];
  });
}

function contactDefects(register: Register, entity: Row<"LegalEntity">): Defect[] {
  const { kind, ref } = { kind: "LegalEntity" as const, ref: entity.ref };
  const name = nameOf(register, kind, ref);
  const defects: Defect[] = [];
  const legalName = gapOf(entity, "legalName");
  if (legalName) {
    defects.push({ kind, ref, field: "legalName", message: `${name}: the legal name ${legalName}; record it as it stands in the company register.` });
  }
  const address = addressGap(entity);
  if (address) {
    defects.push({ kind, ref, field: address.field, message: `${name}: the postal address (${address.words}) ${address.gap}; record street, city and country.` });
  }
  const channel = channelGap(entity);
  if (channel) {
    defects.push({ kind, ref, field: "contactEmail", message: `${name}: a contact channel ${channel}; record an e-mail address, a telephone number or a website.` });
  }
  return defects;
}

/** What an address lacks, with the first field that is to blame. */
export function addressGap(
  entity: Row<"LegalEntity">,
): { field: string; words: string; gap: Gap } | undefined {
  const wanting = (["street", "city", "country"] as const).filter((field) => gapOf(entity, field));
  const gap = worstOf(wanting.map((field) => gapOf(entity, field)));
  const [field] = wanting;
  return gap && field ? { field, words: wanting.join(", "), gap } : undefined;
}

export function channelGap(entity: Row<"LegalEntity">): Gap | undefined {
  return gapOfAll(entity, ["contactEmail", "phone", "website"]);
}

/** Reading: of the exemptions of Art. 27(2) only the one for public authorities (b) can be told from the register. */
function representativeIsWanting(register: Register, { asOf, regime }: Question): Defect[] {
  return list(register, "LegalEntity").flatMap((entity) => {
    const establishments = establishmentsOf(entity);
    if (!isOwn(register, entity) || !entity.regimesApplicable?.includes(regime)) return [];
    if (establishments.length === 0 || establishments.some(isGdprTerritory)) return [];
    if (entity.publicAuthority === true) return [];
    if (appointmentsOf(register, entity.ref, "REP_EU", asOf).length > 0) return [];
    return {
      kind: "LegalEntity",
      ref: entity.ref,
      field: "regimesApplicable",
      message: `${nameOf(register, "LegalEntity", entity.ref)}: it has no establishment in the EEA and no representative there on ${asOf}; appoint one in a Member State and record the appointment.`,
    };
  });
}

const representatives: Readonly<
  Record<Regime, { kind: "REP_EU" | "REP_UK" | "REP_CH"; place: string; holds: (code: string) => boolean }>
> = {
  EU_GDPR: {
    kind: "REP_EU",
    place: "a Member State of the EU or the EEA",
    holds: (code) => isGdprTerritory(code),
  },
  UK_GDPR: { kind: "REP_UK", place: "the United Kingdom", holds: (code) => code === "GB" },
  CH_FADP: { kind: "REP_CH", place: "Switzerland", holds: (code) => code === "CH" },
};

/** Reading: where the data subjects are is not recorded, so any Member State passes. */
function representativeIsNotWhereTheyAre(
  register: Register,
  { asOf, regime }: Question,
): Defect[] {
  const { kind, place, holds } = representatives[regime];
  const standing = list(register, "Appointment").filter(
    (appointment) =>
      appointment.appointmentKind === kind &&
      holdsOn({ from: appointment.mandateFrom, to: appointment.mandateTo }, asOf),
  );
  return standing.flatMap((appointment) => {
    const at = { kind: "Appointment" as const, ref: appointment.ref };
    const name = nameOf(register, at.kind, at.ref);
    const defects: Defect[] = [];
    const country = gapOf(appointment, "country");
    if (country) {
      defects.push({ ...at, field: "country", message: `${name}: the country of the representative ${country}; it must be in ${place}.` });
    } else if (appointment.country !== undefined && !holds(appointment.country)) {
      const where = countryOf(appointment.country)?.name.en ?? appointment.country;
      defects.push({ ...at, field: "country", message: `${name}: the representative is in ${where}; appoint one in ${place}.` });
    }
    const holder = gapOfAll(appointment, ["organisationName", "personName"]);
    if (holder) {
      defects.push({ ...at, field: "organisationName", message: `${name}: the name of the representative ${holder}; record the organisation or the person.` });
    }
    const address = gapOf(appointment, "postalAddress");
    if (address) {
      defects.push({ ...at, field: "postalAddress", message: `${name}: the postal address of the representative ${address}; record it.` });
    }
    return defects;
  });
}

/** Reading: of the criteria of Art. 37(1) only the public authority of (a) can be told from the register. */
function officerCannotBeReached(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  const unreachable = list(register, "Appointment").flatMap((appointment): Defect[] => {
    const span = { from: appointment.mandateFrom, to: appointment.mandateTo };
    if (appointment.appointmentKind !== "DPO" || !holdsOn(span, asOf)) return [];
    const gap = gapOfAll(appointment, ["email", "phone", "postalAddress"]);
    if (!gap) return [];
    const name = nameOf(register, "Appointment", appointment.ref);
    return [{
      kind: "Appointment",
      ref: appointment.ref,
      field: "email",
      message: `${name}: a way to reach the data protection officer ${gap}; record an e-mail address, a telephone number or a postal address.`,
    }];
  });
  const owing = list(register, "LegalEntity").flatMap((entity): Defect[] => {
    if (!isOwn(register, entity) || entity.publicAuthority !== true) return [];
    if (appointmentsOf(register, entity.ref, "DPO", asOf).length > 0) return [];
    return [{
      kind: "LegalEntity",
      ref: entity.ref,
      field: "publicAuthority",
      message: `${nameOf(register, "LegalEntity", entity.ref)}: as a public authority it must have a data protection officer; record the appointment.`,
    }];
  });
  return [...unreachable, ...owing];
}

/** Reading: a contact person appointed by one of them is a contact point as well. */
function jointControllersWithoutArrangement(
  register: Register,
  { asOf }: Pick<Question, "asOf">,
): Defect[] {
  return list(register, "ProcessingActivity").flatMap((activity) => {
    const joint = participationsOf(register, activity.ref, asOf).filter(
      ({ role }) => role === "JOINT_CONTROLLER",
    );
    const controllers = [...new Set(joint.map(({ legalEntityId }) => legalEntityId))];
    if (controllers.length < 2) return [];

    const at = { kind: "ProcessingActivity" as const, ref: activity.ref };
    const who = controllers
      .flatMap((ref) => find(register, "LegalEntity", ref) ?? [])
      .map((entity) => `“${titleOf(register, { kind: "LegalEntity", ref: entity.ref })}”`)
      .join(" and ");
    const subject = `${nameOf(register, at.kind, at.ref)}, controlled jointly by ${who}`;
    const defects: Defect[] = [];
    const arrangement = gapOf(activity, "jointArrangement");
    if (arrangement) {
      defects.push({ ...at, field: "jointArrangement", message: `${subject}: the essence of their arrangement ${arrangement}; record it.` });
    }
    const hasContact = controllers.some(
      (ref) =>
        ref !== undefined &&
        appointmentsOf(register, ref, "JOINT_CONTROLLER_CONTACT", asOf).length > 0,
    );
    const contactPoint = gapOf(activity, "jointContactPoint");
    if (contactPoint && !hasContact) {
      defects.push({ ...at, field: "jointContactPoint", message: `${subject}: their contact point ${contactPoint}; record it.` });
    }
    return defects;
  });
}
