import { describe, expect, test } from "vitest";
import { calendarDateOf as day, instantOf } from "./calendar";
import { isPresent, momentQuery, present, readMoment, settledMoment } from "./moment";

function read(words: Record<string, string>) {
  return readMoment((name) => words[name] ?? null);
}

describe("a moment", () => {
  test("is the present where the address names no day", () => {
    expect(read({ search: "acme" })).toEqual({ moment: present, notes: [] });
    expect(isPresent(read({ asOf: "" }).moment)).toBe(true);
  });

  test("keeps what it was asked for through its links", () => {
    const words = { asOf: "2026-03-01", recordedAt: "2026-04-01" };
    expect(momentQuery(read(words).moment)).toEqual(words);
    expect(momentQuery(present)).toEqual({});
  });

  test("leaves out what is no day, and says so", () => {
    const { moment, notes } = read({ asOf: "2026-02-30", recordedAt: "yesterday" });
    expect(moment).toEqual(present);
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain("2026-02-30");
  });
});

describe("what a moment leaves open", () => {
  const now = instantOf("2026-11-22T10:00:00Z");
  const settled = (asOf: string | null, recordedAt: string | null) =>
    settledMoment(
      {
        asOf: asOf === null ? null : day(asOf),
        recordedAt: recordedAt === null ? null : day(recordedAt),
      },
      now,
      "Europe/Paris",
    );

  test("is known as of now where no day of recording is named", () => {
    expect(settled("2026-03-01", null)).toEqual({ validOn: "2026-03-01", recordedAt: now });
  });

  test("counts a day of recording to its end in the organisation's zone", () => {
    expect(settled("2026-03-01", "2026-06-30")).toEqual({
      validOn: "2026-03-01",
      recordedAt: "2026-06-30T21:59:59.999Z",
    });
  });

  test("is true on the day of recording where no other day is named", () => {
    expect(settled(null, "2026-06-30").validOn).toBe("2026-06-30");
  });

  test("never asks for what will be recorded later than now", () => {
    expect(settled(null, "2026-11-22")).toEqual({ validOn: "2026-11-22", recordedAt: now });
    expect(settled(null, "2030-01-01")).toEqual({ validOn: "2026-11-22", recordedAt: now });
  });
});
