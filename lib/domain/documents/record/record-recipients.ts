import { compareNames } from "@/lib/domain/documents/annex-facts";
import { engagedName } from "@/lib/domain/documents/annex-scope";
import type { RecipientKind } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { RecordPlace, RecordQuestion, RecordRecipient } from "./record-facts";
import { takesPart } from "./taking-part";
import { gapOf, listOr, type Told, textIn, told, unknown } from "./told";

type Activity = Row<"ProcessingActivity">;
type Engagement = Row<"Engagement">;
type Asked = Pick<RecordQuestion, "asOf" | "entity" | "language">;

/**
 * The engagements that serve an activity, each followed by those below it in its chain.
 *
 * Source: GDPR Art. 28(4), 30(1)(d).
 * Reading: whoever is engaged by a recipient of an activity gets its data too, unless its own entry names activities and
 * this is not among them.
 */
export function engagementsOf(register: Register, activity: Activity): Engagement[] {
  const found: Engagement[] = [];
  function walk(engagements: readonly Engagement[]): void {
    for (const one of engagements.toSorted(byName)) {
      if (found.includes(one)) continue;
      found.push(one);
      walk(
        pointingTo(register, "Engagement", "parentEngagementId", one.ref).filter(
          ({ activityIds }) => !activityIds?.length || activityIds.includes(activity.ref),
        ),
      );
    }
  }
  function byName(one: Engagement, other: Engagement): number {
    return (
      compareNames(engagedName(register, one), engagedName(register, other)) ||
      compareNames(one.ref, other.ref)
    );
  }
  const own = pointingTo(register, "Engagement", "activityIds", activity.ref);
  const refs = new Set(own.map(({ ref }) => ref));
  walk(own.filter(({ parentEngagementId }) => !refs.has(parentEngagementId ?? "")));
  walk(own);
  return found;
}

/**
 * To whom the data of an activity are disclosed: vendors with their chain, other recipients, companies of the group.
 *
 * Source: GDPR Art. 4(9), 30(1)(d).
 * Reading: names where they are known, although the law asks for categories; a category or an example says that it is one. A
 * disclosure that names no activity is one of each activity as a controller.
 */
export function recordRecipients(
  register: Register,
  activity: Activity,
  asked: Asked,
): Told<readonly RecordRecipient[]> {
  const engagements = engagementsOf(register, activity);
  const engaged = engagements.map((one) => engagedRecipient(register, activity, one, asked));
  const refs = new Set(engagements.map(({ ref }) => ref));
  const others = list(register, "Disclosure")
    .filter((one) => concerns(one, activity))
    .filter(({ engagementId }) => engagementId === undefined || !refs.has(engagementId))
    .map((one) => otherRecipient(register, one, asked));
  const group = pointingTo(register, "Participation", "activityId", activity.ref)
    .filter((one) => isOtherProcessor(one, asked))
    .map((one) => groupRecipient(register, one));
  const reason = textIn(activity, "noRecipientsReason", asked.language);
  return listOr(
    [...engaged, ...others, ...group],
    reason === null ? unknown : { state: "NOT_APPLICABLE", reason },
  );
}

function concerns({ activityIds }: Row<"Disclosure">, activity: Activity): boolean {
  if (activityIds?.length) return activityIds.includes(activity.ref);
  return activity.register === "CONTROLLER";
}

function isOtherProcessor(one: Row<"Participation">, { asOf, entity }: Asked): boolean {
  const { legalEntityId, role } = one;
  return (
    legalEntityId !== entity &&
    (role === "PROCESSOR" || role === "SUB_PROCESSOR") &&
    takesPart(one, asOf)
  );
}

function engagedRecipient(
  register: Register,
  activity: Activity,
  one: Engagement,
  { entity, language }: Asked,
): RecordRecipient {
  const service = find(register, "VendorService", one.vendorServiceId);
  const vendor = find(register, "Vendor", service?.vendorId);
  const above = find(register, "Engagement", one.parentEngagementId);
  const by = one.engagerEntityId === entity ? undefined : one.engagerEntityId;
  const disclosure = pointingTo(register, "Disclosure", "engagementId", one.ref).find((other) =>
    concerns(other, activity),
  );
  const name = engagedName(register, one);
  const bought = [...new Set([vendor?.name, service?.name])].filter(
    (brand) => brand !== undefined && brand !== name,
  );
  const contract = [one.contractVersion, one.contractSignedOn, service?.dpaUrl].filter(Boolean);
  return {
    ref: one.ref,
    name,
    service: bought.join(", ") || null,
    kind: disclosure?.recipientKind ?? kindOf(activity, one, service),
    isNamed: (vendor?.namedAs ?? "NAME") === "NAME",
    purpose:
      textIn(one, "purpose", language) ??
      textIn(disclosure, "purposeText", language) ??
      textIn(service, "function", language),
    condition: textIn(disclosure, "condition", language),
    under:
      above !== undefined
        ? engagedName(register, above)
        : (find(register, "LegalEntity", by)?.legalName ?? null),
    standby: one.standby === true,
    places: placesOf(register, one),
    contract: contract.join(", ") || null,
  };
}

/** What a vendor is in this activity: as stated of the engagement, else by the usual role of its service. */
function kindOf(
  { register }: Activity,
  { statedRole }: Engagement,
  service: Row<"VendorService"> | undefined,
): Told<RecipientKind> {
  const role = statedRole ?? service?.defaultRole;
  if (role === undefined || role === "MIXED") return gapOf(service, "defaultRole");
  if (role === "PROCESSOR") return register === "PROCESSOR" ? "SUB_PROCESSOR" : "PROCESSOR";
  return role;
}

function otherRecipient(
  register: Register,
  one: Row<"Disclosure">,
  { language }: Asked,
): RecordRecipient {
  const engagement = find(register, "Engagement", one.engagementId);
  return {
    ref: one.ref,
    name: textIn(one, "name", language) ?? one.ref,
    service: null,
    kind: told(one, "recipientKind"),
    isNamed: (one.namedAs ?? "NAME") === "NAME" && one.recipientKind !== "CATEGORY_ONLY",
    purpose: textIn(one, "purposeText", language),
    condition: textIn(one, "condition", language),
    under: null,
    standby: false,
    places: engagement === undefined ? null : placesOf(register, engagement),
    contract: null,
  };
}

function groupRecipient(register: Register, one: Row<"Participation">): RecordRecipient {
  const entity = find(register, "LegalEntity", one.legalEntityId);
  const country = told(entity, "country");
  return {
    ref: one.ref,
    name: entity?.legalName ?? entity?.tradeName ?? one.legalEntityId ?? one.ref,
    service: null,
    kind: one.role === "SUB_PROCESSOR" ? "SUB_PROCESSOR" : "PROCESSOR",
    isNamed: true,
    purpose: null,
    condition: null,
    under: null,
    standby: false,
    places: [{ country, place: null, kinds: [] }],
    contract: null,
  };
}

function placesOf(register: Register, engagement: Engagement): Told<readonly RecordPlace[]> {
  const byPlace = new Map<string, RecordPlace>();
  for (const one of pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref)) {
    const country = told(one, "country");
    const place = [one.city, one.region].filter(Boolean).join(", ") || null;
    const key = JSON.stringify([country, place]);
    const kinds = byPlace.get(key)?.kinds ?? [];
    const isNew = one.locationKind !== undefined && !kinds.includes(one.locationKind);
    byPlace.set(key, {
      country,
      place,
      kinds: isNew && one.locationKind ? [...kinds, one.locationKind] : kinds,
    });
  }
  return listOr([...byPlace.values()], unknown);
}
