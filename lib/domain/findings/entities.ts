import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect, wantingFields } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { type Gap, gapOf, gapOfAll, worstOf } from "./gap";
import { titleOf } from "./naming";
import { appointmentsOf, holdsOn, isOwn, participationsOf } from "./standing";

/** The rules on who is who. The provision and the weight of each stand in reference/linter-rules.ts. */
export const entityRules: Rules = {
  "ORG-001": { once: entityCannotBeReached },
  "ORG-005": { once: officerCannotBeReached },
  "ORG-007": { once: jointControllersWithoutArrangement },
};

type AsOf = Pick<Question, "asOf">;

/**
 * Reading: a customer for whom we process is a controller "used in an activity" (Art. 30(2)(a): "each controller"). Who
 * publishes a document and takes part in no recorded activity is asked for its name and one way to reach it (Art. 13(1)(a)).
 */
function entityCannotBeReached(register: Register, { asOf }: AsOf): Defect[] {
  return list(register, "LegalEntity").flatMap((entity) => {
    const participates = pointingTo(register, "Participation", "legalEntityId", entity.ref).some(
      (participation) => holdsOn(participation, asOf),
    );
    const isCustomer = pointingTo(register, "Customer", "legalEntityId", entity.ref).length > 0;
    if (participates || isCustomer) return contactDefects(register, entity);
    const publishes = pointingTo(register, "SourceDocument", "controllerEntityId", entity.ref);
    return publishes.length > 0 && isOwn(register, entity)
      ? publisherDefects(register, entity)
      : [];
  });
}

function publisherDefects(register: Register, entity: Row<"LegalEntity">): Defect[] {
  const wayGap =
    addressGap(entity) && gapOfAll(entity, ["contactEmail", "phone", "website", "street"]);
  return [
    ...wantingFields(register, "LegalEntity", entity, {
      legalName: (gap) => `the legal name ${gap}; record it as the company register has it.`,
    }),
    ...(wayGap
      ? [
          defect(
            register,
            { kind: "LegalEntity", ref: entity.ref, field: "contactEmail" },
            `it publishes a document, and a way to reach it ${wayGap}; record an e-mail address or a postal address.`,
          ),
        ]
      : []),
  ];
}

