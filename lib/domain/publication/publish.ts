import { addPeriod, type CalendarDate } from "@/lib/domain/calendar";
import { replacedBetween } from "@/lib/domain/change/how-gone";
import { comingRef, engagementNamed, formerRef } from "@/lib/domain/change/restored-engagement";
import type { Field } from "@/lib/domain/fields";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";
import {
  apply,
  bodyOf,
  find,
  list,
  type RecordChange,
  type RecordKey,
  type Register,
  type Row,
  referencesOf,
} from "@/lib/domain/register";
import { subprocessors } from "@/lib/domain/subprocessor";
import {
  type CustomersKind,
  type CustomersPart,
  customersBody,
  isCustomersKind,
} from "./customers-part";
import { publicCookies } from "./public-cookies";
import { publicFacts, sinceOf } from "./public-entry";
import { publicNotices } from "./public-notice";
import type { PublicChange, PublicPart, PublicProduct, PublicSubprocessor } from "./public-part";
import { translatedBy, translationOf } from "./translated";

/** One change set that customers have been told of and that is not active yet. */
export type AnnouncedChangeSet = {
  readonly id: string;
  readonly changes: readonly RecordChange[];
  readonly announcedOn: CalendarDate;
  /** Planned day; null when none is set. */
  readonly plannedOn: CalendarDate | null;
};

/** How a sub-processor goes that has ended for some agreements and not for all. */
export type Leaving = NonNullable<PublicSubprocessor["leaving"]>;

export type PublishInput = {
  /** With all that any agreement still has. */
  readonly register: Register;
  readonly asOf: CalendarDate;
  /** The day on which entries come and go, where that is not the one of the publication: in the preview of what is planned. */
  readonly comesOn?: CalendarDate;
  readonly announced: readonly AnnouncedChangeSet[];
  /** Engagements that are active, but held back for at least one agreement. */
  readonly rollingOut: ReadonlySet<string>;
  /** Engagements that have ended for some agreements and not for all. */
  readonly leaving: ReadonlyMap<string, Leaving>;
  /** Engagements in which a change that takes effect with this publication puts another vendor, and that change. */
  readonly replaced: ReadonlyMap<string, string>;
  /** The whole change log, newest first. */
  readonly changes: readonly PublicChange[];
  readonly previous: PublicPart | null;
  readonly simulated: boolean;
};

/**
 * What everybody may see, from the register and what is announced.
 *
 * Source: GDPR Art. 28(2), 28(4), 5(1)(a); EDPB Opinion 22/2024.
 * Reading: an entry that ended stays on the list for twelve months. It has ended when it has ended for all. Another vendor in the
 * same engagement is another sub-processor: it is announced, it begins anew, and the former one ends.
 */
export function publicPart(input: PublishInput): PublicPart {
  const { register, asOf, simulated, changes } = input;
  const cookies = publicCookies(register);
  const notices = publicNotices(register, asOf);
  return {
    format: 1,
    asOf,
    simulated,
    organisation: publicOrganisation(register),
    products: list(register, "Product").map(publicProduct),
    subprocessors: [...announcedEntries(input), ...currentEntries(input), ...endedEntries(input)],
    changes: [...changes],
    ...(cookies !== null && { cookies }),
    ...(notices.length > 0 && { notices }),
  };
}

function publicProduct(product: Row<"Product">): PublicProduct {
  const { ref, name, description } = product;
  const translations = translatedBy((language) => ({
    name: name === undefined ? undefined : translationOf(product, "name", language),
    description:
      description === undefined ? undefined : translationOf(product, "description", language),
  }));
  return {
    ref,
    name: name ?? ref,
    description: description ?? null,
    ...(translations !== undefined && { translations }),
  };
}

