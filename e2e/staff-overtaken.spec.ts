import { expect, test } from "playwright/test";
import { draftOf, mailWith, takeStep } from "./announced-change";
import { givePasswords, password } from "./at-odds";
import { signInAs } from "./fixtures";

function engagement(field: string): string {
  return `recital: 1\nengagements:\n  - { ref: brievenbus, ${field} }\n`;
}

test("an announced change is let go on by an approver, once others have changed its record", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await givePasswords();
  const id = await draftOf("Relay and archive", engagement("purpose: Relay and archive of mail"));
  for (const step of ["submit", "approve", "announce"] as const) await takeStep(step, id);
  await draftOf("A note", engagement("notes: Looked at once more"));

  await signInAs(page, "approver");
  await page.goto(`/staff/changes/${id}`);
  await expect(page.getByRole("heading", { name: "What others changed since" })).toBeVisible();
  await expect(page.locator("#carry-over").getByText("Looked at once more")).toBeVisible();
  await expect(page.locator("#changes").getByText("Looked at once more")).toHaveCount(0);
  await expect(
    page.getByText(/^What customers were told that this change does is still so\./),
  ).toBeVisible();
  const decision = page.getByRole("form", { name: "Let it go on" });
  await decision.getByLabel("Your password").fill(password);
  await decision.getByRole("button", { name: "Let it go on" }).click();
  await expect(page.getByText("It goes on, on the register as it is now")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What others changed since" })).toHaveCount(0);

  await page.getByText("Withdraw …").click();
  const withdrawal = page.getByRole("form", { name: "Withdraw" });
  await withdrawal.getByLabel("Reason").fill("Only tried");
  await mailWith(id);
  await withdrawal.getByRole("button", { name: "Show the mail" }).click();
  const ahead = withdrawal.getByRole("region", { name: "The mail that would go" });
  await expect(ahead.getByText(/Withdrawn|withdrawn/).first()).toBeVisible();
  await expect(ahead.getByText("Only tried")).toHaveCount(0);
  await expect(withdrawal.getByLabel("Reason")).toHaveValue("Only tried");
  await withdrawal.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Withdraw", exact: true }).click();
  await expect(page.getByText("It is withdrawn.").first()).toBeVisible();
});
