import { describe, expect, expectTypeOf, test } from "vitest";
import { done, type Result, refuse } from "./result";

function half(amount: number): Result<number, "odd" | "negative"> {
  if (amount < 0) return refuse("negative");
  return amount % 2 === 0 ? done(amount / 2) : refuse("odd");
}

describe("Result", () => {
  test("carries the value of what was done", () => {
    expect(half(8)).toEqual({ ok: true, value: 4 });
  });

  test("carries the literal reason of a refusal", () => {
    expect(half(7)).toEqual({ ok: false, reason: "odd" });
    expect(half(-2)).toEqual({ ok: false, reason: "negative" });
  });

  test("lets the compiler know every reason", () => {
    const result = half(7);
    if (!result.ok) expectTypeOf(result.reason).toEqualTypeOf<"odd" | "negative">();
  });
});
