import type { CalendarDate } from "@/lib/domain/calendar";
import { compareNames } from "@/lib/domain/documents/annex-facts";
import { engagedName } from "@/lib/domain/documents/annex-scope";
import { engagementsOf } from "@/lib/domain/documents/record/record-recipients";
import { transfersOf } from "@/lib/domain/documents/record/record-transfers";
import { isGap } from "@/lib/domain/documents/record/told";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import { countryName, mechanismName } from "@/lib/domain/language/wording";
import {
  find,
  list,
  pointingTo,
  type RecordKey,
  type Register,
  type Row,
} from "@/lib/domain/register";
import { firstUnverified, type UnverifiedNote } from "@/lib/domain/unverified-value";

/** Of what the flow of data is drawn. */
export type FlowSubject = RecordKey & { readonly kind: "ProcessingActivity" | "Product" };

/** One box of the picture: people, an activity, a vendor, another recipient. */
export type FlowNode = {
  readonly id: string;
  readonly record: RecordKey | null;
  readonly title: string;
  readonly note: string;
  /** How far from the people: 0 people, 1 activities, 2 recipients, 3 and on those whom they engage. */
  readonly column: number;
  /** True where a place outside the territory is among its places. */
  readonly isAbroad: boolean;
  /** Set where how the law sees its places, or what the transfers to it rest on, was never looked up. */
  readonly unverified: UnverifiedNote | null;
};

/** One way that data take, and the same in words. */
export type FlowLink = {
  readonly from: string;
  readonly to: string;
  readonly data: string;
  readonly places: string;
  readonly mechanism: string;
  /** Set where what its transfers rest on was never looked up. */
  readonly unverified: UnverifiedNote | null;
};

export type DataFlow = {
  readonly title: string;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
};

type Asked = { readonly asOf: CalendarDate; readonly entity: string };
type Drawing = { readonly nodes: Map<string, FlowNode>; readonly links: Map<string, FlowLink> };

const words = catalogueOf("en");

/**
 * The way of the data of an activity, or of all activities of a product: from people over what we do with them to those
 * who receive them, along the chain.
 *
 * Source: GDPR Art. 5(2), 28(4), 30(1)(c) to (e).
 * Reading: the same recipients and places as in the record of Art. 30; what is not known is said to be not known.
 *
 * @returns null when there is no such record
 */
export function dataFlow(register: Register, subject: FlowSubject, asked: Asked): DataFlow | null {
  const activities = activitiesOf(register, subject);
  if (activities === null) return null;
  const drawing: Drawing = { nodes: new Map(), links: new Map() };
  for (const activity of activities) {
    addNode(drawing, activityNode(activity));
    addPeople(drawing, register, activity);
    const engagements = engagementsOf(register, activity).filter((one) => serves(one, subject));
    for (const one of engagements)
      addEngagement(drawing, register, activity, one, engagements, asked);
    addOthers(drawing, register, activity);
  }
  const record = find(register, subject.kind, subject.ref);
  return {
    title: record?.name ?? subject.ref,
    nodes: [...drawing.nodes.values()],
    links: [...drawing.links.values()],
  };
}

function activitiesOf(
  register: Register,
  { kind, ref }: FlowSubject,
): readonly Row<"ProcessingActivity">[] | null {
  if (kind === "ProcessingActivity") {
    const found = find(register, kind, ref);
    return found === undefined ? null : [found];
  }
  if (find(register, "Product", ref) === undefined) return null;
  return list(register, "ProcessingActivity")
    .filter(({ productIds }) => productIds?.includes(ref))
    .toSorted((one, other) => compareNames(one.name ?? one.ref, other.name ?? other.ref));
}

/** One that names products serves these alone. */
function serves({ productIds }: Row<"Engagement">, { kind, ref }: FlowSubject): boolean {
  return kind !== "Product" || !productIds?.length || productIds.includes(ref);
}

function addNode({ nodes }: Drawing, node: FlowNode): void {
  if (!nodes.has(node.id)) nodes.set(node.id, node);
}

function addLink({ links }: Drawing, link: FlowLink): void {
  const key = `${link.from} ${link.to}`;
  if (!links.has(key)) links.set(key, link);
}

function activityNode({ ref, name, software, register }: Row<"ProcessingActivity">): FlowNode {
  return {
    id: `activity ${ref}`,
    record: { kind: "ProcessingActivity", ref },
    title: name ?? ref,
    note: software ?? (register === "PROCESSOR" ? "as processor" : "as controller"),
    column: 1,
    isAbroad: false,
    unverified: null,
  };
}

/** The labels of the data of each category of people; "" stands for people that nobody knows. */
function dataByPeople(
  register: Register,
  { ref }: Row<"ProcessingActivity">,
): ReadonlyMap<string, ReadonlySet<string>> {
  const byPeople = new Map<string, Set<string>>();
  for (const part of pointingTo(register, "ActivityData", "activityId", ref)) {
    const labels = (part.personalDataCategoryIds ?? []).map(
      (data) => find(register, "PersonalDataCategory", data)?.label ?? data,
    );
    for (const people of part.dataSubjectCategoryIds ?? [""])
      byPeople.set(people, new Set([...(byPeople.get(people) ?? []), ...labels]));
  }
  return byPeople.size === 0 ? new Map([["", new Set()]]) : byPeople;
}

