import { expect, type Page, test } from "playwright/test";
import { signInAs } from "./fixtures";

async function choose(page: Page, { asOf }: { asOf: string }): Promise<void> {
  await page
    .locator("summary")
    .filter({ hasText: /As of another day|Another day/ })
    .click();
  await page.getByLabel("As it was true on").fill(asOf);
  await page.getByRole("main").getByRole("button", { name: "Show", exact: true }).first().click();
}

const bar = (page: Page) => page.getByRole("region", { name: "Day looked at" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`another day, ${javaScriptEnabled ? "with script" : "without script"}`, () => {
    test.use({ javaScriptEnabled });

    test("stays through lists and records, changes nothing, and leads back to today", async ({
      page,
    }) => {
      await signInAs(page, "editor");
      await page.goto("/staff/vendors");
      await expect(page.getByRole("link", { name: /^New vendor/ })).toBeVisible();
      await choose(page, { asOf: "2030-02-03" });
      await expect(bar(page)).toContainText("3 February 2030");
      await expect(page.getByRole("link", { name: /^New vendor/ })).toHaveCount(0);
      await page.getByRole("table").getByRole("link").nth(5).click();
      await expect(page).toHaveURL(/asOf=2030-02-03/);
      await expect(bar(page)).toContainText("3 February 2030");
      await expect(page.getByRole("link", { name: "Edit", exact: true })).toHaveCount(0);
      await bar(page).getByRole("link", { name: "Back to today" }).click();
      await expect(bar(page)).toHaveCount(0);
      await expect(page.getByRole("link", { name: "Edit", exact: true })).toBeVisible();

      await page.goto("/staff/vendors?asOf=1999-12-31");
      await expect(page.getByText("No vendor at that moment")).toBeVisible();
    });
  });
}

test("a picture of another day, as far as was recorded by one, keeps both through its links", async ({
  page,
}) => {
  await signInAs(page, "editor");
  for (const path of ["/staff/transfer-map", "/staff/flow?of=Product/helpdesk"]) {
    await page.goto(path);
    await page.locator("summary").filter({ hasText: "As of another day" }).click();
    await page.getByLabel("As it was true on").fill("2030-02-03");
    await page.getByLabel("As far as was recorded by the end of").fill("2040-01-01");
    await page.getByRole("button", { name: "Show", exact: true }).first().click();
    await expect(page).toHaveURL(/asOf=2030-02-03&recordedAt=2040-01-01/);
    await expect(bar(page)).toContainText("as far as was recorded by the end of 1 January 2040");
    await page.getByRole("table").getByRole("link").first().click();
    await expect(page).toHaveURL(/asOf=2030-02-03&recordedAt=2040-01-01/);
  }
  await page.goto("/staff/transfer-map?recordedAt=1999-12-31");
  await expect(page.getByText("No transfer is recorded.")).toBeVisible();
});

test("what nobody has looked up is marked on the map, the record, its form and in the files", async ({
  page,
}) => {
  await signInAs(page, "editor");
  await page.goto("/staff/transfer-map");
  await expect(page.getByRole("table").getByText("unverified").first()).toBeVisible();
  await page.goto("/staff/transferMechanismUses");
  await page
    .getByRole("table")
    .getByRole("link", { name: /^Adequacy decision/ })
    .first()
    .click();
  await expect(page.getByText("unverified", { exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.locator("[name=mechanism] option:checked")).toContainText("(unverified)");
  const file = await page.request.get("/staff/transferMechanismUses/export");
  expect(await file.text()).toContain("(unverified)");
  const reference = await page.request.get("/staff/reference?of=purposes");
  expect(reference.ok()).toBe(true);
});

test("findings are judged at another day, in groups, and lead to their records", async ({
  page,
}) => {
  await signInAs(page, "editor");
  await page.goto("/staff/findings?asOf=2031-06-01&by=rule");
  await expect(page.getByText("What would mend most")).toBeVisible();
  const group = page.getByRole("region", { name: /^[A-Z]{3}-\d{3}: / }).first();
  await expect(group.getByRole("listitem").first()).toContainText(/Art\.|SCC|FADP|Decision/);
  await expect(page.getByRole("link", { name: "Waive for a time" })).toHaveCount(0);
  await group.getByRole("listitem").first().getByRole("link").first().click();
  await expect(bar(page)).toContainText("1 June 2031");
});

test("a waiver of what nobody can waive, or of no record, is refused at its field", async ({
  page,
}) => {
  await signInAs(page, "editor");
  await page.goto("/staff/waivers/new?rule=TRF-009&foundIn=Transfer/none");
  await page.locator("[name=reason]").fill("We accept it.");
  await page.getByLabel("Decided by").fill("Managing director");
  await page.getByLabel("Until").fill("2031-01-01");
  await page
    .getByRole("button", { name: /Save|Propose/ })
    .first()
    .click();
  await expect(page.getByRole("alert").first()).toContainText("cannot be waived");
});

test("the audit log is narrowed, verified and taken out, and tells of that itself", async ({
  page,
}) => {
  await signInAs(page, "auditor");
  await page.goto("/staff/audit");
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText("The chain is whole")).toBeVisible({ timeout: 30_000 });
  // What can be chosen is what stood in the log when the page was asked for.
  await page.reload();
  await page.locator("[name=event]").selectOption("audit.verified");
  await page.getByRole("main").getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("table").getByText("audit.verified").first()).toBeVisible();
  const file = await page.request.get("/staff/audit/export?event=audit.verified&format=json");
  expect((await file.json()).length).toBeGreaterThan(0);
  await page.goto("/staff/audit?event=audit.exported");
  await expect(page.getByRole("table")).toContainText("event=audit.verified");
});
