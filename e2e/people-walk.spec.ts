import { type BrowserContext, type Page, expect as soon, test } from "playwright/test";
import { annexText } from "@/lib/testing/annex-text";
import { linkIn, newInstallation, origin, type WalkInstallation } from "./people-walk-installation";
import { enterAt, skipToPage, tabTo, typeInto } from "./people-walk-keys";
import { changeTitle, newcomer, recordNewcomer } from "./people-walk-records";

const announcedAt = "2026-11-21T14:00:00Z";
const afterAllPeriods = "2027-01-09T08:00:00Z";
const plannedDay = "8 January 2027";
const expect = soon.configure({ timeout: 20_000 });
const password = "four words in a row";
const editor = "emil@haldendesk.example";
const approver = "astrid@haldendesk.example";

/** Three customers in three zones, and until when each may object if told on 21 November 2026, 15:00 in Paris. */
const athens = { email: "legal@kyklades.example", until: "23 December 2026", ref: "kyklades" };
const auckland = { email: "privacy@kauricoast.example", until: "7 December 2026", ref: "kauri" };
const tokyo = { email: "privacy@hikari-books.example", until: "22 December 2026", ref: "hikari" };

/**
 * One real change from register to inbox, public page and annex, by people at their browsers. Two web processes take turns, and two
 * workers: a session, a form, a limit or a mail that only one process knew would end the walk.
 */