function contactDefects(register: Register, entity: Row<"LegalEntity">): Defect[] {
  const place = { kind: "LegalEntity", ref: entity.ref } as const;
  const address = addressGap(entity);
  const channel = channelGap(entity);
  return [
    ...wantingFields(register, "LegalEntity", entity, {
      legalName: (gap) => `the legal name ${gap}; record it as the company register has it.`,
    }),
    ...(address
      ? [
          defect(
            register,
            { ...place, field: address.field },
            `the postal address (${address.words}) ${address.gap}; record street, city and country.`,
          ),
        ]
      : []),
    ...(channel
      ? [
          defect(
            register,
            { ...place, field: "contactEmail" },
            `a contact channel ${channel}; record an e-mail address, a telephone number or a website.`,
          ),
        ]
      : []),
  ];
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

/**
 * Reading: of the criteria of Art. 37(1) that of (a) is told by the entity being an authority, the others as they are recorded.
 * The record needs the name of the officer (Art. 30(1)(a)), a notice only the contact: a name that is not published passes.
 */
function officerCannotBeReached(register: Register, { asOf }: AsOf): Defect[] {
  const unreachable = list(register, "Appointment").flatMap((appointment): Defect[] => {
    const span = { from: appointment.mandateFrom, to: appointment.mandateTo };
    if (appointment.appointmentKind !== "DPO" || !holdsOn(span, asOf)) return [];
    const gap = gapOfAll(appointment, ["email", "phone", "postalAddress"]);
    const unnamed =
      appointment.nameWithheld !== true &&
      gapOfAll(appointment, ["personName", "organisationName"]);
    return [
      ...(gap
        ? [
            defect(
              register,
              { kind: "Appointment", ref: appointment.ref, field: "email" },
              `a way to reach the data protection officer ${gap}; record an e-mail address, a telephone number or a postal address.`,
            ),
          ]
        : []),
      ...(unnamed
        ? [
            defect(
              register,
              { kind: "Appointment", ref: appointment.ref, field: "personName" },
              `who the data protection officer is ${unnamed}; record the person or the organisation, or that the name is not published.`,
            ),
          ]
        : []),
    ];
  });
  const owing = list(register, "LegalEntity").flatMap((entity): Defect[] => {
    const isAuthority =
      entity.publicAuthority === true || entity.officerCriteria?.includes("PUBLIC_AUTHORITY");
    const isOwing = isAuthority || (entity.officerCriteria?.length ?? 0) > 0;
    if (!isOwn(register, entity) || !isOwing) return [];
    if (appointmentsOf(register, entity.ref, "DPO", asOf).length > 0) return [];
    return [
      defect(
        register,
        {
          kind: "LegalEntity",
          ref: entity.ref,
          field: isAuthority ? "publicAuthority" : "officerCriteria",
        },
        isAuthority
          ? "as a public authority it must have a data protection officer; record the appointment."
          : "it meets a criterion by which it must have a data protection officer; record the appointment.",
      ),
    ];
  });
  return [...unreachable, ...owing];
}

/**
 * Reading: a contact person appointed by one of them is a contact point as well. Who puts a joint controller's tracker on a
 * site controls the collection jointly with it (C-40/17), so an activity must hold the arrangement with that provider.
 */
function jointControllersWithoutArrangement(register: Register, question: AsOf): Defect[] {
  return [
    ...activitiesWithoutArrangement(register, question),
    ...trackersWithoutArrangement(register, question),
  ];
}

function trackersWithoutArrangement(register: Register, { asOf }: AsOf): Defect[] {
  return list(register, "Tracker").flatMap((tracker): Defect[] => {
    const service = find(register, "VendorService", tracker.providerServiceId);
    if (service?.defaultRole !== "JOINT_CONTROLLER") return [];
    const provider = find(register, "Vendor", service.vendorId)?.legalEntityId;
    const isArranged =
      provider !== undefined &&
      pointingTo(register, "Participation", "legalEntityId", provider).some(
        (participation) =>
          participation.role === "JOINT_CONTROLLER" && holdsOn(participation, asOf),
      );
    if (isArranged) return [];
    return [
      defect(
        register,
        { kind: "Tracker", ref: tracker.ref, field: "providerServiceId" },
        "its provider controls what it collects jointly with us, and no activity names the two as joint controllers; record the activity with the essence of the arrangement.",
      ),
    ];
  });
}

function activitiesWithoutArrangement(register: Register, { asOf }: AsOf): Defect[] {
  return list(register, "ProcessingActivity").flatMap((activity) => {
    const controllers = jointControllersOf(register, activity.ref, asOf);
    if (controllers.length < 2) return [];
    const who = controllers
      .map(({ ref }) => `“${titleOf(register, { kind: "LegalEntity", ref })}”`)
      .join(" and ");
    const hasContact = controllers.some(
      ({ ref }) => appointmentsOf(register, ref, "JOINT_CONTROLLER_CONTACT", asOf).length > 0,
    );
    return wantingFields(register, "ProcessingActivity", activity, {
      jointArrangement: (gap) =>
        `the essence of the arrangement between ${who}, who control it jointly, ${gap}; record it.`,
      ...(!hasContact && {
        jointContactPoint: (gap: Gap) =>
          `the contact point of ${who}, who control it jointly, ${gap}; record it.`,
      }),
    });
  });
}

function jointControllersOf(
  register: Register,
  activityRef: string,
  asOf: Question["asOf"],
): readonly Row<"LegalEntity">[] {
  const refs = participationsOf(register, activityRef, asOf)
    .filter(({ role }) => role === "JOINT_CONTROLLER")
    .map(({ legalEntityId }) => legalEntityId);
  return [...new Set(refs)].flatMap((ref) => find(register, "LegalEntity", ref) ?? []);
}
