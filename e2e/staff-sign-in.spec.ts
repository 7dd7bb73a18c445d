import { expect, type Page, test } from "playwright/test";
import { customerLinkFor, givenPerson, inDatabase, invitationFor, signInAs } from "./fixtures";

const password = "four words in a row";

/** Somebody of the staff with a password, chosen at an invitation. */
async function givenSignedIn(page: Page, email: string): Promise<void> {
  await givenPerson(email, "EDITOR");
  await page.goto(await invitationFor(email));
  await page.getByLabel("New password", { exact: false }).first().fill(password);
  await page.getByLabel("New password, once more").fill(password);
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page).toHaveURL("/staff");
}

async function fillIn(page: Page, email: string, typed: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(typed);
  await page.getByRole("button", { name: "Sign in" }).click();
}

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? "with script" : "without script";

  test.describe(`the staff, ${how}`, () => {
    test.use({ javaScriptEnabled });
    const email = `${javaScriptEnabled ? "ines" : "paul"}@haldendesk.example`;

    test("choose a password at a link, sign out, and sign in with it", async ({ page }) => {
      await givenSignedIn(page, email);
      await page.goto("/staff/account");
      await page.getByRole("button", { name: "Sign out everywhere" }).click();
      await expect(page.getByText("You are signed out.")).toBeVisible();

      await page.goto("/staff/account");
      await expect(page).toHaveURL("/sign-in?next=%2Fstaff%2Faccount");
      await fillIn(page, email, "not my password");
      await expect(page.getByRole("alert").first()).toContainText("is not right");
      await expect(page.getByLabel("E-mail address")).toHaveValue(email);
      await expect(page.getByLabel("Password")).toHaveValue("");
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).toHaveURL("/staff/account");
      await expect(page.getByRole("table", { name: "1 session" })).toBeVisible();
    });

    test("are led to no other site, whatever the address says", async ({ page }) => {
      await page.goto(`/sign-in?next=${encodeURIComponent("//evil.example/staff")}`);
      await fillIn(page, email, password);
      await expect(page).toHaveURL("/staff");
    });

    test("change their password with the old one", async ({ page }) => {
      await page.goto("/sign-in?next=/staff/account");
      await fillIn(page, email, password);
      const form = page.getByRole("form", { name: "Change the password" });
      await form.getByLabel("Present password").fill("not my password");
      await form.getByLabel("New password").first().fill("other words in a row");
      await form.getByLabel("New password, once more").fill("other words in a row");
      await form.getByRole("button").click();
      await expect(form.getByRole("alert")).toContainText("This is not your password.");
      await form.getByLabel("Present password").fill(password);
      await form.getByLabel("New password").first().fill("other words in a row");
      await form.getByLabel("New password, once more").fill("other words in a row");
      await form.getByRole("button").click();
      await expect(form.getByRole("status").first()).toContainText("The password is changed.");
    });

    test("find at a link that was used nothing but the way to a new one", async ({ page }) => {
      const path = await invitationFor(email);
      await inDatabase((client) => client.query(`update "SignInLink" set "usedAt" = "createdAt"`));
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link opens nothing");
    });
  });

  test(`a customer's contact signs in by a link that opening does not use up, ${how}`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const { rows } = await inDatabase((client) =>
      client.query<{ id: string }>(
        `select id from "CustomerContact" where "confirmedAt" is not null order by id limit 1`,
      ),
    );
    const path = await customerLinkFor(rows[0]?.id ?? "");
    await page.goto(path);
    await page.goto(path);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/portal/);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link opens nothing");
    await page.context().close();
  });

  test(`whoever asks for a link learns nothing of who is known, ${how}`, async ({ browser }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const answers: string[] = [];
    for (const email of ["nobody@else.example", "admin@haldendesk.example"]) {
      await page.goto("/sign-in/forgotten");
      await page.getByLabel("E-mail address").fill(email);
      await page.getByRole("button", { name: "Send me a link" }).click();
      await expect(page.getByText("is on its way to it")).toBeVisible();
      answers.push(await page.getByRole("main").innerText());
    }
    expect(answers[0]).toBe(answers[1]);
    await page.context().close();
  });
}

test("somebody signs in with the keyboard alone", async ({ page }) => {
  const email = "tab@haldendesk.example";
  await givenSignedIn(page, email);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("E-mail address")).toBeFocused();
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/staff");
});

test("whoever is disabled is out at once, and cannot come back", async ({ page, browser }) => {
  const email = "leaver@haldendesk.example";
  const theirs = await (await browser.newContext()).newPage();
  await givenSignedIn(theirs, email);
  await signInAs(page, "admin");
  await page.goto("/staff/people");
  await page.getByRole("link", { name: email }).click();
  await page.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByRole("button", { name: "Let them in again" })).toBeVisible();

  await theirs.reload();
  await expect(theirs).toHaveURL("/sign-in?next=%2Fstaff");
  await fillIn(theirs, email, password);
  await expect(theirs.getByRole("alert").first()).toContainText("is not right");
  await theirs.context().close();
});

test("an administrator invites somebody, who gets a mail", async ({ page }) => {
  await signInAs(page, "admin");
  await page.goto("/staff/people");
  await page.getByRole("link", { name: "Invite somebody" }).click();
  await page.getByLabel("E-mail address").fill("new@haldendesk.example");
  await page.getByLabel("Name").fill("Nora New");
  await page.getByRole("checkbox", { name: "Auditor" }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nora New");
  await expect(
    page.getByText("The invitation is on its way to new@haldendesk.example."),
  ).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Auditor" })).toBeChecked();
});

test("nothing is sent from another site", async ({ request, page }) => {
  await signInAs(page, "auditor");
  const answer = await page.request.post("/sign-out", {
    headers: { "Sec-Fetch-Site": "cross-site" },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(403);
  const bare = await request.post("/api/auth/callback/password", {
    form: { email: "editor@haldendesk.example", password: "guess guess guess" },
    maxRedirects: 0,
  });
  expect(bare.headers().location).toContain("csrf=true");
});

test("next-auth's own door counts tries like the form", async ({ request }) => {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const reasons: string[] = [];
  for (let time = 0; time < 11; time += 1) {
    const form = { email: "guessed@haldendesk.example", password: "guess", csrfToken };
    const answer = await request.post("/api/auth/callback/password", { form, maxRedirects: 0 });
    const { searchParams } = new URL(answer.headers().location ?? "", "http://localhost");
    reasons.push(searchParams.get("error") ?? "");
  }
  expect(reasons).toEqual([...Array(10).fill("wrong"), "limited"]);
});
