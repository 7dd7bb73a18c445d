import { list, type Register } from "@/lib/domain/register";
import { editDistance } from "../edit-distance";
import { companyStem } from "./company-names";
import { plain } from "./words";

type Naming = {
  readonly vendor: string;
  readonly by: "name" | "legalEntity" | "alias" | "service";
  /** The service that an earlier name is one of. */
  readonly service: string | null;
  readonly stem: string;
};

/** The vendors of a register by everything that they are called. */
export type VendorNames = {
  readonly byName: ReadonlyMap<string, readonly Naming[]>;
  readonly all: readonly Naming[];
};

const known = new WeakMap<Register, VendorNames>();

/** Names of vendors, of the companies that sign for them, of their services and what these were called before. */
export function vendorNames(register: Register): VendorNames {
  const present = known.get(register);
  if (present !== undefined) return present;
  const byName = new Map<string, Naming[]>();
  const all: Naming[] = [];
  const add = (name: string | undefined, naming: Omit<Naming, "stem">) => {
    if (name === undefined || plain(name) === "") return;
    const one = { ...naming, stem: companyStem(name) };
    all.push(one);
    byName.set(plain(name), [...(byName.get(plain(name)) ?? []), one]);
  };
  for (const { ref: vendor, name, legalEntityId } of list(register, "Vendor")) {
    add(name, { vendor, by: "name", service: null });
    const entity = register.LegalEntity.get(legalEntityId ?? "");
    for (const one of [entity?.legalName, entity?.tradeName, ...(entity?.spellings ?? [])])
      add(one, { vendor, by: "legalEntity", service: null });
  }
  for (const { ref: service, name, vendorId } of list(register, "VendorService"))
    if (vendorId !== undefined) add(name, { vendor: vendorId, by: "service", service });
  for (const { name, vendorServiceId } of list(register, "VendorAlias")) {
    const vendor = register.VendorService.get(vendorServiceId ?? "")?.vendorId;
    if (vendor !== undefined) add(name, { vendor, by: "alias", service: vendorServiceId ?? null });
  }
  const made = { byName, all };
  known.set(register, made);
  return made;
}

/** So many vendors are named at most where a name is nearly that of others. */
const mostNear = 3;

/** Vendors that are called nearly so, the nearest first. */
export function vendorsNear({ all }: VendorNames, name: string): string[] {
  const stem = companyStem(name);
  const distances = new Map<string, number>();
  for (const { vendor, stem: other } of all) {
    const distance = distanceOf(stem, other);
    if (distance !== null && distance < (distances.get(vendor) ?? Number.MAX_SAFE_INTEGER))
      distances.set(vendor, distance);
  }
  return [...distances]
    .toSorted(([, one], [, other]) => one - other)
    .slice(0, mostNear)
    .map(([vendor]) => vendor);
}

const shortest = 4;

/** How far two names are from each other; null where nobody would take one for the other. */
function distanceOf(one: string, other: string): number | null {
  if (one === other) return 0;
  const [short = "", long = ""] = [one, other].toSorted((a, b) => a.length - b.length);
  if (short.length < shortest) return null;
  if (long.startsWith(`${short} `)) return 1;
  const most = short.length < 10 ? 1 : 2;
  if (long.length - short.length > most) return null;
  const distance = editDistance(one, other);
  return distance <= most ? 1 + distance : null;
}
