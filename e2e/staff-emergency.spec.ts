import { expect, test } from "playwright/test";
import { recital } from "@/lib/testing/recital";
import { draftNewcomer } from "./announced-change";
import { signInAs } from "./fixtures";

test("an emergency shows whose clause covers it before anybody approves, and what is safer for the others", async ({
  page,
}) => {
  const id = await draftNewcomer("Notfallia");
  await signInAs(page, "editor");
  await page.goto(`/staff/changes/${id}`);
  await page.getByText("Edit title, reason, day and emergency").click();
  const form = page.getByRole("form", { name: "Title, reason and planned day" });
  await form.getByLabel("Reason").fill("The provider before was broken into");
  await form.getByLabel("Emergency").selectOption({ label: "Security incident" });
  await form.getByRole("button", { name: "Save title, reason and day" }).click();

  await expect(page.getByText("Emergency: security incident")).toBeVisible();
  await expect(page.getByText("§ 6.6: In a security incident, or where").first()).toBeVisible();
  await expect(page.getByText("Safer for them")).toBeVisible();
  await expect(page.getByText("It quotes no clause that allows").first()).toBeVisible();
});

test("the end of an agreement is proposed at the customer, and waits for an approver", async ({
  page,
}) => {
  await signInAs(page, "editor");
  await page.goto("/staff/customers/hikari");
  await page.getByText("Record its end").click();
  const form = page.getByRole("form", { name: /^End of / });
  await form.getByLabel("Last day of the agreement").fill("2030-12-31");
  await form.getByLabel("The customer chose").selectOption("RETURN");
  await form.getByRole("button", { name: "Propose the end" }).click();
  await expect(page.getByText("The end is proposed and waits for an approver.")).toBeVisible();
  const change = page.getByRole("region", { name: /Hikari/ }).getByRole("link", { name: /^CS-/ });
  const id = (await change.textContent()) ?? "";
  await change.click();
  await expect(page.getByText("At the end, the customer chose")).toBeVisible();

  // Other journeys find the agreement as it was.
  const installation = { DATA_DIR: ".data/journeys", PORT: "3217" };
  const asEditor = ["--reason", "A journey", "--as", "editor@haldendesk.example"];
  const withdrawn = await recital(installation, "change", "withdraw", id, ...asEditor);
  expect(withdrawn.code, withdrawn.stderr).toBe(0);
});
