import { expect, test } from "playwright/test";
import { announceNewcomer, recordObjection, takeStep } from "./announced-change";
import { givePasswords, password } from "./at-odds";
import { signInAs } from "./fixtures";

test.describe("an objection and an incident, without script", () => {
  test.use({ javaScriptEnabled: false });
  test.beforeAll(givePasswords);

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
    await deciding.getByLabel("Your password").fill(password);
    await deciding.getByRole("button", { name: "Decide" }).click();
    await expect(page.getByText("quote the clause of the agreement").first()).toBeVisible();

    await page.goto(`/staff/changes/${id}?agreement=menil`);
    await page.getByText("Decide this objection", { exact: true }).click();
    await deciding.getByLabel("Refused", { exact: true }).check();
    await deciding.getByRole("textbox", { name: /^Reason/ }).fill("No other vendor can do it.");
    await deciding.getByRole("button", { name: "Show the mail" }).click();
    const ahead = deciding.getByRole("region", { name: "The mail that would go" });
    await expect(ahead).toContainText("rgpd@ateliersdumenil.example");
    await expect(ahead).toContainText("Votre objection");
    await expect(ahead).toContainText("No other vendor can do it.");
    await expect(deciding.getByLabel("Refused", { exact: true })).toBeChecked();
    await deciding.getByLabel("Your password").fill(password);
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

  test("what happened at a vendor is recorded, told with its days, suspended, closed and opened again", async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await signInAs(page, "editor");
    await page.goto("/staff/incidents");
    await page.getByRole("link", { name: "Record an adverse fact" }).click();
    await page.getByRole("textbox", { name: /^Title/ }).fill("A backup was readable");
    await page.getByRole("textbox", { name: /^What happened/ }).fill("Others could read a backup.");
    await page.getByLabel(/^True since/).fill("2026-11-18");
    await page.getByLabel(/^Known to us since/).fill("2026-11-20");
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "Record it" }).click();
    await expect(
      page.getByText("The mail says that it is true since 18 November 2026"),
    ).toBeVisible();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    for (const step of ["submit", "approve", "announce"] as const) await takeStep(step, id);

    await signInAs(page, "approver");
    await page.goto("/staff/incidents");
    await page.getByRole("link", { name: /A backup was readable/ }).click();
    await expect(page.getByText("A personal data breach has to be notified besides")).toBeVisible();
    const letter = page.getByRole("textbox", { name: /^The letter/ });
    await expect(letter).toHaveValue(/What happened:\s+Others could read a backup\./);
    await expect(letter).toHaveValue(/since 18 November 2026\. We have known of it since 20 Nov/);
    const close = page.getByRole("button", { name: "Close the incident" });
    const came = page.getByRole("textbox", { name: /^What came of it/ });
    await came.fill("The backup is gone.");
    await close.click();
    await expect(page.getByText("Steps that are due are not done.").first()).toBeVisible();
    const suspending = page.getByRole("form", { name: "Record what became of suspension" });
    await suspending.getByLabel("Suspended", { exact: true }).check();
    await suspending.getByRole("textbox", { name: /^Reason/ }).fill("Until they have mended it.");
    await suspending.getByRole("button", { name: "Record it" }).click();
    await expect(page.getByText("Not authorised for these customers until")).toBeVisible();
    await suspending.getByLabel("Lifted", { exact: true }).check();
    await suspending.getByRole("textbox", { name: /^Reason/ }).fill("They have mended it.");
    await suspending.getByLabel("Your password").fill(password);
    await suspending.getByRole("button", { name: "Record it" }).click();
    await expect(page.getByText("Whoever recorded the suspension").first()).toBeVisible();
    await came.fill("The backup is gone.");
    // The worker may have told all of them by now.
    const untold = page.getByRole("textbox", { name: /^Why customers are left untold/ });
    if ((await untold.count()) > 0) await untold.fill("They are told by telephone.");
    await close.click();
    await expect(page.getByText(/The backup is gone\./).first()).toBeVisible();
    await page.getByRole("textbox", { name: "Why" }).fill("It was not gone.");
    await page.getByRole("button", { name: "Open it again" }).click();
    await expect(page.getByText(/Opened again on/)).toBeVisible();
    await expect(close).toBeVisible();
  });
});