function addPeople(
  drawing: Drawing,
  register: Register,
  activity: Row<"ProcessingActivity">,
): void {
  for (const [ref, data] of dataByPeople(register, activity)) {
    const id = `people ${ref}`;
    addNode(drawing, {
      id,
      record: ref === "" ? null : { kind: "DataSubjectCategory", ref },
      title: find(register, "DataSubjectCategory", ref)?.label ?? `People ${words.unknown}`,
      note: "people",
      column: 0,
      isAbroad: false,
      unverified: null,
    });
    addLink(drawing, {
      from: id,
      to: `activity ${activity.ref}`,
      data: [...data].join(", ") || words.unknown,
      places: "",
      mechanism: "",
      unverified: null,
    });
  }
}

function addEngagement(
  drawing: Drawing,
  register: Register,
  activity: Row<"ProcessingActivity">,
  engagement: Row<"Engagement">,
  all: readonly Row<"Engagement">[],
  asked: Asked,
): void {
  const above = all.find(({ ref }) => ref === engagement.parentEngagementId);
  const from = above === undefined ? `activity ${activity.ref}` : `engagement ${above.ref}`;
  const transfers = transfersOf(register, engagement, { ...asked, language: "en" });
  const places = placesText(register, engagement);
  const transfersNote = firstUnverified(register, transferKeys(register, engagement), asked.asOf);
  const placesNote = firstUnverified(
    register,
    pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref).map(
      keyOf("ProcessingLocation"),
    ),
    asked.asOf,
  );
  addNode(drawing, {
    id: `engagement ${engagement.ref}`,
    record: { kind: "Engagement", ref: engagement.ref },
    title: engagedName(register, engagement),
    note: engagement.standby ? `stand-by, ${places}` : places,
    column: 2 + depthOf(engagement, all),
    isAbroad: transfers.length > 0,
    unverified: placesNote ?? transfersNote,
  });
  addLink(drawing, {
    from,
    to: `engagement ${engagement.ref}`,
    data: dataText(register, engagement),
    places,
    mechanism: transfers.map(mechanismText).join("; ") || "none recorded",
    unverified: transfersNote,
  });
}

function keyOf(kind: RecordKey["kind"]) {
  return ({ ref }: { ref: string }): RecordKey => ({ kind, ref });
}

/** The transfers of an engagement, and what each rests on. */
function transferKeys(register: Register, { ref }: Row<"Engagement">): RecordKey[] {
  return pointingTo(register, "Transfer", "engagementId", ref).flatMap((transfer) => [
    keyOf("Transfer")(transfer),
    ...pointingTo(register, "TransferMechanismUse", "transferId", transfer.ref).map(
      keyOf("TransferMechanismUse"),
    ),
  ]);
}

/** How many of those drawn stand between an engagement and us; a circle is followed once. */
function depthOf(engagement: Row<"Engagement">, all: readonly Row<"Engagement">[]): number {
  const seen = new Set<string>();
  let depth = 0;
  let above = all.find(({ ref }) => ref === engagement.parentEngagementId);
  while (above !== undefined && !seen.has(above.ref)) {
    seen.add(above.ref);
    depth += 1;
    const next: string | undefined = above.parentEngagementId;
    above = all.find(({ ref }) => ref === next);
  }
  return depth;
}

function placesText(register: Register, { ref }: Row<"Engagement">): string {
  const places = pointingTo(register, "ProcessingLocation", "engagementId", ref);
  const names = places.map(({ country }) =>
    country === undefined ? `country ${words.unknown}` : countryName(country, words),
  );
  return [...new Set(names)].join(", ") || `country ${words.unknown}`;
}

function dataText(register: Register, { personalDataCategoryIds }: Row<"Engagement">): string {
  const labels = (personalDataCategoryIds ?? []).map(
    (ref) => find(register, "PersonalDataCategory", ref)?.label ?? ref,
  );
  return labels.join(", ") || words.unknown;
}

function mechanismText({
  destination,
  mechanisms,
}: ReturnType<typeof transfersOf>[number]): string {
  const place = isGap(destination) ? `country ${words.unknown}` : countryName(destination, words);
  if (isGap(mechanisms)) return `${place}: safeguards ${words.unknown}`;
  const names = mechanisms.map(({ code, module }) =>
    isGap(code) ? words.unknown : mechanismName(code, module, words),
  );
  return `${place}: ${[...new Set(names)].join(", ")}`;
}

/** Recipients that no engagement stands for. */
function addOthers(
  drawing: Drawing,
  register: Register,
  activity: Row<"ProcessingActivity">,
): void {
  for (const one of pointingTo(register, "Disclosure", "activityIds", activity.ref)) {
    if (one.engagementId !== undefined && drawing.nodes.has(`engagement ${one.engagementId}`))
      continue;
    addNode(drawing, {
      id: `disclosure ${one.ref}`,
      record: { kind: "Disclosure", ref: one.ref },
      title: one.name ?? one.ref,
      note: "recipient",
      column: 2,
      isAbroad: false,
      unverified: null,
    });
    const labels = (one.personalDataCategoryIds ?? []).map(
      (ref) => find(register, "PersonalDataCategory", ref)?.label ?? ref,
    );
    addLink(drawing, {
      from: `activity ${activity.ref}`,
      to: `disclosure ${one.ref}`,
      data: labels.join(", ") || words.unknown,
      places: "",
      mechanism: "",
      unverified: null,
    });
  }
}
