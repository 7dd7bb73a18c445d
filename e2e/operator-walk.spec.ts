import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { expect, test } from "playwright/test";
import { openEmbedded } from "@/lib/local/postgres";
import { annexText } from "@/lib/testing/annex-text";
import { dataDir } from "@/lib/testing/data-dir";
import { type Ran, recital } from "@/lib/testing/recital";

const editor = "editor@haldendesk.example";
const approver = "approver@haldendesk.example";
const announcedAt = "2026-11-21T14:00:00Z";

/** Customers with Live Chat, and until when each may object if told on 21 November 2026, 15:00 in Paris. */
const told: Record<string, { objection: string; earliest: string; contacts: number }> = {
  donau: { objection: "2026-12-23", earliest: "2026-12-24", contacts: 2 },
  hikari: { objection: "2026-12-22", earliest: "2026-12-23", contacts: 1 },
  kauri: { objection: "2026-12-07", earliest: "2026-12-23", contacts: 1 },
  kundenhafen: { objection: "2027-01-07", earliest: "2027-01-08", contacts: 1 },
  kyklades: { objection: "2026-12-23", earliest: "2026-12-24", contacts: 1 },
  lodzka: { objection: "2026-12-22", earliest: "2026-12-23", contacts: 2 },
  menil: { objection: "2026-12-07", earliest: "2026-12-22", contacts: 1 },
  thameside: { objection: "2026-12-07", earliest: "2027-01-08", contacts: 1 },
};

