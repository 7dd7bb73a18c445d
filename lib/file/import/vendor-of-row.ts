import { shown } from "../field-words";
import { type NamedVendor, type Planning, refuse, refuseRow } from "./planning";
import { givenRef, refNamed } from "./refs";
import { cellOf, type HeadedCell, type RowCells } from "./row-cells";
import { vendorNames, vendorsNear } from "./vendor-names";
import { plain } from "./words";

export type RowVendor = {
  readonly ref: string;
  /** What it is called: as the register has it, or as the row has it where it is new. */
  readonly name: string;
  /** The service whose earlier name the row has. */
  readonly service: string | null;
  /** Whether a name found it, in whatever spelling, which is then not to become its name. */
  readonly isFoundByName: boolean;
};

/** The vendor that a row speaks of: by its ref, by a name of its own, of its legal entity or of a service once. */
export function vendorOfRow(planning: Planning, cells: RowCells): RowVendor | null {
  const { row } = cells;
  const naming = ["vendor.name", "entity.legalName", "service.name"]
    .map((name) => cellOf(cells, name))
    .find((cell) => cell !== undefined);
  const refCell = cellOf(cells, "vendor.ref");
  if (refCell !== undefined) {
    const ref = givenRef(planning, refCell);
    if (ref === null) return null;
    return { ref, name: naming?.text ?? "", service: null, isFoundByName: false };
  }
  if (naming === undefined) {
    const hint = "fill in the name of the vendor, or delete the row";
    refuseRow(planning, row, "vendor.name", "the row names no vendor", hint);
    return null;
  }
  return vendorNamed(planning, cells, naming);
}

function vendorNamed(planning: Planning, cells: RowCells, cell: HeadedCell): RowVendor | null {
  const chosen = planning.choices.takenAs.get(plain(cell.text));
  if (chosen !== undefined) return vendorChosen(planning, cell, chosen);
  const found = foundAs(planning, cell.text);
  if (found.vendors.length > 1) return refuseSeveral(planning, cell, found.vendors);
  const [vendor] = found.vendors;
  if (vendor !== undefined) {
    const { by } = found;
    if (by !== null) note(planning, cell, { by, ref: vendor, near: [] });
    return inRegister(planning, vendor, found.service);
  }
  const near = nearTo(planning, cells, cell.text);
  const ref = refNamed(planning, "Vendor", cell.text, { row: cells.row, cell });
  if (near.length > 0) note(planning, cell, { by: null, ref: null, near });
  if (ref === null) return null;
  return { ref, name: cell.text, service: null, isFoundByName: false };
}

function vendorChosen(planning: Planning, cell: HeadedCell, ref: string): RowVendor | null {
  if (planning.facts.register.Vendor.has(ref)) {
    note(planning, cell, { by: "choice", ref, near: [] });
    return inRegister(planning, ref, null);
  }
  const message = `${shown(cell.text)} was taken as the vendor ${shown(ref)}, which is not there`;
  refuse(planning, cell, message, "take it as another vendor, or as a new one");
  return null;
}

function inRegister({ facts }: Planning, ref: string, service: string | null): RowVendor {
  const name = facts.register.Vendor.get(ref)?.name ?? ref;
  return { ref, name, service, isFoundByName: true };
}

type Found = {
  readonly vendors: readonly string[];
  readonly by: "legalEntity" | "alias" | null;
  readonly service: string | null;
};

/** What a vendor itself is called counts before its legal entity, and that before what a service was called. */
function foundAs({ facts }: Planning, name: string): Found {
  const all = vendorNames(facts.register).byName.get(plain(name)) ?? [];
  const written = name.trim().toLowerCase();
  const own = all.filter(({ by }) => by === "name");
  const toTheLetter = own.filter(
    ({ vendor }) => facts.register.Vendor.get(vendor)?.name?.toLowerCase() === written,
  );
  const [best = []] = [
    toTheLetter,
    own,
    all.filter(({ by }) => by === "legalEntity"),
    all.filter(({ by }) => by === "alias"),
  ].filter((some) => some.length > 0);
  const by = best[0]?.by;
  const services = [...new Set(best.map(({ service }) => service))];
  return {
    vendors: [...new Set(best.map(({ vendor }) => vendor))],
    by: by === "legalEntity" || by === "alias" ? by : null,
    service: services.length === 1 ? (services[0] ?? null) : null,
  };
}

/** Vendors called nearly so, and those that the company of the row signs for. */
function nearTo({ facts }: Planning, cells: RowCells, name: string): string[] {
  const names = vendorNames(facts.register);
  const company = cellOf(cells, "entity.legalName")?.text ?? "";
  const signing = (names.byName.get(plain(company)) ?? []).filter(({ by }) => by === "legalEntity");
  return [...new Set([...signing.map(({ vendor }) => vendor), ...vendorsNear(names, name)])];
}

function refuseSeveral(planning: Planning, cell: HeadedCell, vendors: readonly string[]): null {
  note(planning, cell, { by: null, ref: null, near: vendors });
  const message = `several vendors are called ${shown(cell.text)}, or their legal entity is: ${vendors.join(", ")}`;
  refuse(planning, cell, message, "choose one of them, or say it by a column with the ref");
  return null;
}

function note(
  { vendors }: Planning,
  { at, text }: HeadedCell,
  named: Omit<NamedVendor, "name">,
): void {
  vendors.set(at.line, { name: text, ...named });
}
