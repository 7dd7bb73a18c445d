import { describe, expect, test } from "vitest";
import { kindNames } from "@/lib/domain/kinds/kinds";
import { given } from "@/lib/testing/given";
import { added, changed, ended } from "@/lib/testing/proposed";
import {
  apply,
  bodyOf,
  danglingReferences,
  emptyRegister,
  find,
  list,
  pointingTo,
  referencesOf,
} from "./register";

const register = given.completeRegister();

describe("a register", () => {
  test("is never changed: applying changes makes another", () => {
    const before = list(register, "Vendor");
    const after = apply(register, [changed(register, "Vendor", "acme", { name: "Acme Cloud" })]);
    expect(find(after, "Vendor", "acme")?.name).toBe("Acme Cloud");
    expect(find(register, "Vendor", "acme")?.name).toBe("Acme");
    expect(list(register, "Vendor")).toEqual(before);
    expect(() => Object.assign(find(after, "Vendor", "acme") ?? {}, { name: "Other" })).toThrow(
      TypeError,
    );
  });

  test("keeps what a change does not touch, down to the very value", () => {
    const after = apply(register, [changed(register, "Vendor", "acme", { name: "Acme Cloud" })]);
    expect(after.Engagement).toBe(register.Engagement);
    expect(apply(register, [])).toEqual(register);
  });

  test("takes changes in their order: the last one counts", () => {
    const twice = [
      changed(register, "Vendor", "acme", { name: "One" }),
      changed(register, "Vendor", "acme", { name: "Two" }),
    ];
    expect(find(apply(register, twice), "Vendor", "acme")?.name).toBe("Two");
    expect(find(apply(register, [ended("Vendor", "acme"), ...twice]), "Vendor", "acme")?.name).toBe(
      "Two",
    );
  });

  test("loses a record that ends, and does not mind the end of one that was never there", () => {
    expect(find(apply(register, [ended("Vendor", "acme")]), "Vendor", "acme")).toBeUndefined();
    expect(list(apply(register, [ended("Vendor", "gone")]), "Vendor")).toHaveLength(1);
  });

  test("lists records in the order in which they came, and keeps the place of one that changes", () => {
    const two = apply(register, [
      added("Vendor", given.vendor({ ref: "beta" })),
      changed(register, "Vendor", "acme", { name: "A" }),
    ]);
    expect(list(two, "Vendor").map(({ ref }) => ref)).toEqual(["acme", "beta"]);
  });

  test("finds nothing under no ref, another kind's ref, or a word that every object has", () => {
    for (const ref of [undefined, "hosting", "constructor", "__proto__", ""])
      expect(find(register, "Vendor", ref)).toBeUndefined();
    expect(kindNames.every((kind) => emptyRegister[kind].size === 0)).toBe(true);
  });

  test("gives the body of a record as it was put in", () => {
    const body = { name: "Beta", notes: "n" };
    const after = apply(register, [{ kind: "Vendor", ref: "beta", validFrom: given.today, body }]);
    expect(bodyOf(after, { kind: "Vendor", ref: "beta" })).toEqual(body);
    expect(find(after, "Vendor", "beta")).toEqual({ ...body, ref: "beta", validFrom: given.today });
    expect(bodyOf(after, { kind: "Vendor", ref: "gone" })).toBeNull();
  });
});

describe("the references of a register", () => {
  test("are found from the side that is pointed to, be it by one or by several", () => {
    expect(pointingTo(register, "Engagement", "productIds", "desk").map(({ ref }) => ref)).toEqual([
      "hosting",
    ]);
    expect(pointingTo(register, "VendorService", "vendorId", "acme").map(({ ref }) => ref)).toEqual(
      ["acme-hosting"],
    );
    expect(pointingTo(register, "Engagement", "productIds", "gone")).toEqual([]);
  });

  test("are those of the register that is asked, whatever was asked before", () => {
    expect(pointingTo(register, "Engagement", "productIds", "desk")).toHaveLength(1);
    const after = apply(register, [
      changed(register, "Engagement", "hosting", { productIds: undefined }),
    ]);
    expect(pointingTo(after, "Engagement", "productIds", "desk")).toEqual([]);
    expect(pointingTo(register, "Engagement", "productIds", "desk")).toHaveLength(1);
  });

  test("are told one by one, with field and kind", () => {
    expect(
      referencesOf("Engagement", "e", {
        vendorServiceId: "s",
        productIds: ["a", "b"],
        purpose: "x",
      }),
    ).toEqual([
      {
        from: { kind: "Engagement", ref: "e" },
        field: "vendorServiceId",
        to: { kind: "VendorService", ref: "s" },
      },
      {
        from: { kind: "Engagement", ref: "e" },
        field: "productIds",
        to: { kind: "Product", ref: "a" },
      },
      {
        from: { kind: "Engagement", ref: "e" },
        field: "productIds",
        to: { kind: "Product", ref: "b" },
      },
    ]);
  });

  test("dangle where what they point to is not there", () => {
    expect(danglingReferences(register)).toEqual([]);
    expect(
      danglingReferences(apply(register, [ended("Product", "desk")])).map(({ from, field }) => [
        from.ref,
        field,
      ]),
    ).toEqual([
      ["tickets", "productIds"],
      ["hosting", "productIds"],
      ["client-agreement", "productIds"],
    ]);
  });
});
