import { changeRules } from "@/lib/domain/reference/change-rules";
import { find, type Row } from "@/lib/domain/register";
import { productsOfAll } from "@/lib/domain/subprocessor";
import type { FieldDifference } from "../diff";
import type { ClassifyContext, Scope, Verdict } from "./verdict";

const nobody: Scope = { type: "nobody" };
const rule = "CONTROLLER_IDENTITY_CHANGED";
const ours: readonly (Row<"Participation">["role"] | undefined)[] = [
  "CONTROLLER",
  "JOINT_CONTROLLER",
];

/**
 * The class of each difference of the organisation itself: another legal entity behind it is another controller for the people
 * concerned, and another party to each customer's agreement.
 *
 * Source: GDPR Art. 13(1)(a), 28(3).
 * Reading: people are told by the privacy notice (DS), customers by name (M2). To say for the first time which entity it is
 * changes nobody's identity.
 */
export function classifyOrganisation({ differences }: ClassifyContext): Verdict[] {
  return differences.flatMap((difference) =>
    difference.field === "legalEntityId" && difference.before !== undefined
      ? toldTwice(difference, { type: "everyone" })
      : [informative(difference)],
  );
}

/**
 * The class of each difference of a participation: who decides on an activity, or for whom we carry it out.
 *
 * Source: GDPR Art. 4(7), 13(1)(a), 26, 28(3).
 * Reading: a controller of our own activities that comes, goes or changes is told to the people concerned; another processor in the
 * place of ours for a customers' activity is told to its customers. What belongs to a new activity speaks through that. One that
 * moves from one activity to another is judged at both.
 */
export function classifyParticipation(context: ClassifyContext): Verdict[] {
  const { before, after, key, differences } = context;
  const was = find(before, "Participation", key.ref);
  const is = find(after, "Participation", key.ref);
  const activities = [...new Set([was?.activityId, is?.activityId])].flatMap(
    (ref) => find(before, "ProcessingActivity", ref) ?? [],
  );
  const isOurs = [was?.role, is?.role].some((role) => ours.includes(role));
  const forPeople = isOurs && activities.some(({ register }) => register !== "PROCESSOR");
  const served = activities.filter(({ register }) => register === "PROCESSOR");
  return differences.flatMap((difference) => {
    const { field } = difference;
    const isWho = field === null || ["legalEntityId", "role", "activityId"].includes(field);
    if (!isWho) return [informative(difference)];
    const isMove = field === "activityId";
    const isOurParty =
      was?.role === "PROCESSOR" && (isMove || is?.legalEntityId !== was.legalEntityId);
    const told = [
      ...(forPeople ? [toPeople(difference)] : []),
      ...(isOurParty && served.length > 0 ? [toCustomers(difference, productScope(served))] : []),
    ];
    return told.length > 0 ? told : [informative(difference)];
  });
}

/**
 * The class of each difference of an appointment: informative for people, and for the data protection officer a filing.
 *
 * Source: GDPR Art. 13(1)(a)-(b), 37(7).
 */
export function classifyAppointment(context: ClassifyContext): Verdict[] {
  const { before, after, key, differences } = context;
  const kinds = [before, after].map(
    (register) => find(register, "Appointment", key.ref)?.appointmentKind,
  );
  return differences.flatMap((difference): Verdict[] => {
    const told = { difference, rule: "APPOINTMENT_CHANGED", scope: nobody } as const;
    const isFiled =
      kinds.includes("DPO") && (difference.field === null || filed.includes(difference.field));
    const verdict: Verdict = { ...told, class: changeRules.APPOINTMENT_CHANGED.materiality };
    return isFiled ? [verdict, { ...told, class: "R" }] : [verdict];
  });
}

/** What the authority was told: Art. 37(7) asks for the contact details, and its forms for the name. */
const filed = [
  "appointmentKind",
  "appointedById",
  "personName",
  "organisationName",
  "email",
  "phone",
  "postalAddress",
];

function toldTwice(difference: FieldDifference, scope: Scope): Verdict[] {
  return [toPeople(difference), toCustomers(difference, scope)];
}

function toPeople(difference: FieldDifference): Verdict {
  return { difference, rule, class: changeRules[rule].materiality, scope: nobody };
}

function toCustomers(difference: FieldDifference, scope: Scope): Verdict {
  return { difference, rule, class: changeRules[rule].alsoAs ?? "M2", scope };
}

function informative(difference: FieldDifference): Verdict {
  return { difference, rule: null, class: "I", scope: nobody };
}

function productScope(activities: readonly Row<"ProcessingActivity">[]): Scope {
  const products = productsOfAll(activities);
  return products === null ? { type: "everyone" } : { type: "products", refs: products };
}
