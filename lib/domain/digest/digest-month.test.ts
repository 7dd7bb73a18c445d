import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { digestDue, nextDigestOn } from "./digest-month";

const on = (day: number | undefined, last: string | null = null) => ({ day, setOn: null, last });

describe("digestDue", () => {
  test("is never due where no day is named", () => {
    expect(digestDue(on(undefined), day("2026-11-28"))).toBeNull();
  });

  test("is due from its day to the end of the month, once", () => {
    expect(digestDue(on(5, "2026-10"), day("2026-11-04"))).toBeNull();
    expect(digestDue(on(5, "2026-10"), day("2026-11-05"))).toBe("2026-11");
    expect(digestDue(on(5), day("2026-11-30"))).toBe("2026-11");
    expect(digestDue(on(20, "2026-11"), day("2026-11-20"))).toBeNull();
    expect(digestDue(on(1, "2026-11"), day("2026-10-31"))).toBeNull();
  });

  test("waits for the next month where its day had passed when it was set", () => {
    const late = { ...on(20), setOn: day("2026-11-22") };
    expect(digestDue(late, day("2026-11-22"))).toBeNull();
    expect(digestDue(late, day("2026-12-19"))).toBeNull();
    expect(digestDue(late, day("2026-12-25"))).toBe("2026-12");
    expect(digestDue({ ...late, setOn: day("2026-11-20") }, day("2026-11-22"))).toBe("2026-11");
  });
});

describe("nextDigestOn", () => {
  test("is today while one is due, else the next day of that number", () => {
    expect(nextDigestOn(on(5, "2026-10"), day("2026-11-07"))).toBe("2026-11-07");
    expect(nextDigestOn(on(5, "2026-10"), day("2026-11-04"))).toBe("2026-11-05");
    expect(nextDigestOn(on(5, "2026-11"), day("2026-11-05"))).toBe("2026-12-05");
    expect(nextDigestOn(on(20, "2026-12"), day("2026-12-07"))).toBe("2027-01-20");
    expect(nextDigestOn({ ...on(20), setOn: day("2026-11-22") }, day("2026-11-22"))).toBe(
      "2026-12-20",
    );
    expect(nextDigestOn(on(undefined), day("2026-11-22"))).toBeNull();
  });
});
