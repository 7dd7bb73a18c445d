import { expect, test } from "vitest";
import { instantOf } from "@/lib/domain/calendar";
import { isUnderWay, mappingSchema } from "./import-draft";

const since = "2026-11-22T08:00:00Z";
const running = { type: "running", since, records: 5 } as const;

test("an import is under way for five minutes, and interrupted after that", () => {
  expect(isUnderWay(running, instantOf("2026-11-22T08:04:59Z"))).toBe(true);
  expect(isUnderWay(running, instantOf("2026-11-22T08:05:00Z"))).toBe(false);
  expect(isUnderWay({ type: "open" }, instantOf(since))).toBe(false);
});

test("a mapping names a layout or a kind, and nothing else", () => {
  const mapping = { register: "CONTROLLER", regime: "EU_GDPR", columns: ["vendor.name", null] };
  expect(mappingSchema.safeParse({ ...mapping, layout: "Vendor" }).success).toBe(true);
  expect(mappingSchema.safeParse({ ...mapping, layout: "vendors" }).success).toBe(true);
  expect(mappingSchema.safeParse({ ...mapping, layout: "suppliers" }).success).toBe(false);
});
