import { list, pointingTo, type Register } from "@/lib/domain/register";
import { hasLegalForm } from "./company-names";
import { type Planning, refuseRow, state } from "./planning";
import { categoryRefs, choiceIn, countriesIn, entriesOf } from "./read-cells";
import { givenRef, refNamed, refOfPart } from "./refs";
import { cellOf, fieldCells, type RowCells, saysOf } from "./row-cells";
import { planTransfers } from "./transfer-rows";
import { type RowVendor, vendorOfRow } from "./vendor-of-row";
import { plain } from "./words";

const categories = ["personalDataCategoryIds", "dataSubjectCategoryIds"] as const;

/** One row of a vendor list: the vendor with its legal entity, its service, and what that does for us. */
export function planVendorRow(planning: Planning, cells: RowCells): void {
  const { row } = cells;
  const vendor = vendorOfRow(planning, cells);
  if (vendor === null) return;
  const { ref, name } = vendor;
  const entity = planEntity(planning, cells, vendor);
  if (entity === null) return;
  const without = vendor.isFoundByName ? ["name"] : [];
  state(
    planning,
    { kind: "Vendor", ref },
    {
      part: "vendor",
      row,
      cells: fieldCells(cells, "vendor", ...without),
      given: entity === undefined ? {} : { legalEntityId: entity },
      defaults: name === "" ? {} : { name },
      unknown: ["legalEntityId"],
    },
  );
  const service = planService(planning, cells, vendor);
  if (service === null || !saysOf(cells, "engagement", "location", "transfer")) return;
  planEngagement(planning, cells, { vendor: ref, entity, service });
}

/**
 * The company that signs: what the list says of it, or what the name of a new vendor says, where that is the name of a company.
 *
 * @returns undefined where nothing says who it is; null where what is said is wrong
 */
function planEntity(
  planning: Planning,
  cells: RowCells,
  vendor: RowVendor,
): string | null | undefined {
  const { row } = cells;
  const { register } = planning.facts;
  const present = register.Vendor.get(vendor.ref);
  const isSaid = saysOf(cells, "entity");
  const isCompany = hasLegalForm(vendor.name);
  if (!isSaid && (present !== undefined || !isCompany)) return undefined;
  const refCell = cellOf(cells, "entity.ref");
  const cell = cellOf(cells, "entity.legalName");
  const ref = entityRef(planning, cells, vendor);
  if (ref === null) return null;
  const titled = isCompany ? { legalName: vendor.name } : { tradeName: vendor.name };
  const isKnown = register.LegalEntity.has(ref);
  state(
    planning,
    { kind: "LegalEntity", ref },
    {
      part: "entity",
      row,
      // A name that found the company, spelt otherwise, is not to become its name.
      cells: fieldCells(
        cells,
        "entity",
        ...(isKnown && refCell === undefined ? ["legalName"] : []),
      ),
      defaults: cell === undefined && vendor.name !== "" ? titled : {},
      unknown: ["legalName", "country"],
      isInferred: cell === undefined && isCompany,
    },
  );
  return ref;
}

function entityRef(planning: Planning, cells: RowCells, vendor: RowVendor): string | null {
  const { row } = cells;
  const refCell = cellOf(cells, "entity.ref");
  if (refCell !== undefined) return givenRef(planning, refCell);
  const cell = cellOf(cells, "entity.legalName");
  const signing = planning.facts.register.Vendor.get(vendor.ref)?.legalEntityId;
  if (cell === undefined && signing !== undefined) return signing;
  return refNamed(planning, "LegalEntity", cell?.text ?? vendor.name, { row, cell });
}

/** A list that names vendors alone speaks of the one service that a vendor has. */
function planService(
  planning: Planning,
  cells: RowCells,
  { ref: vendor, name: vendorName, service: named }: RowVendor,
): string | null {
  const { row } = cells;
  const refCell = cellOf(cells, "service.ref");
  const cell = cellOf(cells, "service.name");
  const all = pointingTo(planning.facts.register, "VendorService", "vendorId", vendor);
  const present = named === null ? all : all.filter(({ ref }) => ref === named);
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
  const once = all.find((service) => wasCalled(planning.facts.register, service.ref, cell?.text));
  const known = cell === undefined ? present[0]?.ref : once?.ref;
  const ref =
    refCell === undefined
      ? (known ?? refNamed(planning, "VendorService", title || vendor, { row, cell, within }))
      : givenRef(planning, refCell);
  if (ref === null) return null;
  state(
    planning,
    { kind: "VendorService", ref },
    {
      part: "service",
      row,
      cells: fieldCells(cells, "service", ...(once === undefined ? [] : ["name"])),
      given: { vendorId: vendor },
      defaults: { name: title || vendor },
      unknown: ["function"],
      isInferred: cell === undefined && refCell === undefined,
    },
  );
  return ref;
}

function wasCalled(register: Register, service: string, name: string | undefined): boolean {
  if (name === undefined) return false;
  const aliases = pointingTo(register, "VendorAlias", "vendorServiceId", service);
  return aliases.some((alias) => plain(alias.name ?? "") === plain(name));
}

function planEngagement(
  planning: Planning,
  cells: RowCells,
  { vendor, entity, service }: { vendor: string; entity: string | undefined; service: string },
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
