import { expect, test } from "playwright/test";
import { announceNewcomer, draftOf, recordObjection, takeStep } from "./announced-change";
import { signInAs } from "./fixtures";

test.describe("an objection and an incident, without script", () => {
  test.use({ javaScriptEnabled: false });

  test("an approver refuses an objection, reads the letter in two languages and records what went out", async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const id = await announceNewcomer("Ozeanblick");
    await recordObjection(id, "menil");
    await signInAs(page, "approver");
    await page.goto(`/staff/changes/${id}?agreement=menil`);
    await page.getByText("Decide this objection", { exact: true }).click();
    const deciding = page.getByRole("form", { name: "Decide this objection" });
    await deciding.getByLabel("Outside the ground that the agreement allows").check();
    await deciding.getByRole("textbox", { name: /^Reason/ }).fill("It is about the price.");
    await deciding.getByRole("button", { name: "Decide" }).click();
    await expect(page.getByText("quote the clause of the agreement").first()).toBeVisible();

    await page.goto(`/staff/changes/${id}?agreement=menil`);
    await page.getByText("Decide this objection", { exact: true }).click();
    await deciding.getByLabel("Refused", { exact: true }).check();
    await deciding.getByRole("textbox", { name: /^Reason/ }).fill("No other vendor can do it.");
    await deciding.getByRole("button", { name: "Decide" }).click();
    await page.getByRole("link", { name: "Its page, with the letter to the customer" }).click();
    const letter = page.getByRole("textbox", { name: /^The letter/ });
    await expect(letter).toHaveValue(/No other vendor can do it\./);
    await page.getByRole("link", { name: "Deutsch" }).click();
    await expect(letter).toHaveValue(/Wir können Ihrem Einspruch nicht abhelfen\./);
    await letter.fill("Sehr geehrte Damen und Herren, leider nein.");
    await page.getByRole("button", { name: "Record that it went out" }).click();
    await expect(page.getByRole("heading", { name: "What went to the customer" })).toBeVisible();
    await expect(page.locator("pre")).toHaveText("Sehr geehrte Damen und Herren, leider nein.");
  });

  test("an adverse fact opens an incident, which is told of, decided on and closed", async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const patch =
      "recital: 1\nsecurityMeasures:\n  - { ref: encryption-keys, text: One master key could be read by the provider of the hardware security module on 20 November 2026; it is renewed. }\n" +
      "overrides:\n  - { ref: encryption-keys, field: text, class: A, reason: The measure failed }\n";
    const id = await draftOf("A master key was readable", patch);
    for (const step of ["submit", "approve", "announce"] as const) await takeStep(step, id);
    await signInAs(page, "approver");
    await page.goto("/staff/incidents");
    await page.getByRole("link", { name: /A master key was readable/ }).click();
    await expect(page.getByText("It is no personal data breach")).toBeVisible();
    const suspending = page.getByRole("form", { name: "Record what became of suspension" });
    await suspending.getByLabel("Not possible").check();
    await suspending.getByRole("textbox", { name: /^Reason/ }).fill("The key is renewed.");
    await suspending.getByRole("button", { name: "Record it" }).click();
    await expect(page.getByText("Not possible, ", { exact: false }).first()).toBeVisible();
    await page.getByRole("textbox", { name: /^What came of it/ }).fill("The key was renewed.");
    await page.getByRole("button", { name: "Close the incident" }).click();
    await expect(page.getByText(/The key was renewed\./)).toBeVisible();
    await expect(page.getByRole("button", { name: "Close the incident" })).toHaveCount(0);
  });
});