test.describe("people add a sub-processor", () => {
  test.describe.configure({ mode: "serial", timeout: 150_000 });
  test.use({ baseURL: origin });

  let installation: WalkInstallation;
  let links = "";
  let id = "";
  const opened: BrowserContext[] = [];
  let administrating: Page;
  let editing: Page;
  let approving: Page;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(260_000);
    installation = await newInstallation();
    links = await installation.start(announcedAt);
    const newPage = async () => {
      const context = await browser.newContext();
      opened.push(context);
      return context.newPage();
    };
    [administrating, editing, approving] = [await newPage(), await newPage(), await newPage()];
  });
  test.afterAll(async () => {
    for (const context of opened) await context.close();
    await installation.remove();
  });

  test("the administrator comes in by the printed link and invites an editor and an approver", async () => {
    const page = administrating;
    const [, link = ""] = /^admin@haldendesk\.example\s+(\S+)$/m.exec(links) ?? [];
    await choosePassword(page, link);
    for (const [email, name, role] of [
      [editor, "Emil Editor", "Editor"],
      [approver, "Astrid Approver", "Approver"],
    ] as const) {
      await page.goto("/staff/people");
      await page.getByRole("link", { name: "Invite somebody" }).click();
      await page.getByLabel("E-mail address").fill(email);
      await page.getByLabel("Name").fill(name);
      await page.getByRole("checkbox", { name: role }).check();
      await page.getByRole("button", { name: "Send the invitation" }).click();
      await expect(page.getByText(`The invitation is on its way to ${email}.`)).toBeVisible();
    }
    for (const [own, email] of [
      [editing, editor],
      [approving, approver],
    ] as const) {
      const mail = await installation.mailTo(email, "");
      await choosePassword(own, linkIn(mail, "/sign-in/invitation"));
    }
  });

  test("the editor records all of it in one change and submits it, but cannot approve", async () => {
    id = await recordNewcomer(editing);
    await editing.goto(`/staff/changes/${id}`);
    await expect(editing.getByRole("heading", { level: 1 })).toHaveText(changeTitle);
    await editing.getByRole("button", { name: "Submit for review" }).click();
    await expect(editing.getByText("It is in review now.")).toBeVisible();
    const decision = editing.getByRole("region", { name: "Next step" });
    await expect(
      decision.getByText("It waits for an approver who wrote none of it."),
    ).toBeVisible();
    await expect(
      decision.getByText("You wrote a part of it: another approver has to look at it."),
    ).toBeVisible();
    await expect(editing.getByRole("button", { name: "Approve" })).toHaveCount(0);
  });

  test("the approver reads the consequence, approves and announces with the keyboard alone", async () => {
    const page = approving;
    await page.goto("/staff");
    await skipToPage(page);
    await enterAt(page, page.getByRole("link", { name: changeTitle }).first());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(changeTitle);
    const affected = page.getByRole("region", { name: "Who is affected" });
    await expect(affected.getByText("8 agreements", { exact: true })).toBeVisible();
    for (const [name, until] of [
      ["Ακτοπλοΐα Κυκλάδων", athens.until],
      ["Kauri Coast Outfitters", auckland.until],
      ["ひかり書房", tokyo.until],
    ] as const) {
      const row = affected.getByRole("row").filter({ hasText: name });
      await expect(row.getByText(until)).toBeVisible();
    }
    await expect(page.getByText(`${newcomer} Limited`).first()).toBeAttached();

    await enterAt(page, page.getByRole("link", { name: "Approve …" }));
    await typeInto(page, page.getByLabel("Your password"), password);
    await enterAt(page, page.getByRole("button", { name: "Approve", exact: true }));
    await expect(page.getByText("It is approved.")).toBeVisible();

    await enterAt(page, page.getByRole("link", { name: "Announce …" }));
    await typeInto(page, page.getByLabel("Your password"), password);
    await tabTo(page, page.getByRole("button", { name: "Announce to 8 customers, 10 contacts" }));
    await page.keyboard.press("Enter");
    await expect(page.getByText("It is announced.", { exact: false })).toBeVisible();
    await expect(page.getByText("10 of 10 mails accepted")).toBeVisible({ timeout: 30_000 });
  });

  test("each customer gets mail with its own last day, and nobody gets it twice", async () => {
    for (const { email, until } of [athens, auckland, tokyo]) {
      const mail = await installation.mailTo(email, id);
      expect(mail.text, email).toContain(until);
      expect(mail.text, email).toContain(`${newcomer} Limited`);
    }
    const told = await installation.toldOf(id);
    expect(told).toHaveLength(10);
    expect(new Set(told).size).toBe(10);
  });

  test("it cannot be put into effect yet, and the page says why", async () => {
    await approving.goto(`/staff/changes/${id}`);
    const decision = approving.getByRole("region", { name: "Next step" });
    await expect(decision.getByText("Something stands in the way of it")).toBeVisible();
    await expect(approving.getByRole("button", { name: "Put into effect" })).toHaveCount(0);
    await approving
      .getByRole("region", { name: "After the announcement" })
      .getByRole("link", { name: "Kauri Coast Outfitters" })
      .click();
    await expect(
      approving.getByText("The periods run; the first day possible is 23 December 2026."),
    ).toBeVisible();
    await expect(approving.getByText(`It was announced for ${plannedDay}.`)).toBeVisible();
  });

  test.describe("customers without script", () => {
    test.use({ javaScriptEnabled: false });

    test("one objects by the link in the mail, without signing in", async ({ page }) => {
      const mail = await installation.mailTo(athens.email, id);
      await page.goto(linkIn(mail, "/object/"));
      await expect(page.getByText(`New sub-processor: ${newcomer}`).first()).toBeVisible();
      await page
        .getByRole("textbox", { name: "Why do you object?" })
        .fill("Logs would leave the Union.");
      await page.getByRole("textbox", { name: "Your name" }).fill("Ευγενία Παπαγιαλού");
      await page.getByRole("button", { name: "Object to this change" }).click();
      await expect(
        page.getByRole("heading", { name: "Your objection was received on 21 November 2026" }),
      ).toBeVisible();
    });

    test("one signs in by a link in a mail and approves early", async ({ page }) => {
      await signInByMail(page, auckland.email);
      await page.getByRole("link", { name: "Read the notice, object or approve early" }).click();
      await page.getByRole("link", { name: "Approve early" }).click();
      await page.getByRole("checkbox", { name: /I may approve this/ }).check();
      await page.getByRole("button", { name: "Approve the change early" }).click();
      await expect(page.getByText("You approved the change on")).toBeVisible();
    });

    test("a stranger asks to be told, and gets a confirmation to press", async ({ page }) => {
      const address = "reader@elsewhere.example";
      await page.goto("/subscribe");
      await page.getByLabel("Mail address").fill(address);
      await page.getByRole("button", { name: "Send me a confirmation" }).click();
      await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
      const mail = await installation.mailTo(address, "");
      await page.goto(linkIn(mail, "/subscribe/confirm"));
      await page.getByRole("button", { name: "Yes, tell me of changes" }).click();
      await expect(page.getByRole("heading", { name: "You will be told" })).toBeVisible();
    });
  });

  test("after all periods it takes effect by itself, but for the objector and for whom silence is no approval", async () => {
    await installation.stop();
    await installation.start(afterAllPeriods);
    await expect
      .poll(async () => {
        await approving.goto(`/staff/changes/${id}?standing=EFFECTIVE`);
        const standings = approving.getByRole("navigation", { name: "Agreements by state" });
        return (await standings.allInnerTexts()).join().replaceAll(/\s+/g, " ");
      })
      .toMatch(/Objection open 1 Waiting 1 In effect 6/);
  });

  test("the approver leaves it out for the objector, with the keyboard alone", async () => {
    const page = approving;
    await page.goto(`/staff/changes/${id}?standing=OBJECTED#roll-out`);
    await enterAt(page, page.getByRole("link", { name: "Ακτοπλοΐα Κυκλάδων", expanded: false }));
    await expect(page.getByText("Logs would leave the Union.")).toBeVisible();
    await enterAt(page, page.getByText("Decide this objection"));
    const form = page.getByRole("form", { name: "Decide this objection" });
    await tabTo(page, form.getByRole("radio").first());
    await page.keyboard.press("ArrowDown");
    await expect(form.getByRole("radio", { name: "Left out for this customer" })).toBeChecked();
    await typeInto(page, form.getByLabel("Reason"), "Its chats are watched from Frankfurt alone.");
    await typeInto(page, form.getByLabel("Your password"), password);
    await enterAt(page, form.getByRole("button", { name: "Decide" }));
    await expect(page.getByText("The objection is decided.")).toBeVisible();
  });

  for (const { email, ref, has } of [
    { ...athens, has: false },
    { ...auckland, has: true },
    { ...tokyo, has: true },
  ]) {
    test.describe(`${ref}, without script`, () => {
      test.use({ javaScriptEnabled: false });

      test(`downloads annexes ${has ? "with" : "without"} the new sub-processor`, async ({
        page,
      }) => {
        await signInByMail(page, email);
        const waiting = page.waitForEvent("download");
        await page.getByRole("link", { name: "Download the annexes (PDF)" }).click();
        const text = await annexText(await (await waiting).path());
        expect(text).toContain("List of sub-processors");
        expect(text.includes(`${newcomer} Limited`)).toBe(has);
      });
    });
  }

  test("the public page names it, and says that it does not hold for all yet", async ({ page }) => {
    for (const web of installation.webs) {
      await expect
        .poll(async () => {
          const list = await (await page.request.get(`${web}/subprocessors.json`)).json();
          return list.subprocessors.find(({ name }: { name: string }) => name === newcomer)?.status;
        })
        .toBe("rolling-out");
    }
    await page.goto("/subprocessors");
    await expect(page.getByText(`${newcomer} Limited`).first()).toBeVisible();
    for (const count of installation.answered()) expect(count).toBeGreaterThan(10);
  });

  async function choosePassword(page: Page, link: string): Promise<void> {
    await page.goto(link);
    await page.getByLabel("New password", { exact: false }).first().fill(password);
    await page.getByLabel("New password, once more").fill(password);
    await page.getByRole("button", { name: "Set the password and sign in" }).click();
    await expect(page).toHaveURL("/staff");
  }

  async function signInByMail(page: Page, email: string): Promise<void> {
    const subject = "Your link to sign in";
    const earlier = await installation.countTo(email, subject);
    await page.goto("/sign-in/customer");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByText("is on its way to it")).toBeVisible();
    const mail = await installation.mailTo(email, subject, earlier);
    await page.goto(linkIn(mail, "/sign-in/link"));
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/portal");
  }
});
