import { expect, test } from "playwright/test";

test.use({ javaScriptEnabled: false });

test("the public register is read in German and French, and leads from one language to the other", async ({
  page,
}) => {
  await page.goto("/subprocessors");
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expect(page).toHaveURL(/\/de\/subprocessors$/);
  await expect(
    page.getByRole("heading", { level: 1, name: "Unterauftragsverarbeiter" }),
  ).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  const places = page.getByRole("navigation", { name: "Öffentliches Register" });
  await places.getByRole("link", { name: "Änderungen", exact: true }).click();
  await expect(page).toHaveURL(/\/de\/changes$/);
  await page.getByRole("link", { name: "Français" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Modifications" })).toBeVisible();
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toHaveAttribute("href", /\/fr\/changes$/);
  for (const tag of ["en", "de", "fr", "x-default"])
    await expect(page.locator(`link[hreflang="${tag}"]`)).toHaveCount(1);
});

test("a day of the past and two publications are asked for by plain forms", async ({
  page,
  request,
}) => {
  const { publication } = await (await request.get("/subprocessors.json")).json();
  await page.goto("/de/subprocessors");
  await page.getByLabel("Die Liste, wie sie war am").fill(publication.asOf);
  await page.getByRole("button", { name: "Anzeigen" }).click();
  await expect(page.getByText(`galt Veröffentlichung ${publication.number}`)).toBeVisible();

  await page.goto("/publications/compare");
  await page.getByLabel("From publication").fill("1");
  await page.getByLabel("to publication", { exact: true }).fill(String(publication.number));
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(
    page.getByRole("heading", {
      level: 1,
      name: `What changed from publication 1 to ${publication.number}`,
    }),
  ).toBeVisible();
  expect((await request.get("/as-of?on=tomorrow")).status()).toBe(400);
  expect((await request.get("/fr/as-of?on=1999-01-01")).status()).toBe(404);
});

test("every address answers in every language, the PDFs too", async ({ request }) => {
  const list = await (await request.get("/subprocessors.json")).json();
  const product = list.products[0].ref;
  const forms = ["", ".json", ".csv", ".md", ".ics"];
  for (const folder of ["", "/de", "/fr"]) {
    const paths = [
      ...forms.flatMap((form) => [`/subprocessors${form}`, `/subprocessors/${product}${form}`]),
      ...["/", "/changes", "/changes.atom", "/changes.json", "/changes.ics", "/publications"],
      ...["/publications.json", "/schema/register.json", "/publications/1/subprocessors"],
    ];
    for (const path of paths)
      expect.soft((await request.get(folder + path)).status(), folder + path).toBe(200);
    await expect
      .poll(async () => (await request.get(`${folder}/subprocessors.pdf`)).status(), {
        timeout: 60_000,
      })
      .toBe(200);
    const pdf = await request.get(`${folder}/subprocessors/${product}.pdf`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  }
});
