import { expect, type Page, test } from "playwright/test";
import { signInAs } from "./fixtures";

async function unfold(page: Page, title: string): Promise<void> {
  await page.locator("summary").filter({ hasText: title }).first().click();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with script" : "without script";

  test.describe(`working with many, ${how}`, () => {
    test.use({ javaScriptEnabled });

    test("a list is saved as it stands, opens so, and is taken away again", async ({ page }) => {
      const name = `Risky ${how}`;
      await signInAs(page, "editor");
      await page.goto("/staff/vendors?riskTier=HIGH&sort=-name");
      await unfold(page, "Save this view");
      const form = page.getByRole("form", { name: "Save this view" });
      await form.getByRole("button").click();
      await expect(form.getByRole("alert")).toContainText("Give the view a name.");
      await form.getByLabel("Name").fill(name);
      await form.getByLabel("Open this list in it").check();
      await form.getByRole("button").click();
      const views = page.getByRole("region", { name: "Saved views" });
      await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "true");

      await page.goto("/staff/vendors");
      await expect(page).toHaveURL(/\/staff\/vendors\?riskTier=HIGH&sort=-name$/);
      await views.getByRole("link", { name: "All", exact: true }).click();
      await expect(page).toHaveURL(/view=all$/);
      await expect(page.getByRole("status").filter({ hasText: /^\d+ vendors$/ })).toBeVisible();

      await unfold(page, "Manage views");
      await page.getByRole("button", { name: `Delete “${name}”` }).click();
      await expect(page.getByRole("link", { name })).toHaveCount(0);
    });

    test("one field of many records is changed after a preview, in one change", async ({
      page,
    }) => {
      await signInAs(page, "editor");
      await page.goto("/staff/vendors?search=o");
      await page.getByRole("checkbox", { name: "Select Nordwolke" }).check();
      await page
        .getByRole("checkbox", { name: "Select Boreal" })
        .or(page.getByRole("checkbox", { name: "Select Calcul Boréal" }))
        .check();
      await page.getByRole("button", { name: "Edit selected" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Edit 2 vendors");
      await page.getByRole("combobox", { name: "Field" }).selectOption({ label: "Notes" });
      await page.getByRole("button", { name: "Go on" }).click();
      const value = page.getByRole("form", { name: "The new value" });
      await value.getByRole("textbox", { name: "Notes" }).fill(`Looked at ${how}`);
      await value.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByText("2 would change, 0 read so already")).toBeVisible();
      await page.getByRole("button", { name: "Change 2 records" }).click();
      await expect(page).toHaveURL(/\/staff\/changes\/CS-\d+$/);
      await page.goto("/staff/vendors/nordwolke");
      await expect(page.getByText(`Looked at ${how}`).first()).toBeVisible();
    });

    test("a requester asks for a vendor, and an editor makes a change of it", async ({
      page,
      browser,
    }) => {
      const vendor = `Pulswerk ${how}`;
      await signInAs(page, "requester");
      await page.goto("/staff/requests");
      await page.getByRole("link", { name: "Ask for a vendor" }).first().click();
      await page.getByRole("button", { name: "Send the request" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "Name the vendor." })).toBeVisible();
      await page.getByLabel("Vendor", { exact: false }).first().fill(vendor);
      await page.getByLabel("Service").fill("Usage statistics");
      await page.getByLabel("For what").fill("See which screens are slow");
      await page.getByLabel("For which product").selectOption({ index: 1 });
      await page.getByLabel("Where they process it").selectOption({ label: "France" });
      await page.getByRole("radio", { name: "No, or I do not know" }).check();
      await page.getByRole("button", { name: "Send the request" }).click();
      await expect(page.getByText("Your request is received.")).toBeVisible();
      await expect(page.getByText("Received", { exact: true })).toBeVisible();
      const address = page.url().replace("?made", "");

      const context = await browser.newContext({ javaScriptEnabled });
      const editor = await context.newPage();
      await signInAs(editor, "editor");
      await editor.goto(address);
      await editor.getByRole("button", { name: "Make a change of it" }).click();
      await expect(editor).toHaveURL(/\/staff\/changes\/CS-\d+$/);
      await expect(editor.getByRole("heading", { level: 1 })).toContainText(vendor);
      await context.close();

      await page.goto(address);
      await expect(page.getByText("Being prepared")).toBeVisible();
      await expect(page.getByText("It became the change")).toHaveCount(0);
    });

    test("a merger is shown record by record before it becomes a draft", async ({ page }) => {
      await signInAs(page, "editor");
      await page.goto("/staff/restructure");
      await page.getByRole("link", { name: "Merger: fill in the form" }).click();
      await page.getByLabel("The company that goes").selectOption("halden-uk");
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByText("Choose one.")).toBeVisible();
      await page.getByLabel("The company that stays").selectOption("halden-de");
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByText("Another party").first()).toBeVisible();
      await page.getByRole("button", { name: "Make the draft" }).click();
      await expect(page).toHaveURL(/\/staff\/changes\/CS-\d+$/);
      await expect(page.getByText("Draft", { exact: true }).first()).toBeVisible();
    });
  });
}

test("search finds words of texts, by keyboard alone", async ({ page }) => {
  await signInAs(page, "auditor");
  await page.goto("/staff/find");
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("frankfurt");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: /\d+ found/ })).toBeVisible();
  await expect(page.locator("mark").first()).toHaveText(/frankfurt/i);
});