/** One real change from register to inbox, public page and annex, by the commands that the README documents. */
test.describe("a sub-processor is added", () => {
  test.describe.configure({ mode: "serial", timeout: 180_000 });
  let dir = "";
  let clock = announcedAt;
  const run = (...words: string[]): Promise<Ran> =>
    recital({ DATA_DIR: dir, RECITAL_CLOCK: clock }, ...words);
  const done = async (...words: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...words);
    expect(code, `${words.join(" ")}\n${stderr}`).toBe(0);
    return stdout;
  };
  const json = async (...words: string[]) => JSON.parse(await done(...words, "--json"));
  const page = (path: string) => readFile(join(dir, "public/current", path), "utf8");
  const annexOf = async (customer: string): Promise<string> => {
    const file = join(dir, `${customer}.pdf`);
    await done("render", "annex", "--customer", customer, "-o", file);
    return annexText(file);
  };
  const listed = async () =>
    JSON.parse(await page("subprocessors.json")).subprocessors.find(
      (entry: { ref: string }) => entry.ref === "datadog",
    );

  let kept: { close: () => Promise<void> } | undefined;

  test.beforeAll(async () => {
    dir = await dataDir("walk");
    // Held open, so that not each command has to start the server anew.
    kept = await openEmbedded(dir);
    await done("demo");
  });
  test.afterAll(async () => {
    await kept?.close();
    await rm(dir, { recursive: true, force: true });
  });

  test("the register, what is found in it and its file can be asked as of a day and a recording", async () => {
    const now = await json("check");
    expect(now.findings.length).toBeGreaterThan(0);
    for (const finding of now.findings) expect(finding).toHaveProperty("unverified");
    const then = await json("check", "--as-of", "2001-01-01");
    expect(then).toMatchObject({ asOf: "2001-01-01", findings: [] });
    const believed = await json("check", "--as-of", "2026-11-21", "--recorded-at", "2001-01-01");
    expect(believed).toMatchObject({ recordedAt: "2001-01-01", findings: [] });
    const vendors = async (...words: string[]) =>
      Object.keys(await json("export", ...words)).includes("vendors");
    expect(await vendors()).toBe(true);
    expect(await vendors("--as-of", "2001-01-01")).toBe(false);
    expect(await vendors("--recorded-at", "2001-01-01")).toBe(false);
    expect((await run("check", "--recorded-at", "yesterday")).code).toBe(2);
  });

  test("the consequence shows class M1 and each customer's own dates", async () => {
    await done(
      "change",
      "create",
      "--title",
      "Datadog for Live Chat",
      "--file",
      "examples/changes/datadog.yaml",
      "--as",
      editor,
    );
    await done("change", "submit", "CS-1", "--as", editor);
    const consequence = await json("consequence", "CS-1");
    expect(consequence).toMatchObject({
      id: "CS-1",
      state: "IN_REVIEW",
      class: "M1",
      gating: "PER_CUSTOMER",
      earliestEffectiveOn: "2027-01-08",
    });
    const dates = Object.fromEntries(
      consequence.customers.map((one: Record<string, string>) => [
        one.ref,
        [one.objectionLastDay, one.earliestEffectiveOn],
      ]),
    );
    expect(dates).toEqual(
      Object.fromEntries(
        Object.entries(told).map(([ref, { objection, earliest }]) => [ref, [objection, earliest]]),
      ),
    );
    expect(consequence.findings.appeared).toEqual([]);
  });

  test("its author may not approve it, another may", async () => {
    const refusal = await run("change", "approve", "CS-1", "--as", editor, "--json");
    expect(refusal.code).toBe(1);
    expect(JSON.parse(refusal.stdout)).toMatchObject({ ok: false, reason: "approverIsAuthor" });
    await done("change", "approve", "CS-1", "--as", approver);
  });

  test("each confirmed contact of an affected customer gets one mail with its own dates, and nobody else does", async () => {
    expect(await json("change", "announce", "CS-1", "--as", approver)).toMatchObject({
      notices: 8,
      deliveries: 10,
    });
    expect(await json("work", "--once")).toMatchObject({ accepted: 10, bounced: 0, unknown: 0 });
    const { notices, deliveries } = await json("notice", "list", "--change", "CS-1");
    for (const notice of notices) {
      const { objection, earliest } = told[notice.customer] ?? {};
      expect(notice, notice.customer).toMatchObject({
        objectionLastDay: objection,
        earliestEffectiveOn: earliest,
      });
    }
    const files = (await readdir(join(dir, "inbox"))).filter((name) => name.endsWith(".eml"));
    expect(files).toHaveLength(10);
    const byMessage = new Map<string, string>(
      deliveries.map((one: { messageId: string; contact: { customerRef: string } }) => [
        one.messageId,
        one.contact.customerRef,
      ]),
    );
    for (const file of files) {
      const mail = await simpleParser(await readFile(join(dir, "inbox", file)));
      const customer = byMessage.get(mail.messageId ?? "") ?? "";
      const language = String(mail.headers.get("content-language"));
      const lastDay = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
        dateStyle: "long",
        timeZone: "UTC",
      }).format(new Date(told[customer]?.objection ?? 0));
      expect(mail.text, `${file} for ${customer}`).toContain(lastDay);
      expect(mail.text).toContain("Datadog, Inc.");
      expect(mail.headers.get("x-recital-publication")).toBe("2");
    }
    expect(await listed()).toMatchObject({
      status: "announced",
      effectiveOn: "2027-01-08",
      announcedOn: "2026-11-21",
    });
  });

  test("the mails of a withdrawal and of a correction can be read, and nothing is done", async () => {
    const languages = [
      ["en", 6],
      ["de", 3],
      ["fr", 1],
    ];
    const correction = ["--matter", "OTHER", "--said", "Mr", "--right", "Ms", "--records-stand"];
    for (const [as, ...act] of [
      [approver, "withdraw", "CS-1"],
      [editor, "correct", "CS-1", ...correction],
    ]) {
      const { mails } = await json("change", ...act, "--dry-run", "--as", as ?? "");
      const counted = mails.map(({ language, count }: Record<string, unknown>) => [
        language,
        count,
      ]);
      expect(counted).toEqual(languages);
    }
    expect(await json("change", "show", "CS-1")).toMatchObject({ state: "ANNOUNCED" });
    const none = await run("change", "correct", "CS-1", "--send", "--dry-run", "--as", approver);
    expect(none.code).toBe(1);
  });

  test("it may not take effect before the periods of all have run, and the refusal says who and until when", async () => {
    const refusal = await run("change", "activate", "CS-1", "--as", approver, "--json");
    expect(refusal.code).toBe(1);
    const { reason, blockers } = JSON.parse(refusal.stdout);
    expect(reason).toBe("gateClosed");
    expect(blockers).toContainEqual(
      expect.objectContaining({
        customer: "menil",
        blockers: expect.arrayContaining([{ code: "NOTICE_RUNNING", until: "2026-12-22" }]),
      }),
    );
    expect(blockers).toHaveLength(8);
  });

  test("with an objection open and the clock past every other date, only the objector keeps the old annex", async () => {
    const before = await annexOf("lodzka");
    const recorded = await json(
      "objection",
      "add",
      "--change",
      "CS-1",
      "--customer",
      "lodzka",
      "--text",
      "No transfer to the United States",
      "--as",
      editor,
    );
    expect(recorded).toMatchObject({ timely: true });
    expect(
      await json("notice", "approve", "--change", "CS-1", "--customer", "donau", "--as", editor),
    ).toMatchObject({ kind: "SPECIFIC" });

    clock = "2027-01-09T08:00:00Z";
    const activated = await json("change", "activate", "CS-1", "--as", approver);
    expect(activated.heldBack.map(({ customer }: { customer: string }) => customer)).toEqual([
      "lodzka",
    ]);
    expect(activated.effective).toHaveLength(7);
    await done("work", "--once");

    expect(listOf(await annexOf("lodzka"))).toBe(listOf(before));
    const others = Object.keys(told).filter((ref) => ref !== "lodzka");
    for (const annex of await Promise.all(others.map(annexOf)))
      expect(annex).toContain("Datadog, Inc.");
    expect(await listed()).toMatchObject({ status: "rolling-out" });
  });

  test("accommodated by a safeguard, it holds for all, and page, JSON, feed and annexes say so", async () => {
    const old = await page("publications/3/subprocessors.html");
    await done(
      "change",
      "create",
      "--title",
      "Pseudonymise before sending",
      "--file",
      "examples/changes/datadog-safeguard.yaml",
      "--as",
      editor,
    );
    await done("change", "submit", "CS-2", "--as", editor);
    await done("change", "approve", "CS-2", "--as", approver);
    const [objection] = await json("objection", "list");
    const decide = ["objection", "decide", objection.id, "--as", approver];
    decide.push("--decision", "accommodated-by-safeguard", "--reason", "Pseudonymised at source");
    const ahead = await json(...decide, "--dry-run");
    expect((await json("objection", "list"))[0]).toMatchObject({ decision: null });
    await done(...decide);
    expect(await json("change", "activate", "CS-1", "--as", approver)).toMatchObject({
      heldBack: [],
    });
    await done("work", "--once");
    const texts = await Promise.all(
      (await readdir(join(dir, "inbox")))
        .filter((name) => name.endsWith(".eml"))
        .map(async (file) =>
          (await simpleParser(await readFile(join(dir, "inbox", file)))).text?.trim(),
        ),
    );
    expect(ahead.mails).toMatchObject([{ language: "en", count: 2 }]);
    // It went as it was shown, once to each.
    expect(texts.filter((text) => text === ahead.mails[0].text.trim())).toHaveLength(2);

    expect(await listed()).toMatchObject({
      status: "active",
      since: "2027-01-09",
      announcedOn: "2026-11-21",
    });
    expect(await page("subprocessors.html")).toContain("Datadog");
    expect(await page("changes.atom")).toContain("Datadog for Live Chat");
    expect(await annexOf("lodzka")).toContain("Datadog, Inc.");
    expect(await page("publications/3/subprocessors.html")).toBe(old);
    expect(await json("verify")).toMatchObject({ ok: true });
  });
});

/** The list of sub-processors without the lines at the foot of each page, which name the publication. */
function listOf(annex: string): string {
  const from = annex.indexOf("Annex IV\nList of sub-processors");
  expect(from).toBeGreaterThan(0);
  return annex
    .slice(from)
    .replaceAll(/^(Publication|Version) .*$/gm, "")
    .replaceAll(/Page \d+ of \d+/g, "");
}
