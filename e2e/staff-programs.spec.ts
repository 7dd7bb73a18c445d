import { expect, test } from "playwright/test";
import { realClock } from "@/lib/clock";
import { authorised } from "@/lib/domain/api/authorised";
import { signInAs } from "./fixtures";

test("an administrator makes a token, a program asks with it, and is shut out when it ends", async ({
  page,
  playwright,
}) => {
  const name = `Feature switches ${realClock().epochMilliseconds}`;
  const row = page.getByRole("row", { name: new RegExp(`^${name}`) });
  await signInAs(page, "admin");
  await page.goto("/staff/machines");
  const form = page.getByRole("form", { name: "New token" });
  await form.getByLabel("Which program it is for").fill(name);
  await form.getByRole("button", { name: "Make the token" }).click();
  await expect(form.getByText("Choose what it may do.").first()).toBeVisible();
  await form.getByLabel(/^Ask which sub-processors/).check();
  await form.getByRole("button", { name: "Make the token" }).click();
  const said = await form.getByText(/recital_/).innerText();
  const [secret = ""] = /recital_[\w-]+/.exec(said) ?? [];
  await expect(row).toContainText("Never");

  const program = await playwright.request.newContext({
    baseURL: "http://localhost:3217",
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  const ask = (headers = {}) => program.get("/api/v1/authorised?customer=lodzka", { headers });
  const answer = await ask();
  expect(answer.status()).toBe(200);
  const { customer, agreements } = authorised.answer.parse(await answer.json());
  expect(customer).toBe("lodzka");
  expect(agreements[0]?.engagements.some((one) => one.authorised)).toBe(true);
  const { etag = "", "cache-control": kept, "set-cookie": cookie } = answer.headers();
  expect([kept, cookie]).toEqual(["private, max-age=30", undefined]);
  expect((await ask({ "if-none-match": etag })).status()).toBe(304);
  const elsewhere = await program.get("/api/v1/no-such-thing");
  expect([elsewhere.status(), (await elsewhere.json()).reason]).toEqual([404, "noSuchPath"]);
  expect((await program.get("/api/v1/openapi.json")).status()).toBe(200);

  await row.getByRole("button", { name: "End it" }).click();
  await expect(row).toContainText("Ended");
  const refused = await ask();
  expect([refused.status(), (await refused.json()).reason]).toEqual([401, "tokenRefused"]);
  await program.dispose();
});
