/** What a pack is about, by the ids under which the audit chain speaks of it. */
export type ExcerptScope = {
  readonly subject: "change" | "customer";
  readonly changeSetIds: ReadonlySet<string>;
  readonly agreementRefs: ReadonlySet<string>;
  readonly contactIds: ReadonlySet<string>;
  readonly deliveryIds: ReadonlySet<string>;
  readonly objectionIds: ReadonlySet<string>;
  readonly incidentIds: ReadonlySet<string>;
  readonly publicationNumbers: ReadonlySet<number>;
  /** positions of the entries that sealed its attempts, and of the one that tells of the pack itself */
  readonly positions: ReadonlySet<number>;
};

type Told = {
  readonly position: number;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>> | null;
};

/** What a customer may read of a change as such: it holds ids, counts and hashes, and nobody else. */
const openToCustomer: ReadonlySet<string> = new Set([
  "changeSet.created",
  "changeSet.edited",
  "changeSet.submitted",
  "changeSet.approved",
  "changeSet.announced",
  "changeSet.corrected",
  "changeSet.rebased",
  "changeSet.carriedOver",
  "changeSet.redrafted",
  "publication.made",
  "publication.drawn",
  "publication.documentsDrawn",
  "advice.given",
]);

/** What a customer may read of an incident that concerns it; the others hold reasons that staff wrote for each other. */
const incidentOpenToCustomer: ReadonlySet<string> = new Set([
  "incident.opened",
  "incident.suspension",
]);

/**
 * Whether a pack shows what an audit entry says; of the others it shows the hashes alone, which close the chain.
 *
 * Source: GDPR Art. 5(1)(c), 5(2); Art. 28(3)(h) for what a customer may ask to see.
 * Reading: a customer's pack shows what concerns that customer by name, and of a change what names nobody: an entry that lists
 * the agreements in which a change takes effect is shown only where it lists no other's.
 */
export function isDisclosed(scope: ExcerptScope, { position, event, payload }: Told): boolean {
  if (scope.positions.has(position)) return true;
  if (payload === null) return false;
  const { subject, changeSetIds, deliveryIds, objectionIds, incidentIds } = scope;
  const concerns = (field: string, ids: ReadonlySet<unknown>) => ids.has(payload[field]);
  if (concerns("deliveryId", deliveryIds) || concerns("objectionId", objectionIds)) return true;
  if (event.startsWith("incident.") && concerns("incidentId", incidentIds))
    return subject === "change" || isIncidentOpen(scope, event, payload);
  if (subject === "customer") return isDisclosedToCustomer(scope, event, payload);
  const isOfChange = concerns("changeSetId", changeSetIds);
  return (isOfChange && event !== "comment.added") || isOfPublication(scope, event, payload);
}

function isDisclosedToCustomer(
  scope: ExcerptScope,
  event: string,
  payload: Readonly<Record<string, unknown>>,
): boolean {
  const concerns = (field: string, ids: ReadonlySet<unknown>) => ids.has(payload[field]);
  if (event.startsWith("contact.") && concerns("contactId", scope.contactIds)) return true;
  if (concerns("agreementRef", scope.agreementRefs)) return true;
  const isOfChange = concerns("changeSetId", scope.changeSetIds);
  if (event === "changeSet.activated" && isOfChange) return namesNoOther(scope, payload);
  return openToCustomer.has(event) && (isOfChange || isOfPublication(scope, event, payload));
}

/** What a customer was told of an incident itself is its own to read. */
function isIncidentOpen(
  { agreementRefs }: ExcerptScope,
  event: string,
  { agreementRef, agreementRefs: named = [] }: Readonly<Record<string, unknown>>,
): boolean {
  // Customers for whom alone it was suspended are nobody else's to read.
  const namesNobodyElse = Array.isArray(named) && named.every((ref) => agreementRefs.has(ref));
  return (
    (incidentOpenToCustomer.has(event) && namesNobodyElse) ||
    (typeof agreementRef === "string" && agreementRefs.has(agreementRef))
  );
}

function isOfPublication(
  { publicationNumbers }: ExcerptScope,
  event: string,
  { number }: Readonly<Record<string, unknown>>,
): boolean {
  return (
    event.startsWith("publication.") && typeof number === "number" && publicationNumbers.has(number)
  );
}

function namesNoOther(
  { agreementRefs }: ExcerptScope,
  { agreements, heldBack }: Readonly<Record<string, unknown>>,
): boolean {
  return [agreements, heldBack].every(
    (list) => Array.isArray(list) && list.every((ref) => agreementRefs.has(ref)),
  );
}
