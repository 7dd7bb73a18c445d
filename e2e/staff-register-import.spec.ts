import { expect, type Page, test } from "playwright/test";
import writeXlsxFile from "write-excel-file/node";
import { cnilForm, odsFile } from "@/lib/testing/import-files";
import { signInAs } from "./fixtures";

const page = "/staff/import";

async function choose(browser: Page, name: string, content: string | Uint8Array): Promise<void> {
  await browser.goto(page);
  const another = browser.getByRole("button", { name: "Choose another file" });
  if (await another.isVisible()) await another.click();
  await browser
    .getByLabel(/^File/)
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
  await browser.getByRole("button", { name: "Read the file" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with script" : "without script";
  // What is remembered is remembered for all: each run has headings of its own.
  const turnover = javaScriptEnabled ? "Umsatz" : "Jahresumsatz";
  const name = javaScriptEnabled ? "Brieftaube" : "Eilbote";

  test.describe(`a list of vendors, ${how}`, () => {
    test.use({ javaScriptEnabled });

    test("is recognised, mended, made a draft, and taken back by one withdrawal", async ({
      page: browser,
    }) => {
      await signInAs(browser, "editor");
      await choose(
        browser,
        "vendors.csv",
        `Subunternehmer,Dienst,Zweck,Land,Garantien,${turnover}\n${name},${name} Mail,Versand von Mails,Atlantis,SCC,5\n${name} Zwei,Ablage,Ablage von Akten,Deutschland,,7\n`,
      );
      const subcontractor = browser.getByLabel("Subunternehmer");
      await expect(subcontractor).toHaveValue("");
      await expect(browser.getByLabel("Dienst")).toHaveValue("service.name");
      await expect(browser.getByLabel("Land")).toHaveValue("location.countries");
      await subcontractor.selectOption("vendor.name");
      await browser.getByRole("button", { name: "Show what would happen" }).click();

      await expect(browser.getByText("1 row is wrong")).toBeVisible();
      await expect(browser.getByRole("button", { name: "Make the draft" })).toHaveCount(0);
      await expect(browser.getByText(`Not read: ${turnover}.`)).toBeVisible();
      const mend = browser.getByRole("form", { name: "Mend: Line 2, column D (Land)" });
      await mend.getByLabel("Land").fill("India");
      await mend.getByRole("button", { name: "Mend" }).click();
      await expect(browser.getByText("1 cell is mended here.")).toBeVisible();

      await browser.getByLabel("Title of the change").fill(`Vendors of ${name}`);
      await browser.getByRole("button", { name: "Make the draft" }).click();
      await expect(browser).toHaveURL(/\/staff\/changes\/CS-\d+$/);
      await expect(browser.getByRole("heading", { name: `Vendors of ${name}` })).toBeVisible();
      const change = browser.url();

      await browser.goto(page);
      await expect(browser.getByText("The file is imported as the draft")).toBeVisible();
      await choose(
        browser,
        "again.csv",
        `Subunternehmer,Dienst,Zweck,Land,Garantien,${turnover}\n${name},${name} Mail,Versand,India,SCC,5\n`,
      );
      await expect(browser.getByLabel("Subunternehmer")).toHaveValue("vendor.name");
      await browser.getByRole("button", { name: "Show what would happen" }).click();
      await expect(browser.getByText("is not in effect yet").first()).toBeVisible();

      await browser.goto(change);
      await browser.getByText("Withdraw …").click();
      const withdraw = browser.getByRole("form", { name: "Withdraw" });
      await withdraw.getByLabel(/^Reason/).fill("Not wanted");
      await withdraw.getByRole("button", { name: "Withdraw" }).click();
      await expect(browser.getByText("It was withdrawn. Nothing comes of it.")).toBeVisible();
      await browser.goto(page);
      await expect(browser.getByRole("button", { name: "Make the draft" })).toBeVisible();
      await browser.getByRole("button", { name: "Choose another file" }).click();
      await expect(browser.getByRole("button", { name: "Read the file" })).toBeVisible();
    });
  });
}

test("the CNIL's register is read form by form", async ({ page: browser }) => {
  await signInAs(browser, "editor");
  await choose(
    browser,
    "registre.ods",
    odsFile({ "Fiche 1": cnilForm("Paie du personnel", "T-9") }),
  );
  await expect(
    browser.getByText("Register of the CNIL: one sheet for each activity"),
  ).toBeVisible();
  await browser.getByRole("button", { name: "Show what would happen" }).click();
  await expect(browser.getByText("Paie du personnel").first()).toBeVisible();
  await expect(browser.getByRole("button", { name: "Make the draft" })).toBeVisible();
  await browser.getByRole("button", { name: "Choose another file" }).click();
});

test("a workbook of Excel is read, and what stands in the register already is told apart", async ({
  page: browser,
}) => {
  await signInAs(browser, "editor");
  const headings = ["Vendor", "Service", "Purpose", "Location"];
  const rows = [
    ["Nordwolke", "", "", ""],
    ["Tabellenwerk", "Rechnen", "Rechnet Tabellen aus", "Germany"],
    ["Nordwolke AG", "Eislager", "", ""],
  ];
  const { toBuffer } = writeXlsxFile(
    [headings, ...rows].map((row) => row.map((value) => ({ value }))),
  );
  await choose(browser, "vendors.xlsx", await toBuffer());
  await expect(browser.getByLabel("Location")).toHaveValue("location.countries");
  await browser.getByRole("button", { name: "Show what would happen" }).click();
  await expect(browser.getByText("Tabellenwerk").first()).toBeVisible();
  await expect(browser.getByRole("link", { name: "New: 2" })).toBeVisible();
  await expect(browser.getByText("Vendors: 2 new")).toBeVisible();
  await browser.getByRole("link", { name: "Show them, and choose" }).click();
  await browser.getByRole("button", { name: /^Take it as Nordwolke/ }).click();
  await expect(browser.getByText("No row is of this kind.")).toBeVisible();
  await expect(browser.getByText("Vendors: 1 new")).toBeVisible();
  await browser.getByRole("link", { name: "All: 3" }).click();
  await expect(browser.getByText("Taken as Nordwolke, as you chose.")).toBeVisible();
  await browser.getByRole("link", { name: "The same: 1" }).click();
  await expect(browser.getByRole("rowheader", { name: "Nordwolke", exact: true })).toBeVisible();
  await expect(browser.getByRole("button", { name: "Make the draft" })).toBeVisible();
  await browser.getByRole("button", { name: "Choose another file" }).click();
});

test("a file that hides megabytes is refused before it is read", async ({ page: browser }) => {
  await signInAs(browser, "editor");
  await choose(browser, "bomb.ods", odsFile({ One: [["x".repeat(3_000_000)]] }));
  await expect(browser.getByText("times its size").first()).toBeVisible();
});