function publicOrganisation(register: Register): PublicPart["organisation"] {
  const organisation = list(register, "Organisation")[0];
  const entity = find(register, "LegalEntity", organisation?.legalEntityId);
  const place = [entity?.postalCode, entity?.city].filter(Boolean).join(" ");
  const translations = translatedBy((language) => ({
    introduction:
      organisation?.publicIntroduction === undefined
        ? undefined
        : translationOf(organisation, "publicIntroduction", language),
  }));
  return {
    name: organisation?.name ?? entity?.legalName ?? "This organisation",
    website: organisation?.website ?? null,
    introduction: organisation?.publicIntroduction ?? null,
    privacyEmail: organisation?.privacyEmail ?? null,
    objectionEmail: organisation?.objectionEmail ?? organisation?.privacyEmail ?? null,
    legalEntity:
      entity === undefined
        ? null
        : {
            name: entity.legalName ?? null,
            address: [entity.street, place].filter(Boolean).join(", ") || null,
            country: entity.country ?? null,
          },
    ...(translations !== undefined && { translations }),
  };
}

/** How the list had an entry; one that had ended is as if it had not been there. */
function listedBefore(previous: PublicPart | null, ref: string): PublicSubprocessor | undefined {
  return previous?.subprocessors.find((entry) => entry.ref === ref && entry.status !== "ended");
}

function announcedEntries({ register, announced }: PublishInput): PublicSubprocessor[] {
  const current = refsOf(register);
  return announced.flatMap(({ id, changes, announcedOn, plannedOn }) => {
    const after = apply(register, changes);
    const replaced = new Set(replacedBetween(register, after));
    return subprocessors(after)
      .filter(({ ref }) => !current.has(ref) || replaced.has(ref))
      .map((engagement) => ({
        ...publicFacts(after, engagement),
        ref: replaced.has(engagement.ref) ? comingRef(engagement.ref, id) : engagement.ref,
        status: "announced" as const,
        announcedOn,
        effectiveOn: plannedOn,
        since: null,
        endedOn: null,
      }));
  });
}

function refsOf(register: Register): ReadonlySet<string> {
  return new Set(subprocessors(register).map(({ ref }) => ref));
}

function currentEntries(input: PublishInput): PublicSubprocessor[] {
  return subprocessors(input.register).map((engagement) => ({
    ...publicFacts(input.register, engagement),
    status: statusOf(engagement, input),
    ...daysOf(engagement, input),
    endedOn: null,
    ...leavingOf(engagement, input),
  }));
}

function leavingOf({ ref }: Row<"Engagement">, { leaving }: PublishInput) {
  const how = leaving.get(ref);
  return how === undefined ? {} : { leaving: how };
}

/** What was listed keeps its days; what comes new has the day of this publication, but for the first publication. */
function daysOf(
  engagement: Row<"Engagement">,
  { previous, asOf, comesOn = asOf, leaving, replaced }: PublishInput,
): Pick<PublicSubprocessor, "announcedOn" | "effectiveOn" | "since"> {
  const { ref } = engagement;
  const change = replaced.get(ref);
  // A former vendor has the days of the entry that it stood in; whoever took its place has those with which it was announced.
  const before =
    change === undefined
      ? (listedBefore(previous, ref) ??
        (leaving.has(ref) ? listedBefore(previous, engagementNamed(ref)) : undefined))
      : listedBefore(previous, comingRef(ref, change));
  const firstListedOn = previous === null ? engagement.validFrom : comesOn;
  const isKnown = before !== undefined && before.status !== "announced";
  const published = isKnown ? before.since : null;
  return {
    announcedOn: before?.announcedOn ?? null,
    effectiveOn: isKnown ? before.effectiveOn : previous === null ? null : comesOn,
    since: engagement.standby === true ? null : sinceOf(engagement, published, firstListedOn),
  };
}

function statusOf(
  { ref, standby }: Row<"Engagement">,
  { rollingOut, leaving }: PublishInput,
): "standby" | "rolling-out" | "active" {
  if (standby === true) return "standby";
  return rollingOut.has(ref) && !leaving.has(ref) ? "rolling-out" : "active";
}

