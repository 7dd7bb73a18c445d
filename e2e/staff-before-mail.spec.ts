import { expect, test } from "playwright/test";
import { draftNewcomer, mailWith, takeStep } from "./announced-change";
import { givePasswords, password } from "./at-odds";
import { inDatabase, signInAs } from "./fixtures";

test("before mail goes: a mailbox is proved, and an announcement is ordered and called back", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await givePasswords();
  const id = await draftNewcomer("Vorlauf");
  await takeStep("submit", id);
  await inDatabase((client) => client.query(`delete from "MailboxProof"`));
  await signInAs(page, "approver");

  await page.goto("/staff/mail");
  await expect(page.getByText("Never tried").first()).toBeVisible();
  await page.getByRole("button", { name: "Ask the DNS now" }).click();
  await expect(page.getByText("No DNS outside knows these names")).toBeVisible();
  await page.getByRole("button", { name: "Send a mail with a code" }).first().click();
  await expect(page.getByText("Waiting for the code")).toBeVisible();
  const code = /RC(-[A-Z2-9]{5}){3}/.exec(await mailWith("Mailbox check"))?.[0] ?? "";
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Enter the code" }).click();
  await expect(page.getByText("Read by somebody")).toBeVisible();

  await takeStep("approve", id);
  await page.goto(`/staff/changes/${id}`);
  await expect(page.getByRole("heading", { name: "Before it is announced" })).toBeVisible();
  const languages = page.getByRole("navigation", { name: "Languages of the mails of this change" });
  await languages.getByRole("link", { name: /^French \(fr\): \d+ contacts?$/ }).click();
  await expect(page.getByRole("heading", { name: "The mail to Ateliers du Ménil" })).toBeVisible();
  await expect(languages.getByRole("link", { name: /^French/ })).toHaveAttribute(
    "aria-current",
    "true",
  );
  const mail = page.frameLocator("#mail iframe");
  await expect(mail.locator("html")).toHaveAttribute("lang", "fr");
  await page.getByLabel("Send later, on").fill("2027-06-01");
  await page.getByLabel("Planned day").fill("2028-01-03");
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: /^Announce to/ }).click();
  await expect(page.getByText("Nothing has been sent yet")).toBeVisible();
  await expect(page.getByText("1 June 2027, 09:00")).toBeVisible();
  await page.getByRole("button", { name: "Call it back" }).click();
  await expect(page.getByText("The announcement is called back. Nothing was sent.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Announce to/ })).toBeVisible();
  const { rows } = await inDatabase((client) =>
    client.query(`select "announcementId" from "AnnouncedChange" where "changeSetId" = $1`, [id]),
  );
  expect(rows).toEqual([]);
});
