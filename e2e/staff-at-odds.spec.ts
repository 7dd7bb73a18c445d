import { expect, test } from "playwright/test";
import {
  approver,
  colleague,
  count,
  editor,
  endSessionsOf,
  fieldsOf,
  givePasswords,
  harbour,
  newcomer,
  objectionLink,
  password,
  signIn,
  told,
} from "./at-odds";
import { givenPerson, inDatabase, signInAs } from "./fixtures";

test.beforeAll(async () => {
  await givePasswords();
  await givenPerson(colleague, "EDITOR");
});

test.describe("two editors", () => {
  test("on one record: the second sees both versions, and loses nothing", async ({ page }) => {
    await signInAs(page, "editor");
    await page.goto("/staff/vendors/harbour/edit");
    await page.getByRole("textbox", { name: "Website" }).fill("https://harbour.example/mine");
    await page.getByRole("textbox", { name: "Notes" }).fill("Mine.");
    await told(
      "change",
      "create",
      "--title",
      "Looked at",
      "--file",
      await harbour({ riskTier: "LOW", notes: "Theirs." }),
      "--as",
      colleague,
    );

    await page.getByRole("button", { name: "Save the proposal" }).click();
    const said = page.getByRole("main").getByRole("alert");
    await expect(said).toContainText(
      "the record was saved by somebody else, or by you in another tab, with 2 fields changed",
    );
    await expect(said).toContainText("Notes: somebody else changed this meanwhile to “Theirs.”");
    await expect(said).toContainText("Risk tier: somebody else changed this meanwhile.");
    await expect(page.getByRole("textbox", { name: "Website" })).toHaveValue(
      "https://harbour.example/mine",
    );
    await expect(page.getByRole("textbox", { name: "Notes" })).toHaveValue("Mine.");

    await page.getByRole("button", { name: "Save the proposal" }).click();
    await expect(page).toHaveURL(/\/staff\/vendors\/harbour\?in=CS-\d+&saved=yes/);
    const within = new URL(page.url()).searchParams.get("in") ?? "";
    expect(await itemIn(within)).toMatchObject({
      website: "https://harbour.example/mine",
      notes: "Mine.",
      riskTier: "LOW",
    });
  });

  test("on the same item of one draft: the same", async ({ page }) => {
    const draft = await harbour({ website: "https://harbour.example/draft" });
    const { id } = await told(
      ...["change", "create", "--title", "Harbour moves", "--file", draft, "--as", editor],
    );
    await signInAs(page, "editor");
    await page.goto(`/staff/vendors/harbour/edit?in=${id}`);
    await page.getByRole("textbox", { name: "Website" }).fill("https://harbour.example/mine");
    const theirs = await harbour({ website: "https://harbour.example/theirs" });
    await told("change", "edit", id, "--file", theirs, "--as", colleague);

    await page.getByRole("button", { name: "Save the proposal" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "Website: somebody else changed this meanwhile to “https://harbour.example/theirs”.",
    );
    await page.getByRole("button", { name: "Save the proposal" }).click();
    await expect(page).toHaveURL(new RegExp(`harbour\\?in=${id}&saved=yes`));
    expect(await itemIn(id)).toMatchObject({ website: "https://harbour.example/mine" });

    await page.goBack();
    await page.getByRole("textbox", { name: "Website" }).fill("https://harbour.example/mine");
    await page.getByRole("button", { name: "Save the proposal" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "saved by somebody else, or by you in another tab",
    );
    expect(await itemIn(id)).toMatchObject({ website: "https://harbour.example/mine" });
  });
});

test("an approver approves nothing but what was on the page, and announces once by a double click", async ({
  page,
  browser,
}) => {
  const file = await newcomer("Oddvale");
  const { id } = await told(
    "change",
    "create",
    "--title",
    "Oddvale",
    "--file",
    file,
    "--as",
    editor,
  );
  await told("change", "submit", id, "--as", editor);
  await signInAs(page, "approver");
  await page.goto(`/staff/changes/${id}`);
  test.setTimeout(120_000);
  const form = page.getByRole("form", { name: "Approve" });
  const approve = async () => {
    await form.getByLabel("Your password").fill(password);
    await form.getByRole("button", { name: "Approve" }).click();
  };
  const theirs = await (await browser.newContext()).newPage();
  await signInAs(theirs, "editor");
  await theirs.goto(`/staff/changes/${id}`);
  await theirs.getByText("Make it a draft again …").click();
  await theirs
    .getByRole("form", { name: "Make it a draft again" })
    .getByRole("button", { name: "Make it a draft again" })
    .click();
  await expect(theirs.getByText("It is a draft again.")).toBeVisible();
  await theirs.context().close();

  await approve();
  await expect(form.getByRole("alert")).toContainText("It is not in review any more");

  const other = await harbour({ website: "https://harbour.example/slipped-in" });
  await told("change", "edit", id, "--file", other, "--as", editor);
  await told("change", "submit", id, "--as", editor);
  await approve();
  await expect(form.getByRole("alert")).toContainText("was altered after this page was drawn");
  expect(await count(`"ChangeSet" where id = $1 and state = 'IN_REVIEW'`, id)).toBe(1);

  await page.reload();
  await expect(page.getByText("slipped-in").first()).toBeVisible();
  await approve();
  await expect(page.getByText("It is approved.")).toBeVisible();

  const announce = page.getByRole("form", { name: "Announce" });
  await announce.getByLabel("Your password").fill(password);
  await announce.getByRole("button", { name: /^Announce to/ }).dblclick();
  await expect(page.getByText("It is announced. One mail to each contact")).toBeVisible();
  await expectAnnouncedOnce(id);
});

test("twenty announcements at once are one, and fifty equal objections are one", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const file = await newcomer("Twentyfold");
  const { id } = await told(
    "change",
    "create",
    "--title",
    "Twenty",
    "--file",
    file,
    "--as",
    editor,
  );
  await told("change", "submit", id, "--as", editor);
  await told("change", "approve", id, "--as", approver);
  await signInAs(page, "approver");
  const path = `/staff/changes/${id}`;
  const form = { ...(await fieldsOf(page, path, 'form[aria-label="Announce"]')), password };
  const answers = await atOnce(20, () =>
    page.request.post(path, { multipart: form, maxRedirects: 0, timeout: 120_000 }),
  );
  const others = answers.filter((answer) => answer.status() !== 303);
  expect(others).toHaveLength(19);
  const isTrue = /Customers have been told|somebody announced it|tried too often/;
  for (const answer of others) expect(isTrue.test(await answer.text())).toBe(true);
  await expectAnnouncedOnce(id);

  await forgetTries();
  const link = await objectionLink(id);
  const objection = { ...(await fieldsOf(page, link, "main form")), name: "Eleni Stavrou" };
  const told50 = await atOnce(50, () =>
    page.request.post(link, { multipart: objection, timeout: 120_000 }),
  );
  await forgetTries();
  for (const answer of told50)
    expect((await answer.text()).includes("Your objection was received on")).toBe(true);
  const objections = `"Objection" o join "Notice" n on n.id = o."noticeId"`;
  expect(await count(`${objections} where n."changeSetId" = $1`, id)).toBe(1);
});

test("a session that ends while somebody types costs nothing that was typed", async ({ page }) => {
  await signInAs(page, "editor");
  await page.goto("/staff/vendors/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Outlasting");
  await page.getByRole("textbox", { name: "Notes" }).fill("Half an hour of work.");
  await endSessionsOf(editor);
  await page.getByRole("button", { name: "Propose this vendor" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("You are signed out.");
  await expect(page.getByRole("textbox", { name: "Notes" })).toHaveValue("Half an hour of work.");

  const tab = await page.context().newPage();
  await tab.goto("/sign-in");
  await signIn(tab);
  await page.getByRole("button", { name: "Propose this vendor" }).click();
  await expect(page).toHaveURL(/\/staff\/vendors\/outlasting\?in=/);

  await page.goBack();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Outlasting");
  await page.getByRole("textbox", { name: "Notes" }).fill("Half an hour of work.");
  await page.getByRole("button", { name: "Propose this vendor" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "A draft proposes exactly this already, so nothing was proposed twice",
  );
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("what was typed in a session that ended comes back with Back", async ({ page }) => {
    await signInAs(page, "editor");
    await page.goto("/staff/vendors/new");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Scriptless");
    await page.getByRole("textbox", { name: "Notes" }).fill("Half an hour of work.");
    await endSessionsOf(editor);
    await page.getByRole("button", { name: "Propose this vendor" }).click();
    await expect(
      page.getByText("Your session had ended, so your form was not taken."),
    ).toBeVisible();
    const tab = await page.context().newPage();
    await tab.goto("/sign-in");
    await signIn(tab);
    await page.goBack();
    await expect(page.getByRole("textbox", { name: "Notes" })).toHaveValue("Half an hour of work.");
    await page.getByRole("button", { name: "Propose this vendor" }).click();
    await expect(page).toHaveURL(/\/staff\/vendors\/scriptless\?in=/);
  });
});

test("whoever is disabled is out at once, also in the middle of a form", async ({ page }) => {
  await signInAs(page, "dpo");
  await page.goto("/staff/vendors/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Too late");
  await told("user", "disable", "dpo@haldendesk.example", "--as", "admin@haldendesk.example");
  await page.getByRole("button", { name: "Propose this vendor" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("You are signed out.");
  expect(await count(`"ChangeItem" where ref = 'too-late'`)).toBe(0);
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await told("user", "enable", "dpo@haldendesk.example", "--as", "admin@haldendesk.example");
});

/** One announcement, and of it one delivery to each contact. */
async function expectAnnouncedOnce(id: string): Promise<void> {
  const entries = `"AuditEntry" where event = 'changeSet.announced' and payload->>'changeSetId' = $1`;
  expect(await count(entries, id)).toBe(1);
  const deliveries = `(select d."contactId" from "Delivery" d
    join "DeliveredNotice" l on l."deliveryId" = d.id join "Notice" n on n.id = l."noticeId"
    where n."changeSetId" = $1 group by 1`;
  expect(await count(`${deliveries}) as told`, id)).toBeGreaterThan(0);
  expect(await count(`${deliveries} having count(distinct d.id) > 1) as twice`, id)).toBe(0);
}

function atOnce<Value>(times: number, send: () => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: times }, send));
}

/** Others object from this machine, too. */
async function forgetTries(): Promise<void> {
  await inDatabase((client) => client.query(`delete from "RateLimiterFlexible"`));
}

/** A record as a change proposes it. */
async function itemIn(changeSetId: string): Promise<unknown> {
  const { rows } = await inDatabase((client) =>
    client.query<{ body: unknown }>(
      `select body from "ChangeItem" where "changeSetId" = $1 and ref = 'harbour'`,
      [changeSetId],
    ),
  );
  return rows[0]?.body;
}