function endedEntries({
  register,
  previous,
  asOf,
  comesOn = asOf,
  replaced,
}: PublishInput): PublicSubprocessor[] {
  const current = refsOf(register);
  return (previous?.subprocessors ?? [])
    .filter(({ status }) => status !== "announced")
    .map((entry) => {
      const change = entry.status === "ended" ? undefined : replaced.get(entry.ref);
      return change === undefined ? entry : { ...entry, ref: formerRef(entry.ref, change) };
    })
    .filter((entry) => !current.has(entry.ref))
    .map(({ leaving: _gone, ...entry }) =>
      entry.status === "ended" ? entry : { ...entry, status: "ended" as const, endedOn: comesOn },
    )
    .filter((entry) => entry.endedOn !== null && addPeriod(entry.endedOn, "P12M") >= asOf);
}

/**
 * What annexes are made from: the customers' part of a publication.
 *
 * Source: GDPR Art. 28(3), 5(1)(c); product rule V1.
 * Reading: customers never see each other. A customer's own entity stays out, and so does every mention of it.
 */
export function customersPart(register: Register): CustomersPart {
  const hidden = hiddenEntities(register);
  const records: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const kind of kindNames) {
    if (!isCustomersKind(kind)) continue;
    const seen: Record<string, Record<string, unknown>> = {};
    for (const ref of register[kind].keys()) {
      if (isLeftOut(register, { kind, ref }, hidden)) continue;
      const body = withoutHidden(
        kind,
        ref,
        customersBody(kind, bodyOf(register, { kind, ref })),
        hidden,
      );
      if (body !== null) seen[ref] = body;
    }
    records[kind] = seen;
  }
  return { format: 1, records: records as CustomersPart["records"] };
}

/** Hidden entities, and what is not done: that is a fact of the register and no measure of an annex. */
function isLeftOut(
  register: Register,
  { kind, ref }: RecordKey,
  hidden: ReadonlySet<string>,
): boolean {
  if (kind === "LegalEntity") return hidden.has(ref);
  return kind === "SecurityMeasure" && find(register, kind, ref)?.negativeFact === true;
}

/** The entities that are neither ours nor those of vendors and transfers. Those of customers are, unless they are a vendor's too. */
function hiddenEntities(register: Register): ReadonlySet<string> {
  const own = [
    ...list(register, "Organisation").map(({ legalEntityId }) => legalEntityId),
    ...list(register, "CustomerAgreement").map(({ processorEntityId }) => processorEntityId),
    ...list(register, "LegalEntity").map(({ ref, ownGroup }) =>
      ownGroup === true ? ref : undefined,
    ),
  ];
  const vendors = list(register, "Vendor").map(({ legalEntityId }) => legalEntityId);
  const transfers = list(register, "Transfer").flatMap(({ importerEntityId, exporterEntityId }) => [
    importerEntityId,
    exporterEntityId,
  ]);
  const customers = new Set(list(register, "Customer").map(({ legalEntityId }) => legalEntityId));
  const shown = new Set([...own, ...vendors, ...transfers.filter((ref) => !customers.has(ref))]);
  return new Set(list(register, "LegalEntity").flatMap(({ ref }) => (shown.has(ref) ? [] : [ref])));
}

/** A body without the fields that name a hidden entity; null when the record is about one. */
function withoutHidden(
  kind: CustomersKind,
  ref: string,
  body: Record<string, unknown> | null,
  hidden: ReadonlySet<string>,
): Record<string, unknown> | null {
  if (body === null) return null;
  const named = referencesOf(kind, ref, body).filter(
    ({ to }) => to.kind === "LegalEntity" && hidden.has(to.ref),
  );
  const fields: Record<string, Field> = kinds[kind].fields;
  if (named.some(({ field }) => fields[field]?.required === true)) return null;
  const names = new Set(named.map(({ field }) => field));
  return Object.fromEntries(Object.entries(body).filter(([field]) => !names.has(field)));
}
