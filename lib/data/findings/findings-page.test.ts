import { beforeAll, describe, expect, test } from "vitest";
import type { CalendarDate } from "@/lib/domain/calendar";
import { type FindingsQuery, usualFindings } from "@/lib/domain/findings/findings-query";
import { done } from "@/lib/domain/result";
import { findingsCsv } from "@/lib/draw/findings-csv";
import { openStory, type Story } from "@/lib/testing/story";
import { addRevisions } from "../register";
import { write } from "../write";
import { eachFinding, findingsPage, findingsPageSize } from "./findings-page";

const many = 3_000;

describe("the page of findings", () => {
  let story: Story;
  let before: CalendarDate;

  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }] }]);
    before = story.today();
    story.pass(2);
    const activities = Array.from({ length: many }, (_, index) => ({
      kind: "ProcessingActivity" as const,
      ref: `activity-${index}`,
      validFrom: story.today(),
      body: { name: `Activity ${index}`, register: "CONTROLLER" },
    }));
    await write(story.system(), { type: "mail.paused" }, async (tx, entry) =>
      done(await addRevisions(tx, entry, activities, null)),
    );
  });

  async function page(changes: Partial<FindingsQuery> = {}) {
    const shown = await findingsPage(story.editor(), { ...usualFindings, ...changes });
    if (shown === null) throw new Error("Refused");
    return shown;
  }

  test("shows every finding exactly once over its pages, fast enough with many thousands", async () => {
    const first = await page({ kind: "ProcessingActivity" });
    expect(first.found).toBeGreaterThan(many * 2);
    expect(first.groups.flatMap(({ rows }) => rows)).toHaveLength(findingsPageSize);
    const last = await page({ kind: "ProcessingActivity", page: 999_999 });
    expect(last.query.page).toBe(first.pages);
    const { rows = [] } = (await eachFinding(story.editor(), usualFindings)) ?? {};
    const started = performance.now();
    await page({ by: "record", page: 7 });
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(first.weights.reduce((sum, { count }) => sum + count, 0)).toBe(first.found);
    expect(findingsCsv(rows).split("\r\n")).toHaveLength(rows.length + 2);
  });

  test("leads from each finding to its record, its provision and the way to waive it", async () => {
    const shown = await page({ kind: "ProcessingActivity", by: "rule" });
    const finding = shown.groups[0]?.rows[0];
    expect(finding?.href).toMatch(/^\/staff\/activities\/|^\/staff\/processingActivities\//);
    expect(finding?.source).toMatch(/GDPR|Art/);
    expect(finding?.waiveHref).toContain(`rule=${finding?.code}`);
  });

  test("judges the register as it was on another day, where nothing can be waived", async () => {
    const moment = { asOf: before, recordedAt: null };
    const then = await page({ moment });
    expect(then.day).toBe(before);
    expect(then.found).toBeLessThan(100);
    expect(then.groups.flatMap(({ rows }) => rows).map(({ waiveHref }) => waiveHref)).toEqual(
      then.groups.flatMap(({ rows }) => rows).map(() => null),
    );
    expect(then.groups[0]?.rows[0]?.href).toContain(`asOf=${before}`);
    const believed = await page({ moment: { asOf: story.today(), recordedAt: before } });
    expect(believed.found).toBeLessThan(100);
  });

  test("as a file has what was found at that moment, and says of that day", async () => {
    for (const moment of [
      { asOf: before, recordedAt: null },
      { asOf: null, recordedAt: before },
      { asOf: story.today(), recordedAt: before },
    ]) {
      const file = await eachFinding(story.editor(), { ...usualFindings, moment });
      const shown = await page({ moment });
      expect(file?.day).toBe(shown.day);
      expect(file?.rows).toHaveLength(shown.found);
      const [, ...lines] = findingsCsv(file?.rows ?? [])
        .trimEnd()
        .split("\r\n");
      expect(lines.join("\n")).not.toContain("activity-1");
    }
    const now = await eachFinding(story.editor(), usualFindings);
    expect(findingsCsv(now?.rows ?? [])).toContain("activity-1");
  });

  test("is not for requesters", async () => {
    const requester = story.staff("requester", "REQUESTER");
    expect(await findingsPage(requester, usualFindings)).toBeNull();
    expect(await eachFinding(requester, usualFindings)).toBeNull();
  });
});
