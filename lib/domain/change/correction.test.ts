import { describe, expect, test } from "vitest";
import { correctedMatters, entriesTrouble, isCorrectedMatter, restartsClock } from "./correction";

describe("restartsClock", () => {
  const matters = Object.keys(correctedMatters).filter(isCorrectedMatter);

  test.each(matters.filter((matter) => matter !== "OTHER"))("counts anew for %s", (matter) => {
    expect(restartsClock([{ matter: "OTHER" }, { matter }], [])).toBe(true);
  });

  test("moves nothing for anything else", () => {
    expect(restartsClock([{ matter: "OTHER" }], [])).toBe(false);
    expect(restartsClock([{ matter: "OTHER" }], [{ class: "E" }, { class: "I" }])).toBe(false);
  });

  test.each(["A", "M1", "M2", "DS"] as const)(
    "counts anew where a record is of class %s, whatever it is called",
    (own) => {
      expect(restartsClock([{ matter: "OTHER" }], [{ class: "E" }, { class: own }])).toBe(true);
    },
  );
});

describe("entriesTrouble", () => {
  const entry = (matter: "DEADLINE" | "LOCATIONS" | "OTHER", right: string) => ({
    ...{ matter, said: null, right },
  });

  test.each([
    ["daysAreOwn", entry("DEADLINE", "31 December 2026"), [], true],
    [null, entry("DEADLINE", ""), [], false],
    ["recordsStayWrong", entry("LOCATIONS", "Sopot"), [], false],
    [null, entry("LOCATIONS", "Sopot"), [{}], false],
    [null, entry("LOCATIONS", "Sopot"), [], true],
    [null, entry("OTHER", "Ms Miller"), [], false],
    ["nothingCorrected", entry("OTHER", " "), [], false],
  ] as const)("says %s of %o", (trouble, one, items, stand) => {
    expect(entriesTrouble([one], items, stand)).toBe(trouble);
  });
});
