import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/domain/calendar";
import { classify } from "@/lib/domain/change/classify";
import type { Field } from "@/lib/domain/fields";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import {
  apply,
  bodyOf,
  emptyRegister,
  list,
  type RecordChange,
  type Register,
} from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import { canonicalJson } from "./canonical";
import { customersFields, isCustomersKind } from "./customers-part";
import { publicChange } from "./public-change";
import { customersPart, publicPart } from "./publish";

const marker = "MARKER-31337";

type Place = { kind: KindName; field: string };

function fieldsOf(kind: KindName): Record<string, Field> {
  return kinds[kind].fields;
}

/** Every field that holds a value of its own, and not a reference to another record. */
const places: readonly Place[] = kindNames.flatMap((kind) =>
  Object.entries(fieldsOf(kind))
    .filter(([, { type }]) => type !== "reference" && type !== "references")
    .map(([field]) => ({ kind, field })),
);

/** The changes that write the marker into these fields of every record. */
function marking(register: Register, marked: readonly Place[]): RecordChange[] {
  return kindNames.flatMap((kind) => {
    const fields = marked.filter((place) => place.kind === kind).map(({ field }) => field);
    if (fields.length === 0) return [];
    return list(register, kind).map(({ ref }) => {
      const values = fields.map((field) => [field, valueFor(fieldsOf(kind)[field])]);
      return {
        kind,
        ref,
        validFrom: given.today,
        body: { ...bodyOf(register, { kind, ref }), ...Object.fromEntries(values) },
      };
    });
  });
}

function valueFor(field: Field | undefined): unknown {
  return field?.type.endsWith("s") ? [marker] : marker;
}

/** Nobody is a vendor of another kind once a code is overwritten: what decides what a record is, or whether it is in force, stays as it is. */
const deciding = [
  "ProcessingActivity.register",
  "LegalEntity.ownGroup",
  "Engagement.standby",
  "Tracker.legalClass",
  "Tracker.legalClassUk",
  "Tracker.displayCategory",
  "SourceDocument.documentType",
  "SourceDocument.effectiveFrom",
  "Appointment.appointmentKind",
  "LegalBasisUse.basisCode",
  "LegalBasisUse.regime",
];

function nameOf({ kind, field }: Place): string {
  return `${kind}.${field}`;
}

function publicText(register: Register): string {
  const input = {
    asOf: given.today,
    announced: [],
    rollingOut: new Set<string>(),
    leaving: new Map(),
    replaced: new Map(),
    changes: [],
    previous: null,
    simulated: false,
  };
  return canonicalJson(publicPart({ register, ...input }));
}

/** The public part with the change that brings the marker told in its change log, and announced. */
function everythingPublic(before: Register, changes: readonly RecordChange[]): string {
  const after = apply(before, changes);
  const facts = {
    id: "CS-1",
    title: "t",
    reason: null,
    state: "active",
    announcedOn: null,
    effectiveOn: given.today,
    updatedAt: instantOf("2026-11-21T14:00Z"),
  } as const;
  const told = publicChange(facts, before, after, classify(before, changes, given.today, []));
  const announced = [
    { id: "CS-1", changes: newcomers(after), announcedOn: given.today, plannedOn: null },
  ];
  const input = {
    asOf: given.today,
    announced,
    rollingOut: new Set<string>(),
    leaving: new Map(),
    replaced: new Map(),
    previous: null,
    simulated: false,
  };
  return canonicalJson(
    publicPart({ register: after, changes: told === null ? [] : [told], ...input }),
  );
}

/** The same sub-processor once more, as it would be announced. */
function newcomers(register: Register): RecordChange[] {
  return [
    {
      kind: "Engagement",
      ref: "announced",
      validFrom: given.today,
      body: bodyOf(register, { kind: "Engagement", ref: "hosting" }),
    },
  ];
}

