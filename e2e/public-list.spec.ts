import { expect, test } from "playwright/test";

test.describe("the public list", () => {
  test.use({ javaScriptEnabled: false });

  test("is read, narrowed to a product, and followed to its changes, without script", async ({
    page,
  }) => {
    await page.goto("/");
    const places = page.getByRole("navigation", { name: "Public register" });
    await places.getByRole("link", { name: "Sub-processors" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Sub-processors" })).toBeVisible();
    const engaged = page.getByRole("table", { name: /^\d+ sub-processor/ });
    const all = await engaged.getByRole("row").count();

    const products = page.getByRole("navigation", { name: "Products" });
    const product = products.getByRole("link").nth(1);
    const name = await product.innerText();
    await product.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Sub-processors of ${name}`);
    expect(await engaged.getByRole("row").count()).toBeLessThanOrEqual(all);

    await places.getByRole("link", { name: "Changes", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Changes" })).toBeVisible();
  });

  test("keeps its rows a table where they are drawn as cards", async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto("/subprocessors");
    const engaged = page.getByRole("table", { name: /^\d+ sub-processor/ });
    await expect(engaged.getByRole("columnheader").first()).toHaveText("Sub-processor");
    await expect(engaged.getByRole("row").nth(1).getByRole("cell").first()).toBeVisible();
  });
});

test("is one request, and allows nothing else", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const refused: string[] = [];
  page.on("console", (message) => refused.push(message.text()));
  const response = await page.goto("/subprocessors");
  expect(asked.filter((url) => !url.startsWith("data:"))).toHaveLength(1);
  expect(refused).toEqual([]);
  expect(response?.headers()["content-security-policy"]).toContain("default-src 'none'");
  // The style is in force, so its hash is the one that the policy names.
  const family = await page.evaluate(() => getComputedStyle(document.body).fontVariantNumeric);
  expect(family).toContain("oldstyle-nums");
});

test("says the same to programs, at every address that is promised", async ({ request }) => {
  const list = await (await request.get("/subprocessors.json")).json();
  expect(list.publication.number).toBeGreaterThan(0);
  for (const path of [
    "/subprocessors.csv",
    "/subprocessors.md",
    "/changes.atom",
    "/changes.json",
    "/changes.ics",
    "/publications.json",
    "/publications/keys.json",
    "/.well-known/subprocessors.json",
    "/schema/subprocessors.json",
    `/publications/${list.publication.number}/subprocessors.json`,
    `/publications/${list.publication.number}/manifest.json`,
  ]) {
    expect.soft((await request.get(path)).status(), path).toBe(200);
  }
  const again = await request.get(`/publications/${list.publication.number}/subprocessors.json`);
  expect(await again.json()).toEqual(list);
});
