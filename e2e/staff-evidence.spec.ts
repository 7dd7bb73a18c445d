import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "playwright/test";
import { realClock } from "@/lib/clock";
import { recital } from "@/lib/testing/recital";
import { announceNewcomer } from "./announced-change";
import { givePasswords, password } from "./at-odds";
import { signInAs } from "./fixtures";

/** A machine that knows nothing of this installation: another database, which is not there, and no data. */
async function elsewhere() {
  const empty = await mkdtemp(join(tmpdir(), "recital-elsewhere-"));
  return { DATA_DIR: empty, DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" };
}

async function downloaded(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Evidence as ZIP" }).click(),
  ]);
  const path = join(await mkdtemp(join(tmpdir(), "recital-pack-")), download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** One person writes what was told wrong, another sends it. */
async function correct(page: Page, id: string): Promise<void> {
  await signInAs(page, "editor");
  await page.goto(`/staff/changes/${id}`);
  await page.getByText("Put right what the notices told wrong …").click();
  const writing = page.getByRole("form", { name: "Write a correction" });
  await writing.getByLabel("What was told wrong").first().selectOption("MECHANISM");
  await writing
    .getByLabel(/^What is right/)
    .first()
    .fill("Standard contractual clauses");
  await writing.getByLabel("The records are right as they stand").check();
  await writing.getByRole("button", { name: "Show the mail" }).click();
  const typed = writing.getByRole("region", { name: "The mail that would go" });
  for (const language of ["English", "German", "French"])
    await expect(typed.getByRole("heading", { name: `In ${language}` })).toBeVisible();
  await expect(typed.getByText("Standard contractual clauses").first()).toBeVisible();
  await writing.getByLabel("What was told", { exact: true }).fill("Nothing");
  await expect(typed.getByText("Something was typed since")).toBeVisible();
  await writing.getByRole("button", { name: "Write the correction" }).click();
  const waits = "A correction waits for a second person to send it";
  await expect(page.getByText(waits)).toBeVisible();
  await signInAs(page, "approver");
  await page.goto(`/staff/changes/${id}`);
  const sending = page.getByRole("form", { name: "Send the correction" });
  await sending.getByRole("button", { name: "Show the mail" }).click();
  await expect(sending.getByText("datenschutz@donauklinik.example")).toBeVisible();
  await expect(sending.getByText("Shown as").first()).toBeVisible();
  await sending.getByLabel("Your password").fill(password);
  await sending.getByRole("button", { name: "Send the correction" }).click();
  await expect(page.getByText(/^Sent by/)).toBeVisible();
  await expect(page.getByText(waits)).toHaveCount(0);
}

/** The list of a carrier is chosen, shown, and recorded. */
async function track(page: Page, id: string, customer: string, zone: string): Promise<void> {
  await signInAs(page, "editor");
  await page.goto(`/staff/changes/${id}/tracking`);
  const today = realClock().toZonedDateTimeISO(zone).toPlainDate().toString();
  const list = `customer,carrier,number,posted\n${customer},Poczta,PL-${id},${today}\n`;
  await page.getByLabel(/^List/).setInputFiles({
    name: "letters.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(list),
  });
  await page.getByRole("button", { name: "Read the list" }).click();
  await expect(page.getByRole("rowheader", { name: `Poczta PL-${id}` })).toBeVisible();
  await page.getByRole("button", { name: "Record 1 letter" }).click();
  await expect(page.getByText("The letters are recorded, and their days count.")).toBeVisible();
}

test("an auditor takes out the evidence of a change that was corrected, and it is proved on an empty machine", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await givePasswords();
  const id = await announceNewcomer("Evidentia");
  await correct(page, id);
  await track(page, id, "lodzka", "Europe/Warsaw");
  await signInAs(page, "auditor");
  await page.goto(`/staff/changes/${id}`);
  const zip = await downloaded(page);

  const machine = await elsewhere();
  const verified = await recital(machine, "verify", zip, "--json");
  expect(verified.code, verified.stderr).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({
    ok: true,
    keyIs: "ENCLOSED",
    manifest: { subject: { type: "change", ref: id } },
  });
  // Nothing was started or kept there.
  expect(await readdir(machine.DATA_DIR)).toEqual([]);

  const keys = join(machine.DATA_DIR, "keys.json");
  await writeFile(keys, await (await page.request.get("/publications/keys.json")).body());
  const trusted = await recital(machine, "verify", zip, "--key", keys, "--json");
  expect(JSON.parse(trusted.stdout)).toMatchObject({ ok: true, keyIs: "TRUSTED" });

  await page.goto("/staff/audit?event=evidence.made");
  await expect(page.getByRole("table").getByText("evidence.made").first()).toBeVisible();
});

test("the evidence about a customer is on its page, for those alone who may take it out", async ({
  page,
}) => {
  await signInAs(page, "dpo");
  await page.goto("/staff/customers/lodzka");
  const zip = await downloaded(page);
  const { code, stderr } = await recital(await elsewhere(), "verify", zip);
  expect(code, stderr).toBe(0);
});

test("an editor finds no evidence to take out", async ({ page }) => {
  await signInAs(page, "editor");
  await page.goto("/staff/customers/lodzka");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Evidence as ZIP" })).toHaveCount(0);
  const answer = await page.request.get("/staff/customers/lodzka/evidence");
  expect(answer.status()).toBe(404);
});
