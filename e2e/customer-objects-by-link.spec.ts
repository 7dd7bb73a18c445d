import { expect, test } from "playwright/test";
import { announceNewcomer, mailTo } from "./announced-change";

test.describe("a customer with a mail and no script", () => {
  test.use({ javaScriptEnabled: false });

  test("objects by the mail's link without signing in, once, and follows it there", async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const id = await announceNewcomer("Lynkara");
    const mail = await mailTo("legal@kyklades.example", id);
    const link = /http:\/\/localhost:\d+\/object\/\S+/.exec(mail)?.[0].replace(/[>)]+$/, "") ?? "";
    // The mail can be read a moment before the relay's word for it is written down, and the days begin with that.
    await expect(async () => {
      await page.goto(link);
      await expect(page.getByText("You can object until")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByText("New sub-processor: Lynkara")).toBeVisible();

    await page.getByRole("button", { name: "Object to this change" }).click();
    await expect(page.getByText("Type your name").first()).toBeVisible();
    await page
      .getByRole("textbox", { name: "Why do you object?" })
      .fill("Logs would leave the Union.");
    await page.getByRole("textbox", { name: "Your name" }).fill("Eleni Stavrou");
    await page.getByRole("button", { name: "Object to this change" }).click();
    await expect(
      page.getByRole("heading", { name: /^Your objection was received on/ }),
    ).toBeVisible();
    await expect(page.getByText("Signed: Eleni Stavrou")).toBeVisible();
    await expect(page.getByText("The change is held back for your agreement")).toBeVisible();
    await expect(page.getByRole("button", { name: "Object to this change" })).toHaveCount(0);

    await page.goto(link);
    await expect(page.getByText("Logs would leave the Union.")).toBeVisible();
  });

  test("finds nothing behind a link that was not made here", async ({ request }) => {
    for (const token of ["nonsense", "ZGVsaXZlcnk.AAAAAAAAAAAAAAAAAAAAAAAAAAA"]) {
      expect((await request.get(`/object/${token}`)).status()).toBe(404);
    }
  });
});
