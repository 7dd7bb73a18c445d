import { describe, expect, test } from "vitest";
import { find } from "@/lib/domain/register";
import { given } from "@/lib/testing/given";
import { presentNames } from "./present-names";

function namesOf(service: string, vendor: string): string[] {
  const register = given.register({
    Vendor: [given.vendor({ ref: "acme", name: vendor })],
    VendorService: [given.vendorService({ ref: "box", vendorId: "acme", name: service })],
    VendorAlias: [
      given.vendorAlias({ vendorServiceId: "box", name: "Old Box", supersededBy: "New Box" }),
    ],
  });
  return presentNames(register, find(register, "VendorService", "box"));
}

describe("the present names of a service", () => {
  test("are told where it is shown by its old name", () => {
    expect(namesOf("Old Box", "Acme")).toEqual(["New Box"]);
  });

  test("are left out where the service already goes by it", () => {
    expect(namesOf("New Box", "Acme")).toEqual([]);
  });

  test("are left out where its vendor already goes by it", () => {
    expect(namesOf("Storage", "New Box")).toEqual([]);
  });
});
