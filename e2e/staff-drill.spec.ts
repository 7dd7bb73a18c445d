import { expect, test } from "playwright/test";
import { realClock } from "@/lib/clock";
import { addDays, dateIn, instantOf } from "@/lib/domain/calendar";
import { signInAs } from "./fixtures";

/** Drafts of one answer are made once: each run asks about days of its own. */
const run = 20 + 2 * (Math.floor(realClock().epochMilliseconds / 1_000) % 20);

/** Some days on, by the calendar of the demo organisation: a drill looks ahead. */
function inDays(days: number): string {
  return addDays(dateIn(instantOf(realClock().toString()), "Europe/Berlin"), days);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`what if, ${javaScriptEnabled ? "with script" : "without script"}`, () => {
    test.use({ javaScriptEnabled });

    test("the Data Privacy Framework falls: question, answer, draft", async ({ page }) => {
      await signInAs(page, "editor");
      await page.goto("/staff");
      await page.getByRole("link", { name: "What if", exact: true }).first().click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("What if");
      const form = page.getByRole("form", { name: "What if" });
      await expect(form.getByLabel("The decision that falls")).toHaveValue("DPF");
      await form.getByLabel("On which day").fill("2020-07-16");
      await form.getByRole("button", { name: "Ask what follows" }).click();
      await expect(page.getByText("A drill looks ahead")).toBeVisible();
      await form.getByLabel("On which day").fill(inDays(javaScriptEnabled ? run : run + 1));
      await form.getByRole("button", { name: "Ask what follows" }).click();

      await expect(
        page.getByRole("heading", { name: /^The Data Privacy Framework falls on / }),
      ).toBeVisible();
      await expect(page.getByText("Each can fall back on something")).toBeVisible();
      const ways = page.getByRole("region", { name: "Transfers that lose their ground" });
      await expect(ways.getByText("EU SCCs 2021/914, module 3")).toBeVisible();
      await expect(ways.getByText("UK Addendum B1.0 to the EU SCCs, module 3")).toBeVisible();
      const told = page.getByRole("region", { name: "Who is affected" });
      await expect(told.getByRole("link", { name: "Thameside Lettings" }).first()).toBeVisible();
      await told.getByRole("searchbox").fill("oslo");
      await told.getByRole("button", { name: "Find" }).click();
      await expect(told.getByRole("row")).toHaveCount(2);

      await page.getByRole("button", { name: "Make the draft" }).click();
      // Without script a browser takes the place on the page that was looked at along.
      await expect(page).toHaveURL(/\/staff\/changes\/CS-\d+(#affected)?$/);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        "The Data Privacy Framework falls",
      );
      await expect(page.getByText("Draft", { exact: true }).first()).toBeVisible();
    });
  });
}

test("an auditor asks, sees that nothing carries a transfer, and is offered no draft", async ({
  page,
}) => {
  await signInAs(page, "auditor");
  await page.goto("/staff/drill?what=COUNTRY");
  await page.getByLabel("The country that loses adequacy").selectOption({ label: "Japan" });
  await page.getByLabel("On which day").fill(inDays(0));
  await page.getByLabel("On which day").press("Enter");
  await expect(page.getByText("Nothing carries it then.")).toBeVisible();
  await expect(page.getByText("1 transfer without a mechanism")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make the draft" })).toHaveCount(0);
});
