import { expect, test } from "playwright/test";
import { signInAs } from "./fixtures";

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("an editor says where a fact comes from, and how it reads in German", async ({ page }) => {
    await signInAs(page, "editor");
    await page.goto("/staff/products/answers/edit");
    await page.getByText("Sources: none").click();
    const source = page.getByRole("group", { name: "Source 1" });
    await source.getByLabel("For which field").selectOption({ label: "Description" });
    await source.getByLabel("Document").fill("Product sheet, June 2026");
    await source.getByLabel("How sure").selectOption("INFERRED");
    await page.getByText(/^Translations: /).click();
    const row = page.getByRole("group", { name: /^Translation 1/ });
    await row.getByLabel("Of which field").selectOption({ label: "Description" });
    await row.getByLabel("Text").fill("Entwürfe für Antworten");
    await page.getByRole("button", { name: "Save the proposal" }).click();
    // What the row lacks is said, and nothing that was typed is lost.
    await expect(page.getByText("Translation: name its language.").first()).toBeVisible();
    await page
      .getByRole("group", { name: /^Translation 1/ })
      .getByLabel("Language")
      .fill("de");
    await page.getByRole("button", { name: "Save the proposal" }).click();

    await expect(page).toHaveURL(/in=CS-/);
    const description = page.locator("#field-description");
    await description.getByText("1 translation").click();
    await expect(description.getByText("Entwürfe für Antworten")).toBeVisible();
    await description.getByText("1 source").click();
    await expect(description.getByText("Product sheet, June 2026 (inferred)")).toBeVisible();
  });
});

test("a report stands with its record: kept, found, taken away", async ({ page }) => {
  await signInAs(page, "editor");
  await page.goto("/staff/dueDiligence/nordwolke-visit");
  const files = page.getByRole("region", { name: "Files" });
  const keep = async (name: string, buffer: Buffer) => {
    await files.getByText("Keep a file with this record").click();
    await files.getByLabel(/^File/).setInputFiles({ name, mimeType: "text/html", buffer });
    await files.getByLabel("What it is").selectOption("EVIDENCE");
    await files.getByRole("button", { name: "Keep the file" }).click();
  };
  await keep("setup.pdf", Buffer.from([0x4d, 0x5a, 0]));
  await expect(files.getByText("Only a PDF, a picture")).toBeVisible();
  await page.reload();
  await keep("Report.html", Buffer.from("<script>alert(1)</script>"));
  await expect(files.getByText("The file is kept.")).toBeVisible();
  await expect(files.getByText(/^SHA-256 [0-9a-f]{64}$/)).toBeVisible();

  const address = await files.getByRole("link", { name: "Report.html" }).getAttribute("href");
  const answer = await page.request.get(address ?? "");
  expect(answer.headers()).toMatchObject({
    "content-type": expect.stringContaining("text/plain"),
    "content-disposition": expect.stringContaining("attachment"),
    "x-content-type-options": "nosniff",
  });
  expect(await answer.text()).toBe("<script>alert(1)</script>");

  await files.getByText("Take this file away").click();
  await files.getByLabel("Why should it not be here?").fill("Another vendor's");
  await files.getByRole("button", { name: "Take the file away" }).click();
  await expect(files.getByText("The file is gone.")).toBeVisible();
  expect((await page.request.get(address ?? "")).status()).toBe(404);
});
