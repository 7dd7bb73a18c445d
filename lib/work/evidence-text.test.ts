import { expect, test } from "vitest";
import { evidenceText } from "./evidence-text";

test("keeps what a relay says, in lines and in any script", () => {
  expect(evidenceText("450-4.2.0 Später\r\n450 再試行 😀")).toBe(
    "450-4.2.0 Später\r\n450 再試行 😀",
  );
});

test.each([
  ["a zero byte", "220 \u0000", "220 \uFFFD"],
  ["an escape sequence", "550 \u001b[31mno", "550 \uFFFD[31mno"],
  ["half a character", "550 \ud83d no", "550 \uFFFD no"],
])("shows %s as what cannot be shown", (_what, said, kept) => {
  expect(evidenceText(said)).toBe(kept);
});

test("cuts off what goes on and on, between two characters", () => {
  const kept = evidenceText(`${"x".repeat(1_999)}😀${"y".repeat(10_000)}`);
  expect(kept).toBe(`${"x".repeat(1_999)}…`);
});
