import {
  choice,
  choices,
  countries,
  type Field,
  reference,
  text,
  texts,
} from "@/lib/domain/fields";
import type { Layout } from "@/lib/domain/import/import-draft";
import { isKindName, type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { locationKinds, recipientKinds, regimes } from "@/lib/domain/reference/enums";
import { measureCategoryCodes } from "@/lib/domain/reference/measure-categories";

/** What a column can say: a field of one part of a row. */
export type Target = {
  /** "vendor.name". */
  readonly name: string;
  readonly part: string;
  readonly fieldName: string;
  readonly field: Field;
};

/** What a part is called on screen; the name of a kind where it is one. */
export const partLabels: Readonly<Record<string, string>> = {
  entity: "Legal entity of the vendor",
  vendor: "Vendor",
  service: "Service",
  engagement: "What it does for us",
  location: "Where",
  transfer: "Transfer",
  activity: "Processing activity",
  purpose: "Purpose",
  basis: "Legal basis",
  data: "Data",
  recipient: "Recipients",
  measure: "Security measures",
  joint: "Joint controller",
  controller: "Controller served",
};

/** Everything that the columns of a layout can say, in the order in which forms offer it. */
export function targetsOf(layout: Layout): readonly Target[] {
  const known = made.get(layout);
  if (known !== undefined) return known;
  const targets = partsOf(layout).flatMap(([part, fields]) =>
    Object.entries(fields)
      // Who of us looks after a record is chosen here, not in a list from elsewhere.
      .filter(([, field]) => field.type !== "reference" || isKindName(field.to))
      .map(([fieldName, field]) => ({ name: `${part}.${fieldName}`, part, fieldName, field })),
  );
  made.set(layout, targets);
  return targets;
}

const made = new Map<Layout, readonly Target[]>();

type Part = readonly [string, Readonly<Record<string, Field>>];

function partsOf(layout: Layout): readonly Part[] {
  if (layout === "vendors") return vendorParts();
  if (layout === "activities") return activityParts();
  return [["record", { ref: refOf(layout), ...kinds[layout].fields }]];
}

function refOf(kind: KindName): Field {
  return reference(kind, { label: "Ref", help: "Its name in the register. Lasts for ever." });
}

function vendorParts(): readonly Part[] {
  const { legalEntityId: _entity, ...vendor } = kinds.Vendor.fields;
  const { vendorId: _vendor, ...service } = kinds.VendorService.fields;
  const { vendorServiceId: _service, ...engagement } = kinds.Engagement.fields;
  return [
    ["vendor", { ref: refOf("Vendor"), ...vendor }],
    ["entity", { ref: refOf("LegalEntity"), ...kinds.LegalEntity.fields }],
    ["service", { ref: refOf("VendorService"), ...service }],
    ["engagement", { ref: refOf("Engagement"), ...engagement }],
    [
      "location",
      {
        countries: countries({ label: "Countries of processing" }),
        locationKind: choice(locationKinds, { label: "Kind of location" }),
        region: text(100, { label: "Region" }),
        city: text(200, { label: "City" }),
      },
    ],
    [
      "transfer",
      {
        mechanism: text(500, { label: "Transfer mechanism", help: "Such as DPF, SCC, adequacy." }),
        regimes: choices(regimes, { label: "Regimes of the mechanism" }),
      },
    ],
  ];
}

function activityParts(): readonly Part[] {
  const { securityMeasureIds: _measures, ...activity } = kinds.ProcessingActivity.fields;
  return [
    ["activity", { ref: refOf("ProcessingActivity"), ...activity }],
    ["purpose", { text: text(1000, { label: "Purpose" }) }],
    [
      "basis",
      {
        basis: text(500, { label: "Legal basis", help: "Art. 6(1)(b), or Contract." }),
        regimes: choices(regimes, { label: "Regimes of the legal basis" }),
        article9: text(500, { label: "Condition for special categories" }),
        legitimateInterest: text(1000, { label: "Legitimate interest" }),
      },
    ],
    [
      "data",
      {
        subjects: texts(200, { label: "Categories of people" }),
        categories: texts(200, { label: "Categories of data" }),
        special: texts(200, { label: "Special categories of data" }),
        elements: texts(200, { label: "Items of data, as written" }),
        retention: text(500, { label: "How long the data are kept" }),
      },
    ],
    [
      "recipient",
      {
        names: texts(300, { label: "Recipients" }),
        internal: texts(300, { label: "Recipients within the organisation" }),
        processors: texts(300, { label: "Processors as recipients" }),
        recipientKind: choice(recipientKinds, { label: "Kind of recipient" }),
      },
    ],
    [
      "transfer",
      {
        countries: countries({ label: "Third countries" }),
        recipient: text(300, { label: "Recipient in the third country" }),
        safeguards: text(500, { label: "Safeguards", help: "Such as SCC, BCR, adequacy." }),
      },
    ],
    [
      "measure",
      {
        texts: texts(3000, { label: "Security measures" }),
        category: choice(measureCategoryCodes, { label: "Category of the measures" }),
      },
    ],
    ["joint", { name: text(300, { label: "Joint controller" }) }],
    ["controller", { name: text(300, { label: "Controller on whose behalf" }) }],
  ];
}
