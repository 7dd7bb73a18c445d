import { describe, expect, test } from "vitest";
import { outOfReachFrom } from "./out-of-reach";

describe("a change that waits", () => {
  const held = { endsOn: "2026-11-24", onEnd: "DELETE" } as const;

  test("reaches an agreement that does not end", () => {
    expect(outOfReachFrom({}, "PER_CUSTOMER")).toBeNull();
  });

  test("reaches no agreement after its last day where each customer follows by itself", () => {
    expect(outOfReachFrom(held, "PER_CUSTOMER")).toBe("2026-11-25");
  });

  test("reaches it until its data are gone where it comes for all at once", () => {
    expect(outOfReachFrom(held, "GLOBAL_LATEST")).toBeNull();
    const gone = { ...held, dataHeldUntil: "2026-12-12" };
    expect(outOfReachFrom(gone, "GLOBAL_LATEST")).toBe("2026-12-13");
    const before = { ...held, dataHeldUntil: "2026-11-20" };
    expect(outOfReachFrom(before, "GLOBAL_LATEST")).toBe("2026-11-25");
  });

  test("reaches none that ended without a word on its data", () => {
    expect(outOfReachFrom({ endsOn: "2026-11-24" }, "GLOBAL_LATEST")).toBe("2026-11-25");
  });
});
