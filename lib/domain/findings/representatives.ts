import { choiceInWords } from "@/lib/domain/choice-words";
import type { Regime } from "@/lib/domain/reference/enums";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect, wantingFields } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOfAll } from "./gap";
import { statusOf } from "./mechanisms";
import {
  appointmentsOf,
  countryOf,
  establishmentsOf,
  holdsOn,
  isGdprTerritory,
  isOwn,
} from "./standing";
import { plainWords } from "./wording";

/** The rules on representatives, and on how they stand beside the officer. See reference/linter-rules.ts. */
export const representativeRules: Rules = {
  "ORG-002": { perRegime: representativeIsWanting, regimes: ["EU_GDPR"] },
  "ORG-003": { perRegime: representativeIsWanting, regimes: ["UK_GDPR"] },
  "ORG-004": {
    perRegime: representativeIsNotWhereTheyAre,
    regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
  },
  "ORG-006": { once: rolesAreNotApart },
  "ORG-009": { perRegime: swissRepresentativeIsWanting, regimes: ["CH_FADP"] },
};

/**
 * Reading: of the exemptions of Art. 27(2) the one for public authorities (b) is told from the register, the other (a) by the
 * reason recorded with the entity. A representative who is announced and named nowhere is none. The United Kingdom counts as it
 * stood on the day.
 */
function representativeIsWanting(register: Register, { asOf, regime }: Question): Defect[] {
  const { kind, place } = representations[regime];
  return entitiesAbroad(register, { asOf, regime }).flatMap((entity): Defect[] => {
    if (entity.publicAuthority === true || entity.representativeExemption !== undefined) return [];
    const named = appointmentsOf(register, entity.ref, kind, asOf).filter(
      (appointment) => !gapOfAll(appointment, ["organisationName", "personName"]),
    );
    if (named.length > 0) return [];
    return [
      defect(
        register,
        { kind: "LegalEntity", ref: entity.ref, field: "regimesApplicable" },
        `it has no establishment in ${territories[regime]} and no representative there on ${asOf}; appoint one in ${place} and record the appointment.`,
      ),
    ];
  });
}

const territories: Readonly<Record<Regime, string>> = {
  EU_GDPR: "the EEA",
  UK_GDPR: "the United Kingdom",
  CH_FADP: "Switzerland",
};

/** Our own entities to which the law applies although they are not established where it holds. */
function entitiesAbroad(register: Register, { asOf, regime }: Question): Row<"LegalEntity">[] {
  return list(register, "LegalEntity").filter((entity) => {
    const establishments = establishmentsOf(entity);
    if (!isOwn(register, entity) || !entity.regimesApplicable?.includes(regime)) return false;
    return (
      establishments.length > 0 &&
      !establishments.some((code) => statusOf(register, regime, code, asOf) === "INTERNAL")
    );
  });
}

/** Reading: the duty needs all conditions of Art. 14(1) FADP together, so it is asked where the entity records that they are met. */
function swissRepresentativeIsWanting(register: Register, { asOf, regime }: Question): Defect[] {
  return entitiesAbroad(register, { asOf, regime }).flatMap((entity): Defect[] => {
    if (entity.largeScaleHighRisk !== true) return [];
    if (appointmentsOf(register, entity.ref, "REP_CH", asOf).length > 0) return [];
    return [
      defect(
        register,
        { kind: "LegalEntity", ref: entity.ref, field: "largeScaleHighRisk" },
        "its processing of data from Switzerland is large, regular and of high risk, and it has no representative there; appoint one in Switzerland and record the appointment.",
      ),
    ];
  });
}

type Representation = {
  kind: "REP_EU" | "REP_UK" | "REP_CH";
  place: string;
  isIn: (code: string) => boolean;
};

const representations: Readonly<Record<Regime, Representation>> = {
  EU_GDPR: { kind: "REP_EU", place: "a Member State of the EU or the EEA", isIn: isGdprTerritory },
  UK_GDPR: { kind: "REP_UK", place: "the United Kingdom", isIn: (code) => code === "GB" },
  CH_FADP: { kind: "REP_CH", place: "Switzerland", isIn: (code) => code === "CH" },
};

