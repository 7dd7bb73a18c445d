import { expect, type Page, test } from "playwright/test";
import { realClock } from "@/lib/clock";
import { dateIn, instantOf } from "@/lib/domain/calendar";
import { draftOf, mailTo, takeStep } from "./announced-change";
import { signInAs, signInAsCustomer } from "./fixtures";

/** Where customers count their days. */
const zones: Readonly<Record<string, string>> = {
  kauri: "Pacific/Auckland",
  menil: "Europe/Paris",
  havelaue: "Europe/Berlin",
};

/** A PDF as a scanner would make it, told from others by its words. */
function scan(words: string) {
  return {
    name: "countersigned.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`),
  };
}

async function keep(
  page: Page,
  customer: string,
  file: ReturnType<typeof scan>,
  changeSetId?: string,
): Promise<void> {
  await page.goto(`/staff/customers/${customer}`);
  await page.getByText("Keep a countersigned file", { exact: true }).click();
  const form = page.getByRole("form", { name: /^Keep a countersigned file of/ });
  await form.getByLabel("The countersigned file").setInputFiles(file);
  await form
    .getByLabel("Signed on")
    .fill(dateIn(instantOf(realClock().toString()), zones[customer] ?? "UTC"));
  if (changeSetId !== undefined)
    await form.getByLabel("It signs the change").selectOption(changeSetId);
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

test("what amends an agreement waits for the countersigned file that names it", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const patch = "recital: 1\ncustomerAgreements:\n  - { ref: kauri, breachNoticeHours: 24 }\n";
  const id = await draftOf("Breaches are told within a day", patch);
  for (const step of ["submit", "approve", "announce"] as const) await takeStep(step, id);
  expect(await mailTo("kauricoast.example", id)).toContain("once it is countersigned");

  const own = await (await browser.newContext()).newPage();
  await signInAsCustomer(own, "kauri-1");
  await own.goto("/portal");
  await expect(own.getByText("Needs your signature").first()).toBeVisible();

  await signInAs(page, "editor");
  await keep(page, "kauri", scan("Kauri Coast, amendment"), id);
  await expect(page.getByText("The countersigned file is kept.")).toBeVisible();
  await expect(async () => {
    await page.goto(`/staff/changes/${id}`);
    await expect(page.getByText("the customer signed the amendment").first()).toBeAttached();
  }).toPass({ timeout: 60_000 });
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
