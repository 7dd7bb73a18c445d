import { expect, type Page, test } from "playwright/test";
import { realClock } from "@/lib/clock";
import { signInAs, signInAsCustomer } from "./fixtures";

const today = realClock().toString().slice(0, 10);

/** A PDF as a scanner would make it, told from others by its words. */
function scan(words: string) {
  return {
    name: "countersigned.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`),
  };
}

async function keep(page: Page, customer: string, file: ReturnType<typeof scan>): Promise<void> {
  await page.goto(`/staff/customers/${customer}`);
  await page.getByText("Keep a countersigned file", { exact: true }).click();
  const form = page.getByRole("form", { name: /^Keep a countersigned file of/ });
  await form.getByLabel("The countersigned file").setInputFiles(file);
  await form.getByLabel("Signed on").fill(today);
  await form.getByRole("button", { name: "Keep the file" }).click();
}

test("staff keep a countersigned file, and its own customer alone finds it", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, "editor");
  await keep(page, "menil", { ...scan("no"), buffer: Buffer.from("<html>") });
  await expect(page.getByText("This is not a PDF")).toBeVisible();

  await keep(page, "menil", scan("Ateliers du Ménil"));
  await expect(page.getByText("The countersigned file is kept.")).toBeVisible();
  await expect(page.getByText("The annex: As agreed on")).toBeVisible();

  const own = await (await browser.newContext()).newPage();
  await signInAsCustomer(own, "menil-1");
  await own.goto("/portal");
  await expect(own.getByText("As agreed on")).toBeVisible();
  const address = await own.getByRole("link", { name: /^Signed on/ }).getAttribute("href");
  const answer = await own.request.get(address ?? "");
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain("Ateliers du Ménil");

  const other = await (await browser.newContext()).newPage();
  await signInAsCustomer(other, "kauri-1");
  const answers = await Promise.all(
    [address ?? "", "/portal/annexes/menil/signed/no-such-file"].map((path) =>
      other.request.get(path),
    ),
  );
  expect(answers.map((one) => one.status())).toEqual([404, 404]);
  expect(await answers[0]?.text()).toBe(await answers[1]?.text());
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a countersigned file is kept and taken away as well", async ({ page }) => {
    await signInAs(page, "approver");
    await keep(page, "havelaue", { ...scan("no"), buffer: Buffer.from("<html>") });
    await expect(page.getByText("This is not a PDF")).toBeVisible();
    await keep(page, "havelaue", scan("Havelaue"));
    await expect(page.getByText("The countersigned file is kept.")).toBeVisible();
    await page.getByText("Take this file away", { exact: true }).click();
    await page.getByLabel("Why should it not be here?").fill("It is another customer's.");
    await page.getByRole("button", { name: "Take the file away" }).click();
    await expect(page.getByText("The file is gone.")).toBeVisible();
    await expect(page.getByText("The annex: As agreed on")).toHaveCount(0);
  });
});
