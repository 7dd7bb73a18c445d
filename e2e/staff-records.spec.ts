import { createHash } from "node:crypto";
import { expect, test } from "playwright/test";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import { inDatabase, signInAs } from "./fixtures";

function sha256(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

test("a record for the authority is read, taken and handed over, and stands in the audit", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const reader = await (await browser.newContext()).newPage();
  await signInAs(reader, "auditor");
  await reader.goto("/staff/records");
  await reader.getByRole("combobox", { name: "Register", exact: true }).selectOption("PROCESSOR");
  await reader.getByRole("combobox", { name: "Language", exact: true }).selectOption("fr");
  await reader.getByRole("button", { name: "Show" }).click();
  await expect(
    reader.getByRole("columnheader", { name: "Responsable du traitement" }).first(),
  ).toBeVisible();
  await expect(reader.getByRole("rowheader", { name: "1", exact: true })).toBeVisible();
  await expect(reader.getByText("Record a hand-over of this record")).toHaveCount(0);

  const taken = await reader.request.get(
    "/staff/records/file?register=PROCESSOR&language=fr&format=json",
  );
  const { record, sha256: factsHash } = JSON.parse((await taken.body()).toString());
  expect(sha256(canonicalJson(record))).toBe(factsHash);
  await expect(reader.getByText(factsHash).first()).toBeVisible();

  await signInAs(page, "editor");
  await page.goto("/staff/records?register=PROCESSOR&language=fr&format=json");
  await page.getByText("Record a hand-over of this record").click();
  const form = page.getByRole("form", { name: "Record a hand-over" });
  await form.getByRole("button", { name: "Record the hand-over" }).click();
  await expect(form.getByText("Say who received it.").first()).toBeVisible();
  await form.getByLabel("Asked for by").fill("CNIL, dossier 26-0417");
  await form.getByLabel("Received by").fill("Service des contrôles");
  await form.getByRole("button", { name: "Record the hand-over" }).click();
  await expect(page.getByText("The hand-over is recorded, and its file is kept.")).toBeVisible();

  const row = page.getByRole("row", { name: /CNIL, dossier 26-0417/ });
  const address = await row.getByRole("link").getAttribute("href");
  const again = await (await page.request.get(address ?? "")).body();
  expect(sha256(again)).toBe(sha256(await taken.body()));

  const { rows } = await inDatabase((client) =>
    client.query<{ event: string; payload: { sha256: string } }>(
      `select event, payload from "AuditEntry" where event like 'record.%' order by position desc limit 3`,
    ),
  );
  expect(rows.map(({ event }) => event)).toEqual([
    "record.handoverDownloaded",
    "record.handedOver",
    "record.downloaded",
  ]);
  expect(new Set(rows.map(({ payload }) => payload.sha256))).toEqual(new Set([sha256(again)]));
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a record is asked for and downloaded by a plain form", async ({ page }) => {
    await signInAs(page, "dpo");
    await page.goto("/staff/records");
    await page.getByRole("combobox", { name: "Form", exact: true }).selectOption("ico");
    await page.getByRole("combobox", { name: "File", exact: true }).selectOption("xlsx");
    const begun = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download" }).click();
    expect((await begun).suggestedFilename()).toMatch(
      /^record-controller-halden-de-.*-en-ico\.xlsx$/,
    );
  });
});