describe("the public part", () => {
  test("shows these fields, and no other", () => {
    const shown = places.filter(
      (place) =>
        !deciding.includes(nameOf(place)) &&
        publicText(apply(ruleWorld, marking(ruleWorld, [place]))).includes(marker),
    );
    expect(shown.map(nameOf)).toEqual([
      "Organisation.name",
      "Organisation.website",
      "Organisation.privacyEmail",
      "Organisation.objectionEmail",
      "Organisation.publicIntroduction",
      "LegalEntity.legalName",
      "LegalEntity.registrationNumber",
      "LegalEntity.street",
      "LegalEntity.city",
      "LegalEntity.postalCode",
      "LegalEntity.country",
      "LegalEntity.phone",
      "LegalEntity.leadAuthority",
      "Appointment.organisationName",
      "Appointment.email",
      "Appointment.phone",
      "Appointment.postalAddress",
      "Appointment.country",
      "EntityContact.phone",
      "Product.name",
      "Product.description",
      "DataSubjectCategory.label",
      "PersonalDataCategory.label",
      "RetentionRule.duration",
      "RetentionRule.criteria",
      "RetentionRule.trigger",
      "RetentionRule.triggerText",
      "RetentionRule.lawCitation",
      "ProcessingActivity.name",
      "ProcessingActivity.childrenFromAge",
      "ActivityPurpose.text",
      "LegalBasisUse.legitimateInterest",
      "LegalBasisUse.lawCitation",
      "LegalBasisUse.consentWithdrawal",
      "ActivityData.groupLabel",
      "ActivityData.elements",
      "ActivityData.dataSource",
      "ActivityData.dataSourceText",
      "ActivityData.mandatoryToProvide",
      "Vendor.name",
      "VendorService.name",
      "Engagement.feature",
      "Engagement.features",
      "Engagement.purpose",
      "Engagement.actualUseFrom",
      "ProcessingLocation.locationKind",
      "ProcessingLocation.country",
      "ProcessingLocation.region",
      "TransferMechanismUse.regime",
      "TransferMechanismUse.mechanism",
      "TransferMechanismUse.sccModule",
      "Disclosure.name",
      "Disclosure.recipientKind",
      "Disclosure.groupLabel",
      "Disclosure.purposeText",
      "Disclosure.condition",
      "Disclosure.optOutUrl",
      "SourceDocument.title",
      "SourceDocument.audience",
      "SourceDocument.regimes",
      "SourceDocument.lastUpdatedOn",
      "SourceDocument.lastReviewedOn",
      "SourceDocument.requirementStatement",
      "SourceDocument.changePolicy",
      "SourceDocument.changeChannels",
      "DocumentBlock.heading",
      "DocumentBlock.text",
      "Commitment.text",
      "Commitment.commitmentKind",
      "CookiePolicy.name",
      "CookiePolicy.sites",
      "CookiePolicy.technologiesMentioned",
      "CookiePolicy.regimes",
      "CookiePolicy.controls",
      "CookiePolicy.consentTool",
      "CookiePolicy.consentFirst",
      "CookiePolicy.refuseAsEasy",
      "CookiePolicy.repromptAfter",
      "CookiePolicy.withdrawalLocation",
      "CookiePolicy.gpcHonoured",
      "CookiePolicy.doNotTrackHonoured",
      "CookiePolicy.browserInstructions",
      "Tracker.name",
      "Tracker.technologies",
      "Tracker.technicalName",
      "Tracker.host",
      "Tracker.sites",
      "Tracker.party",
      "Tracker.informationUrl",
      "Tracker.displayGroup",
      "Tracker.purposes",
      "Tracker.purposeCodes",
      "Tracker.elements",
      "Tracker.lifetimeKind",
      "Tracker.lifetime",
      "Tracker.dataRetention",
      "Tracker.conditional",
      "Tracker.optOutUrl",
      "Tracker.optOutText",
    ]);
  });

  const isPrivate = ({ kind, field }: Place) =>
    fieldsOf(kind)[field]?.internal === true ||
    kind === "Customer" ||
    kind === "CustomerAgreement" ||
    (kind === "LegalEntity" && field.startsWith("contact")) ||
    (kind === "Appointment" && field === "personName") ||
    (kind === "EntityContact" && (field === "name" || field === "email"));
  const privatePlaces = places.filter(isPrivate);

  test("has nothing internal, no customer, no agreement and no person, in list, change log or announcement", () => {
    fc.assert(
      fc.property(fc.subarray([...privatePlaces], { minLength: 1 }), (marked) => {
        expect(everythingPublic(ruleWorld, marking(ruleWorld, marked))).not.toContain(marker);
      }),
      { seed: 20_261_121, numRuns: 60, examples: [[[...privatePlaces]]] },
    );
  });

  test("has nothing of them when every record is new", () => {
    const marked = apply(ruleWorld, marking(ruleWorld, privatePlaces));
    const all = kindNames.flatMap((kind) =>
      list(marked, kind).map(({ ref }) => ({
        kind,
        ref,
        validFrom: given.today,
        body: bodyOf(marked, { kind, ref }),
      })),
    );
    expect(everythingPublic(emptyRegister, all)).not.toContain(marker);
  });

  test("shows the translations of these fields, and of no other", () => {
    const named = kindNames.flatMap((kind) =>
      Object.keys(fieldsOf(kind)).map((field) => ({ kind, field })),
    );
    const shown = named.filter(({ kind, field }) => {
      const changes = list(ruleWorld, kind).map(({ ref }) => ({
        kind,
        ref,
        validFrom: given.today,
        body: {
          ...bodyOf(ruleWorld, { kind, ref }),
          // It stands for a text that is there: a translation of nothing is not shown.
          ...(fieldsOf(kind)[field]?.type === "text" && { [field]: "text" }),
          translations: { de: { [field]: marker } },
        },
      }));
      return publicText(apply(ruleWorld, changes)).includes(marker);
    });
    expect(shown.map(nameOf)).toEqual([
      "Organisation.publicIntroduction",
      "Product.name",
      "Product.description",
      "DataSubjectCategory.label",
      "PersonalDataCategory.label",
      "ProcessingActivity.name",
      "ActivityPurpose.text",
      "Engagement.feature",
      "Engagement.purpose",
      "DocumentBlock.heading",
      "DocumentBlock.text",
    ]);
  });

  test("has no sources and no reason why a field is withheld", () => {
    const asides = {
      sources: [{ document: marker, confidence: "STATED" }],
      fieldStates: { notes: { state: "WITHHELD", reason: marker } },
    };
    const changes = kindNames.flatMap((kind) =>
      list(ruleWorld, kind).map(({ ref }) => ({
        kind,
        ref,
        validFrom: given.today,
        body: { ...bodyOf(ruleWorld, { kind, ref }), ...asides },
      })),
    );
    expect(everythingPublic(ruleWorld, changes)).not.toContain(marker);
  });

  test("does not know a customer by its ref, its name or its entity", () => {
    for (const word of ["client", "Client", "agreement"])
      expect(publicText(ruleWorld)).not.toContain(word);
  });
});

describe("the customers' part", () => {
  test("has the fields that it names, of the kinds that it names, and no internal one", () => {
    for (const place of places) {
      if (deciding.includes(nameOf(place))) continue;
      const text = canonicalJson(customersPart(apply(ruleWorld, marking(ruleWorld, [place]))));
      const named: readonly string[] = isCustomersKind(place.kind)
        ? customersFields[place.kind]
        : [];
      expect(text.includes(marker), nameOf(place)).toBe(named.includes(place.field));
    }
    const internal = places.filter(({ kind, field }) => fieldsOf(kind)[field]?.internal === true);
    expect(
      internal.filter(
        ({ kind, field }) =>
          isCustomersKind(kind) && (customersFields[kind] as readonly string[]).includes(field),
      ),
    ).toEqual([]);
  });

  test("has no customer and no agreement", () => {
    const { records } = customersPart(ruleWorld);
    expect(Object.keys(records)).toEqual(
      Object.keys(kinds).filter((kind) => kind in customersFields),
    );
    expect(records).not.toHaveProperty("Customer");
    expect(records).not.toHaveProperty("CustomerAgreement");
  });
});
