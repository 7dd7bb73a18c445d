import { describe, expect, test } from "vitest";
import { noticeEffect } from "./notice-effect";

describe("what a change waits for", () => {
  test("is the signature wherever the contract is amended, in a class raised by hand, too", () => {
    const rule = "AGREEMENT_TERMS_CHANGED";
    expect(noticeEffect([{ rule, class: "M2" }])).toBe("SIGNATURE");
    expect(noticeEffect([{ rule, class: "M1" }])).toBe("SIGNATURE");
    expect(noticeEffect([{ rule, class: "I" }])).toBe("AT_ONCE");
  });

  test("is nothing for a repair, and the periods where that was raised by hand", () => {
    const rule = "TRANSFER_MECHANISM_REPAIRED";
    expect(noticeEffect([{ rule, class: "M2" }])).toBe("AT_ONCE");
    expect(noticeEffect([{ rule, class: "M1" }])).toBe("PERIODS");
  });
});