/** Reading: where the data subjects are is not recorded, so any Member State passes. */
function representativeIsNotWhereTheyAre(register: Register, { asOf, regime }: Question): Defect[] {
  const representation = representations[regime];
  return list(register, "Appointment")
    .filter((appointment) => appointment.appointmentKind === representation.kind)
    .filter(({ mandateFrom, mandateTo }) => holdsOn({ from: mandateFrom, to: mandateTo }, asOf))
    .flatMap((appointment) => representativeDefects(register, appointment, representation));
}

function representativeDefects(
  register: Register,
  appointment: Row<"Appointment">,
  { place, isIn }: Representation,
): Defect[] {
  const at = { kind: "Appointment", ref: appointment.ref } as const;
  const { country } = appointment;
  const holder = gapOfAll(appointment, ["organisationName", "personName"]);
  const isElsewhere = country !== undefined && !isIn(country);
  return [
    ...wantingFields(register, "Appointment", appointment, {
      country: (gap) => `the country of the representative ${gap}; it must be in ${place}.`,
      postalAddress: (gap) => `the postal address of the representative ${gap}; record it.`,
    }),
    ...(isElsewhere
      ? [
          defect(
            register,
            { ...at, field: "country" },
            `the representative is in ${countryOf(country)?.name.en ?? country}; appoint one in ${place}.`,
          ),
        ]
      : []),
    ...(holder
      ? [
          defect(
            register,
            { ...at, field: "organisationName" },
            `the name of the representative ${holder}; record the organisation or the person.`,
          ),
        ]
      : []),
  ];
}

type Appointment = Row<"Appointment">;

const representativeKinds: readonly string[] = ["REP_EU", "REP_UK", "REP_CH"];

/**
 * Reading: a mailbox that both share keeps the officer from being reached in confidence, and one person cannot answer for the
 * controller and advise it; a title that is neither the law's nor a translation of it hides which role it is.
 */
function rolesAreNotApart(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  return list(register, "LegalEntity").flatMap((entity) => {
    const standing = pointingTo(register, "Appointment", "appointedById", entity.ref).filter(
      ({ mandateFrom, mandateTo }) => holdsOn({ from: mandateFrom, to: mandateTo }, asOf),
    );
    const representatives = standing.filter(({ appointmentKind = "" }) =>
      representativeKinds.includes(appointmentKind),
    );
    return standing
      .filter(({ appointmentKind }) => appointmentKind === "DPO")
      .flatMap((officer) => [
        ...sharedDefects(register, officer, representatives),
        ...titleDefects(register, officer),
      ]);
  });
}

function sharedDefects(
  register: Register,
  officer: Appointment,
  representatives: readonly Appointment[],
): Defect[] {
  const other = representatives.find((one) => sharedBetween(officer, one) !== undefined);
  const shared = other && sharedBetween(officer, other);
  if (other === undefined || shared === undefined) return [];
  const role = choiceInWords(other.appointmentKind ?? "").replace(/^R/, "r");
  return [
    defect(
      register,
      { kind: "Appointment", ref: officer.ref, field: shared.field },
      `the officer and the ${role} have the same ${shared.what}; keep the two roles apart, each with a way of its own to be reached.`,
    ),
  ];
}

function sharedBetween(one: Appointment, other: Appointment) {
  return shareable.find(({ field }) => {
    const value = one[field];
    return value !== undefined && plainWords(value) === plainWords(other[field] ?? "");
  });
}

const shareable = [
  { field: "personName", what: "person" },
  { field: "email", what: "mailbox" },
] as const;

/** The law's name in English, its short form, and its name in German and French. */
const rightTitles =
  /\b(?:data protection officer|dpo|datenschutzbeauftragte\w*|d[ée]l[ée]gu[ée]e? [àa] la protection des donn[ée]es)\b/i;

function titleDefects(register: Register, officer: Appointment): Defect[] {
  const { statedTitle } = officer;
  if (statedTitle === undefined || rightTitles.test(statedTitle)) return [];
  return [
    defect(
      register,
      { kind: "Appointment", ref: officer.ref, field: "statedTitle" },
      `documents call it “${statedTitle}”, which is not the name of the role; call it the data protection officer.`,
    ),
  ];
}
