import { expect, test } from "playwright/test";
import { signInAs } from "./fixtures";

/** What follows from a record while it is written, and whom the outputs name: both are read, and nothing is saved. */

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("an editor sees who would be told before anything is saved", async ({ page }) => {
      await signInAs(page, "editor");
      await page.goto("/staff/engagements/nordwolke/edit");
      const beside = page.getByRole("complementary", { name: "What follows" });
      // A test types all at once, also into the very moment in which script takes the form over.
      if (javaScriptEnabled) await expect(beside).toContainText("Counted as you write.");
      await page.getByLabel("Purpose", { exact: true }).fill("Hosting, and training of models");
      if (!javaScriptEnabled)
        await beside.getByRole("button", { name: "Show what follows" }).click();
      await expect(beside).toContainText("agreements have to be told");
      await expect(beside).toContainText("Purpose");
      await expect(page.getByLabel("Purpose", { exact: true })).toHaveValue(
        "Hosting, and training of models",
      );
      await page.goto("/staff/findings/recipients");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Recipients compared");
      await expect(page.getByRole("row", { name: /Nordwolke/ })).toContainText("Named");
    });
  });
}
