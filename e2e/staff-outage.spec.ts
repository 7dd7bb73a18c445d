import { rm } from "node:fs/promises";
import { expect, test } from "playwright/test";
import { freePort } from "@/lib/local/ports";
import { openEmbedded } from "@/lib/local/postgres";
import { dataDir } from "@/lib/testing/data-dir";
import { startRecital } from "@/lib/testing/start";
import { stopPostgres } from "./at-odds";
import { signInAs } from "./fixtures";

test("with the database gone a form keeps what was typed, and goes through when it is back", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const dir = await dataDir("form-outage");
  const baseURL = `http://localhost:${await freePort()}`;
  const running = startRecital({ DATA_DIR: dir, PORT: new URL(baseURL).port });
  const status = async (path: string) =>
    (await fetch(baseURL + path).catch(() => null))?.status ?? 0;
  try {
    await expect.poll(() => status("/readyz"), { timeout: 90_000 }).toBe(200);
    const page = await (await browser.newContext({ baseURL })).newPage();
    await signInAs(page, "editor", dir);
    await page.goto("/staff/vendors/new");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Patience");
    await page.getByRole("textbox", { name: "Notes" }).fill("Half an hour of work.");
    const plain = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
    await signInAs(plain, "editor", dir);
    await plain.goto("/staff/vendors/new");
    await plain.getByRole("textbox", { name: "Name", exact: true }).fill("Plain patience");

    await stopPostgres(dir);
    await page.getByRole("button", { name: "Propose this vendor" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "What you typed is still here",
    );
    await plain.getByRole("button", { name: "Propose this vendor" }).click();
    expect(await status("/subprocessors")).toBe(200);
    const other = await page.context().newPage();
    await other.goto("/staff");
    await expect(other.getByText("Something went wrong on our side")).toBeVisible();

    const back = await openEmbedded(dir);
    try {
      await expect.poll(() => status("/readyz"), { timeout: 30_000 }).toBe(200);
      await page.getByRole("button", { name: "Propose this vendor" }).click();
      await expect(page).toHaveURL(/\/staff\/vendors\/patience\?in=/);
      await expect(page.getByText("Half an hour of work.").first()).toBeVisible();
      await plain.goBack();
      await expect(plain.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(
        "Plain patience",
      );
    } finally {
      await back.close();
    }
  } finally {
    await running.stop();
    await rm(dir, { recursive: true, force: true });
  }
});
