import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "playwright/test";
import { recital } from "@/lib/testing/recital";
import { announceNewcomer } from "./announced-change";
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

test("an auditor takes out the evidence of a change, and it is proved on an empty machine", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const id = await announceNewcomer("Evidentia");
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
