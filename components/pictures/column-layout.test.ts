import { describe, expect, test } from "vitest";
import { boxWidth, columnLayout, curve, wrapped } from "./column-layout";

const box = (id: string, column: number, lines = 1) => ({
  id,
  column,
  lines: Array.from({ length: lines }, () => id),
});

describe("columnLayout", () => {
  const { boxes, width, height } = columnLayout([
    ...[box("a", 0), box("b", 0, 2), box("c", 0)],
    box("d", 1),
  ]);

  test("lets no two boxes of a column touch", () => {
    const [a, b, c] = ["a", "b", "c"].map((id) => boxes.get(id));
    expect((a?.y ?? 0) + (a?.height ?? 0)).toBeLessThan(b?.y ?? 0);
    expect((b?.y ?? 0) + (b?.height ?? 0)).toBeLessThan(c?.y ?? 0);
  });

  test("keeps all boxes within the picture", () => {
    for (const one of boxes.values()) {
      expect(one.x + one.width).toBeLessThanOrEqual(width);
      expect(one.y + one.height).toBeLessThanOrEqual(height);
    }
  });

  test("leads a curve from the right side of one box to the left side of another", () => {
    const [a, d] = [boxes.get("a"), boxes.get("d")];
    if (a === undefined || d === undefined) throw new Error("A box is missing");
    expect(curve(a, d)).toMatch(new RegExp(`^M${boxWidth} .* ${d.x} ${d.y + d.height / 2}$`));
  });

  test("is a picture of nothing where there is nothing", () => {
    expect(columnLayout([]).boxes.size).toBe(0);
  });
});

describe("wrapped", () => {
  test("leaves a short text in one line", () => {
    expect(wrapped("Nordwolke")).toEqual(["Nordwolke"]);
  });

  test("breaks at a space, and shows what it leaves out as left out", () => {
    const lines = wrapped("Nordwolke Rechenzentren Gesellschaft mit beschränkter Haftung");
    expect(lines).toHaveLength(2);
    expect(lines[1]?.endsWith("…")).toBe(true);
    expect(lines.every((line) => line.length <= 22)).toBe(true);
  });

  test("gives an ideograph the room of two letters", () => {
    expect(wrapped("株式会社ことのは翻訳部門管理")[0]).toHaveLength(11);
  });

  test("breaks a word that is wider than a line", () => {
    expect(wrapped("x".repeat(60)).map(({ length }) => length)).toEqual([22, 22]);
  });
});
