import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "playwright/test";
import { realClock } from "@/lib/clock";
import { addDays, dateIn, instantOf } from "@/lib/domain/calendar";
import { longDate } from "@/lib/domain/language/en-date";
import { signInAs } from "./fixtures";

const today = dateIn(instantOf(realClock().toString()), "Europe/Berlin");
/** The same words are taken down once: each run has words of its own. */
const run = realClock().epochMilliseconds;
const received = addDays(today, -2);
/** The contract of the demo: sixty days' notice to us, thirty to object. */
const stated = addDays(received, 42);
const lastDay = addDays(received, 30);
const earliest = addDays(received, 61);

const mail = (text: string) => ({
  name: "notice.eml",
  mimeType: "message/rfc822",
  buffer: Buffer.from(text.replaceAll("\n", "\r\n")),
});

const notice = `From: Brievenbus Legal <legal@mail.brievenbus.example>
To: privacy@haldendesk.example
Subject: Brievenbus: a new sub-processor
Date: ${received}T10:00:00+01:00
Content-Type: text/html; charset=utf-8

<p>Dear customer,</p><p>From ${longDate(stated)} Brievenbus engages <b>Zegelwerk BV</b>, Utrecht, for sealing bounced mail (${run}).</p>
<script>document.title = "run"</script>
`;

test("a vendor's mail becomes a deadline, a letter, and a change for our own customers", async ({
  page,
}) => {
  await signInAs(page, "editor");
  await page.goto("/staff/received/new");
  const dropped = page.getByRole("form", { name: "The mail itself" });
  const drop = async (file: ReturnType<typeof mail>) => {
    await dropped.getByLabel(/^Mail/).setInputFiles(file);
    await dropped.getByRole("button", { name: "Take the mail down" }).click();
  };
  await drop(mail("Dear customer,\nwe change.\n"));
  await expect(dropped.getByText("does not say whom it is from").first()).toBeVisible();
  await drop(mail(notice));

  // The vendor is proposed, not assumed.
  await expect(page.getByText("It seems to be from Brievenbus")).toBeVisible();
  await expect(page.getByText("engages Zegelwerk BV, Utrecht")).toBeVisible();
  await expect(page).toHaveTitle(/vendor’s notice/);
  const about = page.getByRole("form", { name: "What it is about" });
  await expect(about.getByText(`The text names ${longDate(stated)}.`)).toBeVisible();
  await expect(about.getByLabel(/^Received on/)).toHaveValue(received);
  await expect(about.getByLabel(/^They begin on/)).toHaveValue(stated);
  await about.getByLabel(/^What changes/).fill("Brievenbus engages Zegelwerk for bounced mail.");
  await about.getByRole("button", { name: "Confirm" }).click();

  await expect(page.getByText(`Answer by ${longDate(lastDay)}.`)).toBeVisible();
  const deadline = page.getByRole("region", { name: "Our deadline", exact: true });
  await expect(
    deadline.getByText(new RegExp(`${longDate(earliest)}.*19 days too soon`)),
  ).toBeVisible();
  const gap = page.getByRole("region", { name: "What they tell us, what we owe" });
  await expect(gap.getByText(/days are missing/)).toBeVisible();

  const letter = page.getByRole("region", { name: "Object" });
  await letter
    .getByRole("textbox", { name: /^Why we object/ })
    .fill("Nobody has told us which safeguards apply.");
  await letter.getByRole("button", { name: "Write the letter" }).click();
  const address = await letter.getByRole("link", { name: "Letter as PDF" }).getAttribute("href");
  const pdf = await page.request.get(address ?? "");
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const axe = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(axe.violations).toEqual([]);

  const cascade = page.getByRole("form", { name: "For our own customers" });
  await cascade.getByLabel(/^New company/).fill("Zegelwerk");
  await cascade.getByLabel(/^What it does/).fill("Sealing of bounced mail");
  await cascade.getByLabel(/^For what/).fill("Telling which mail came back");
  await cascade.getByLabel("Where it processes").selectOption("NL");
  await cascade.getByRole("button", { name: "Make a change of it" }).click();

  await expect(page).toHaveURL(/\/staff\/changes\/CS-\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Zegelwerk");
  await expect(page.getByText("Kauri Coast Outfitters").first()).toBeVisible();

  await page.goto("/staff/vendors/brievenbus");
  const story = page.getByRole("region", { name: "What this vendor tells us, what we owe" });
  await expect(story.getByText(/60 days ahead/)).toBeVisible();
  await story.getByRole("link", { name: "Brievenbus: a new sub-processor" }).first().click();
  await expect(page.getByText(/It became the change CS-/)).toBeVisible();
  await page.getByRole("button", { name: "Record that it went out" }).click();
  await expect(page.getByText("Objected to").first()).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the source of a mail, pasted, is read as the mail; it is confirmed and closed", async ({
    page,
  }) => {
    await signInAs(page, "editor");
    await page.goto("/staff/received/new");
    const form = page.getByRole("form", { name: "What it says" });
    await form
      .getByLabel(/^Text/)
      .fill(
        `From: Trust <trust@nordwolke.example>\nSubject: Certificate renewed\nDate: ${received}T10:00:00+01:00\n\nOur certificate was renewed (${run}).`,
      );
    await form.getByRole("button", { name: "Take the text down" }).click();
    const about = page.getByRole("form", { name: "What it is about" });
    await expect(about.getByLabel(/^Received on/)).toHaveValue(received);
    await about.getByLabel("Vendor").selectOption({ label: "Nordwolke" });
    await about.getByRole("button", { name: "Confirm" }).click();
    const settle = page.getByRole("form", { name: "Or let it be" });
    await settle.getByLabel("Close it: it does not concern us").check();
    await settle.getByLabel(/^Why/).fill("Nothing changes for the data.");
    await settle.getByRole("button", { name: "Record it" }).click();
    await expect(page.getByText("Nothing changes for the data.")).toBeVisible();
    await page.goto("/staff/received");
    await expect(
      page.getByRole("row", { name: /Certificate renewed.*Closed/ }).first(),
    ).toBeVisible();
  });
});
