import { describe, expect, test } from "vitest";
import { calendarDateOf as day } from "@/lib/domain/calendar";
import { isUnverified, recheckDue } from "./rechecking";

const read = { verification: "V", checkedOn: "2026-01-31" } as const;

describe("a reference datum", () => {
  test("is unverified when it was recalled or is unsure", () => {
    const marks = (["V", "V2", "R", "U"] as const).map((verification) =>
      isUnverified({ verification }),
    );
    expect(marks).toEqual([false, false, true, true]);
  });

  test("that was recalled is due at once", () => {
    expect(recheckDue({ ...read, verification: "R" }, day("2026-02-01"))).toEqual({
      since: "2026-01-31",
      why: "unverified",
    });
  });

  test("that was read is due a year after, and not a day sooner", () => {
    expect(recheckDue(read, day("2027-01-30"))).toBeNull();
    expect(recheckDue(read, day("2027-01-31"))).toEqual({ since: "2027-01-31", why: "old" });
  });

  test("of an act that ends is due six months before", () => {
    const ending = { ...read, expiresOn: "2026-12-27" };
    expect(recheckDue(ending, day("2026-06-26"))).toBeNull();
    expect(recheckDue(ending, day("2026-06-27"))?.why).toBe("ending");
  });

  test("of the certified companies is due every ninety days", () => {
    expect(recheckDue(read, day("2026-05-01"), "P90D")).toEqual({
      since: "2026-05-01",
      why: "old",
    });
  });
});
