import { beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "@/lib/auth/actor";
import {
  type AuditQuery,
  auditHref,
  parseAuditQuery,
  wholeLog,
} from "@/lib/domain/audit/audit-query";
import { done } from "@/lib/domain/result";
import { auditCsv, auditJson } from "@/lib/draw/audit-log";
import { changed, openStory, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { write } from "../write";
import { auditPage, auditPageSize, exportAuditLog, verifyAuditLog } from "./audit-log";

describe("the audit log", () => {
  let story: Story;
  let auditor: StaffActor;

  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }] }]);
    auditor = story.staff("aldo", "AUDITOR");
    for (let index = 0; index < auditPageSize; index += 1)
      await write(story.system(), { type: "mail.resumed" }, async () => done(null));
    await story.drafted(await changed("Vendor", "acme", { notes: "Later" }));
  });

  async function page(changes: Partial<AuditQuery> = {}) {
    const shown = await auditPage(auditor, { ...wholeLog, ...changes });
    if (shown === null) throw new Error("Refused");
    return shown;
  }
  const readings = () => database().auditEntry.count({ where: { event: "audit.read" } });

  test("is read by auditors and administrators alone", async () => {
    for (const role of ["REQUESTER", "EDITOR", "APPROVER", "DPO"] as const) {
      const other = story.staff("other", role);
      expect(await auditPage(other, wholeLog)).toBeNull();
      expect(await exportAuditLog(other, wholeLog, "csv")).toBeNull();
      expect(await verifyAuditLog(other)).toEqual({ ok: false, reason: "notAllowed" });
    }
    expect(await auditPage(story.administrator(), wholeLog)).not.toBeNull();
  });

  test("shows every entry exactly once over its pages, the newest first", async () => {
    await page();
    const seen: number[] = [];
    for (let before: number | null = null; ; ) {
      const { lines, older } = await page({ before });
      seen.push(...lines.map(({ position }) => position));
      before = older;
      if (before === null) break;
    }
    expect(seen).toEqual(seen.toSorted((one, other) => other - one));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.at(-1)).toBe(1);
  });

  test("holds one entry for each person, filter and day of reading, and none for turning pages", async () => {
    const before = await readings();
    const event = { event: "mail.resumed" };
    const { older, lines } = await page(event);
    await page({ ...event, before: older });
    await page(event);
    expect(lines.map((line) => line.event)).toEqual(lines.map(() => "mail.resumed"));
    expect(await readings()).toBe(before + 1);
    story.pass(1);
    auditor = story.staff("aldo", "AUDITOR");
    await page(event);
    expect(await readings()).toBe(before + 2);
    const newest = await page({ event: "audit.read" });
    expect(newest.lines[0]).toMatchObject({ payload: { filter: "event=audit.read" } });
  });

  test("is narrowed by who, what, record, change and day", async () => {
    const made = await page({ event: "changeSet.created" });
    const change = made.lines[0]?.payload?.changeSetId;
    expect((await page({ change: String(change) })).lines.length).toBeGreaterThan(0);
    expect((await page({ change: "CS-999999" })).lines).toEqual([]);
    const ofRecord = await page({ record: { kind: "Vendor", ref: "acme" } });
    expect(ofRecord.lines.length).toBeGreaterThan(0);
    expect(ofRecord.lines.every(({ records }) => records.length > 0)).toBe(true);
    const byAuditor = await page({ actor: "user:aldo" });
    expect(new Set(byAuditor.lines.map(({ actor }) => actor))).toEqual(new Set(["user:aldo"]));
    expect(byAuditor.actors.map(({ value }) => value)).toContain("system");
    expect((await page({ from: story.today() })).lines.every(({ at }) => at > "2000")).toBe(true);
    expect((await page({ to: "2001-01-01" as never })).lines).toEqual([]);
  });

  test("is exported whole, and the export is an entry that names the head", async () => {
    const texts = { csv: "", json: "" };
    for await (const part of auditCsv((await exportAuditLog(auditor, wholeLog, "csv")) ?? empty()))
      texts.csv += part;
    const count = await database().auditEntry.count();
    for await (const part of auditJson(
      (await exportAuditLog(auditor, wholeLog, "json")) ?? empty(),
    ))
      texts.json += part;
    expect(texts.csv.split("\r\n")).toHaveLength(count + 1);
    const entries: { position: number; hash: string }[] = JSON.parse(texts.json);
    expect(entries).toHaveLength(count);
    const [newest] = (await page({ event: "audit.exported" })).lines;
    expect(newest?.payload).toMatchObject({
      format: "json",
      entries: count,
      head: entries[0]?.hash,
    });
  });

  async function* empty() {}

  test("is verified, and says so in an entry", async () => {
    const verified = await verifyAuditLog(auditor);
    const head = await database().auditEntry.findFirst({
      where: { event: { not: "audit.verified" } },
      orderBy: { position: "desc" },
    });
    expect(verified).toMatchObject({ ok: true, value: { problems: [], head: head?.hash } });
    const [newest] = (await page({ event: "audit.verified" })).lines;
    expect(newest?.payload).toMatchObject({ problems: 0 });
  });
});

describe("the address of the log", () => {
  test("is read and written back the same", () => {
    const words = { actor: "user:anna", record: "Vendor/acme", change: "CS-4", to: "2026-03-01" };
    const { query, notes } = parseAuditQuery({ ...words, before: "70" });
    expect(notes).toEqual([]);
    const back = new URL(auditHref(query, { before: 70 }), "http://localhost");
    expect(Object.fromEntries(back.searchParams)).toEqual({ ...words, before: "70" });
  });

  test("leaves out what it does not understand, and says so", () => {
    const { query, notes } = parseAuditQuery({ actor: "Anna <a@b>", record: "acme", from: "soon" });
    expect(query).toEqual(wholeLog);
    expect(notes).toHaveLength(3);
  });
});
