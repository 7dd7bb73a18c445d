import { list, pointingTo, type Register } from "@/lib/domain/register";
import { type Planning, refuseRow, state } from "./planning";
import { categoryRefs, choiceIn, countriesIn, entriesOf } from "./read-cells";
import { givenRef, refNamed, refOfPart } from "./refs";
import { cellOf, fieldCells, type RowCells, saysOf } from "./row-cells";
import { planTransfers } from "./transfer-rows";

const categories = ["personalDataCategoryIds", "dataSubjectCategoryIds"] as const;

/** One row of a vendor list: the vendor with its legal entity, its service, and what that does for us. */
export function planVendorRow(planning: Planning, cells: RowCells): void {
  const { row } = cells;
  const naming = ["vendor.name", "entity.legalName", "service.name"]
    .map((name) => cellOf(cells, name))
    .find((cell) => cell !== undefined);
  const refCell = cellOf(cells, "vendor.ref");
  if (naming === undefined && refCell === undefined) {
    refuseRow(
      planning,
      row,
      "vendor.name",
      "the row names no vendor",
      "fill in the name of the vendor, or delete the row",
    );
    return;
  }
  const name = naming?.text ?? "";
  const vendor =
    refCell === undefined
      ? refNamed(planning, "Vendor", name, { row, cell: naming })
      : givenRef(planning, refCell);
  if (vendor === null) return;
  const entity = saysOf(cells, "entity") ? planEntity(planning, cells, name) : null;
  state(
    planning,
    { kind: "Vendor", ref: vendor },
    {
      part: "vendor",
      row,
      cells: fieldCells(cells, "vendor"),
      given: entity === null ? {} : { legalEntityId: entity },
      defaults: name === "" ? {} : { name },
      unknown: ["legalEntityId"],
    },
  );
  const service = planService(planning, cells, vendor, name);
  if (service === null || !saysOf(cells, "engagement", "location", "transfer")) return;
  planEngagement(planning, cells, { vendor, entity, service });
}

function planEntity(planning: Planning, cells: RowCells, vendorName: string): string | null {
  const { row } = cells;
  const refCell = cellOf(cells, "entity.ref");
  const cell = cellOf(cells, "entity.legalName");
  const ref =
    refCell === undefined
      ? refNamed(planning, "LegalEntity", cell?.text ?? vendorName, { row, cell })
      : givenRef(planning, refCell);
  if (ref === null) return null;
  state(
    planning,
    { kind: "LegalEntity", ref },
    {
      part: "entity",
      row,
      cells: fieldCells(cells, "entity"),
      defaults: cell === undefined && vendorName !== "" ? { tradeName: vendorName } : {},
      unknown: ["legalName", "country"],
    },
  );
  return ref;
}

/** A list that names vendors alone speaks of the one service that a vendor has. */
function planService(
  planning: Planning,
  cells: RowCells,
  vendor: string,
  vendorName: string,
): string | null {
  const { row } = cells;
  const refCell = cellOf(cells, "service.ref");
  const cell = cellOf(cells, "service.name");
  const present = pointingTo(planning.facts.register, "VendorService", "vendorId", vendor);
  if (refCell === undefined && cell === undefined && present.length > 1) {
    if (saysOf(cells, "service", "engagement", "location", "transfer"))
      refuseRow(
        planning,
        row,
        "service.name",
        `the vendor has several services: ${present.map(({ ref }) => ref).join(", ")}`,
        "say in a column for the service which of them is meant",
      );
    return null;
  }
  const title = cell?.text ?? vendorName;
  const within = { field: "vendorId", ref: vendor };
  const only = cell === undefined ? present[0]?.ref : undefined;
  const ref =
    refCell === undefined
      ? (only ?? refNamed(planning, "VendorService", title || vendor, { row, cell, within }))
      : givenRef(planning, refCell);
  if (ref === null) return null;
  state(
    planning,
    { kind: "VendorService", ref },
    {
      part: "service",
      row,
      cells: fieldCells(cells, "service"),
      given: { vendorId: vendor },
      defaults: { name: title || vendor },
      unknown: ["function"],
      isInferred: cell === undefined && refCell === undefined,
    },
  );
  return ref;
}

function planEngagement(
  planning: Planning,
  cells: RowCells,
  { vendor, entity, service }: { vendor: string; entity: string | null; service: string },
): void {
  const { row } = cells;
  const { register } = planning.facts;
  const present = pointingTo(register, "Engagement", "vendorServiceId", service);
  const refCell = cellOf(cells, "engagement.ref");
  if (refCell === undefined && present.length > 1) {
    refuseRow(
      planning,
      row,
      "engagement.ref",
      `there are several engagements of this service: ${present.map(({ ref }) => ref).join(", ")}`,
      "say in a column with the ref of the engagement which of them is meant",
    );
    return;
  }
  const ref =
    refCell === undefined
      ? refOfPart(planning, "Engagement", "vendorServiceId", service, {
          isIt: () => true,
          word: "",
          row,
        })
      : givenRef(planning, refCell);
  if (ref === null) return;
  const engager = register.Engagement.get(ref)?.engagerEntityId ?? onlyOwnEntity(register);
  state(
    planning,
    { kind: "Engagement", ref },
    {
      part: "engagement",
      row,
      cells: fieldCells(cells, "engagement", ...categories),
      given: { vendorServiceId: service, ...categoriesOf(planning, cells) },
      defaults: { engagerEntityId: engager },
      unknown: ["engagerEntityId", "activityIds", "purpose", "contractType"],
    },
  );
  const codes = planLocations(planning, cells, ref);
  const importer = entity ?? register.Vendor.get(vendor)?.legalEntityId;
  planTransfers(planning, cells, codes, { engagement: ref, exporter: engager, importer });
}

function categoriesOf(planning: Planning, cells: RowCells): Record<string, unknown> {
  const given = categories.map((field) => {
    const name = `engagement.${field}`;
    const kind =
      field === "personalDataCategoryIds" ? "PersonalDataCategory" : "DataSubjectCategory";
    const refs = categoryRefs(planning, cells, kind, { name, labels: entriesOf(cells, name) });
    return [field, refs.length > 0 ? refs : undefined] as const;
  });
  return Object.fromEntries(given);
}

/** @returns the countries in which data are processed, as far as the row says them */
function planLocations(planning: Planning, cells: RowCells, engagement: string): string[] {
  const { row } = cells;
  const codes = countriesIn(planning, cellOf(cells, "location.countries")) ?? [];
  const locationKind = choiceIn(planning, cellOf(cells, "location.locationKind"));
  for (const country of codes) {
    const ref = refOfPart(planning, "ProcessingLocation", "engagementId", engagement, {
      isIt: (location) =>
        location.country === country &&
        (locationKind === undefined || location.locationKind === locationKind),
      word: [country, locationKind].filter((word) => word !== undefined).join("-"),
      row,
    });
    if (ref === null) continue;
    state(
      planning,
      { kind: "ProcessingLocation", ref },
      {
        part: "location",
        row,
        // A region or a city belongs to one country.
        cells: codes.length === 1 ? fieldCells(cells, "location", "countries", "locationKind") : [],
        given: { engagementId: engagement, country, locationKind },
        unknown: ["locationKind"],
      },
    );
  }
  return codes;
}

/** Ourselves, where we are one entity. */
export function onlyOwnEntity(register: Register): string | undefined {
  const [first, ...others] = list(register, "LegalEntity").filter(({ ownGroup }) => ownGroup);
  return others.length === 0 ? first?.ref : undefined;
}
