import { createHash } from "node:crypto";
import { expect, test } from "playwright/test";
import { announceNewcomer, mailTo } from "./announced-change";
import { signInAsCustomer } from "./fixtures";

test("a customer reads what is coming, acknowledges, approves early and takes the annex away", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const id = await announceNewcomer("Portalis");
  await mailTo("iod@zrodliska.example", id);
  await signInAsCustomer(page, "lodzka-1");

  await page.goto("/portal");
  await expect(page.getByText("New sub-processor: Portalis")).toBeVisible();
  await page.getByRole("link", { name: "Portalis", exact: true }).click();
  await expect(page.getByText("You can object until").first()).toBeVisible();

  await page.getByRole("button", { name: "I have read it" }).click();
  await expect(page.getByText("You have read it")).toBeVisible();

  await page.getByRole("link", { name: "Approve early" }).click();
  await page.getByRole("checkbox", { name: /I may approve this/ }).check();
  await page.getByRole("button", { name: "Approve the change early" }).click();
  await expect(page.getByText("You approved the change on")).toBeVisible();

  await page.goto("/portal");
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the annexes (PDF)" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/annexes, version \d+\.pdf$/);
});

test.describe("the annexes", () => {
  test.use({ javaScriptEnabled: false });

  test("are the same bytes each time, for their own customer alone", async ({ page, browser }) => {
    await signInAsCustomer(page, "kauri-1");
    const first = await page.request.get("/portal/annexes/kauri");
    expect(first.status()).toBe(200);
    expect(first.headers()).toMatchObject({
      "content-type": "application/pdf",
      "cache-control": "private, no-store",
    });
    const again = await page.request.get("/portal/annexes/kauri");
    expect(digest(await again.body())).toBe(digest(await first.body()));
    const { etag = "" } = first.headers();
    const known = await page.request.get("/portal/annexes/kauri", {
      headers: { "If-None-Match": etag },
    });
    expect(known.status()).toBe(304);
    expect((await page.request.get("/portal/annexes/kauri/1")).status()).toBe(200);

    for (const path of ["lodzka", "lodzka/1", "no-such-agreement", "kauri/999999", "kauri/0"]) {
      expect((await page.request.get(`/portal/annexes/${path}`)).status(), path).toBe(404);
    }
    const stranger = await browser.newContext();
    const answer = await stranger.request.get("/portal/annexes/kauri", { maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toContain("/sign-in/customer");
    await stranger.close();
  });
});

test("a customer names a contact, who is asked by mail, and keeps the last one", async ({
  page,
}) => {
  await signInAsCustomer(page, "hikari-1");
  await page.goto("/portal/contacts");
  await page.getByRole("textbox", { name: "E-mail address" }).fill("legal@hikari-books.example");
  await page.getByRole("button", { name: "Add this contact" }).click();
  await expect(page.getByText("We have sent a mail to legal@hikari-books.example")).toBeVisible();
  await expect(page.getByText("Not confirmed yet")).toBeVisible();
  await page
    .getByRole("form", { name: "Digest for legal@hikari-books.example" })
    .getByRole("button", { name: "Stop the digest" })
    .click();
  await expect(page.getByText("Gets no monthly digest.")).toBeVisible();
  await page.goto("/portal/contacts/hikari-1");
  await expect(page.getByText("This is the last contact whom we can tell")).toBeVisible();
  await page.goto("/portal/contacts/lodzka-1");
  await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("what is not there and what is another customer's answer alike, in words", async ({
    page,
  }) => {
    await signInAsCustomer(page, "hikari-1");
    const said: string[] = [];
    for (const id of ["lodzka-1", "nobody"]) {
      const answer = await page.goto(`/portal/contacts/${id}`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
      said.push(await page.getByRole("main").innerText());
    }
    expect(said[0]).toBe(said[1]);
  });
});

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
