import { expect, test } from "playwright/test";
import { signInAs } from "./fixtures";

const page = "/staff/customers/import";
const list = (content: string, name = "list.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(content),
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with script" : "without script";
  const key = javaScriptEnabled ? "K-1" : "K-2";

  test.describe(`a customer list, ${how}`, () => {
    test.use({ javaScriptEnabled });

    test("is read, shown and imported as one draft; what is wrong is told at its cell", async ({
      page: browser,
    }) => {
      await signInAs(browser, "editor");
      const choose = async (file: ReturnType<typeof list>) => {
        await browser.goto(page);
        await browser.getByLabel(/^List/).setInputFiles(file);
        await browser.getByRole("button", { name: "Read the list" }).click();
      };
      await choose(list("name\nA\n", "list.xlsx"));
      await expect(browser.getByText("the file is no workbook").first()).toBeVisible();

      await choose(list("ref;name;Turnover\nlodzka;Ac\u202Eme;5\n"));
      await expect(browser.getByText("Line 2, column B (customer.name):")).toBeVisible();
      await expect(browser.getByText("U+202E, at place 3")).toBeVisible();
      await expect(browser.getByText("Turnover")).toBeVisible();
      await expect(browser.getByRole("button", { name: "Import", exact: true })).toHaveCount(0);
      await browser.getByRole("button", { name: "Choose another list" }).click();
      await expect(browser.getByRole("button", { name: "Read the list" })).toBeVisible();

      const rows = `${key};Nowa ${key};DPA 2026;30 days;iod@nowa.example\n`;
      await choose(list(`key;company;agreement;notice period;email\n${rows}`));
      await expect(browser.getByRole("table", { name: "What the list would do" })).toBeVisible();
      await browser.getByLabel("Title of the change").fill(`List of ${key}`);
      await browser.getByRole("button", { name: "Import", exact: true }).click();
      await expect(browser).toHaveURL(/\/staff\/changes\/CS-\d+$/);
      await expect(browser.getByRole("heading", { name: `List of ${key}` })).toBeVisible();

      await choose(list(`key;company\n${key};Nowa ${key}\n`));
      await expect(browser.getByText("is not in effect yet").first()).toBeVisible();
      await browser.getByRole("button", { name: "Choose another list" }).click();
      await expect(browser.getByRole("button", { name: "Read the list" })).toBeVisible();
    });
  });
}

test("a list of the customers as they are changes nothing", async ({ page: browser }) => {
  await signInAs(browser, "editor");
  const filled = await browser.request.get(`${page}/template?filled=yes`);
  await browser.goto(page);
  await browser.getByLabel(/^List/).setInputFiles(list(await filled.text()));
  await browser.getByRole("button", { name: "Read the list" }).click();
  await expect(browser.getByText("Everything reads as the list says already")).toBeVisible();
  await browser.getByRole("button", { name: "Choose another list" }).click();
});
