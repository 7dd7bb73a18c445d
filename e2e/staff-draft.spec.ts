import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "playwright/test";
import { recital } from "@/lib/testing/recital";
import { signInAs } from "./fixtures";

/** As playwright.config.ts has it. */
const installation = { DATA_DIR: ".data/journeys", PORT: "3217" };
const editor = "editor@haldendesk.example";
const approver = "approver@haldendesk.example";

// The journeys go over the command line, too, a process for each call.
test.setTimeout(90_000);

async function told(...words: string[]): Promise<{ id: string }> {
  const { code, stdout, stderr } = await recital(installation, ...words, "--json");
  expect(code, stderr + stdout).toBe(0);
  return JSON.parse(stdout);
}

/** A draft of the editor that says this of a company and a vendor. */
async function drafted(title: string, city: string, notes?: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "recital-draft-")), "patch.yaml");
  const company = `legalEntities:\n  - { ref: fehlerlupe, city: ${city} }\n`;
  const vendor = `vendors:\n  - { ref: fehlerlupe, name: ${notes} }\n`;
  await writeFile(file, `recital: 1\n${company}${notes === undefined ? "" : vendor}`);
  return (await told("change", "create", "--title", title, "--file", file, "--as", editor)).id;
}

async function unfold(page: Page, title: string | RegExp): Promise<void> {
  await page.locator("summary").filter({ hasText: title }).first().click();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with script" : "without script";

  test.describe(`a draft, ${how}`, () => {
    test.use({ javaScriptEnabled });

    test("is edited on its page, and the approver sees who set its class, and why", async ({
      page,
    }) => {
      const id = await drafted("First words", "Graz", "Spurwerk");
      await signInAs(page, "editor");
      await page.goto(`/staff/changes/${id}`);

      await unfold(page, "Edit title, reason, day and emergency");
      const head = page.getByRole("form", { name: "Title, reason and planned day" });
      await head.getByLabel("Title").fill("");
      await head.getByLabel("Planned day").fill("2020-01-01");
      await head.getByRole("button").click();
      await expect(head.getByRole("alert")).toContainText("Say in a few words what changes.");
      await head.getByLabel("Title").fill(`Better words ${id}`);
      await head.getByRole("button").click();
      await expect(head.getByRole("alert")).toContainText("That day has passed");
      await head.getByLabel("Planned day").fill("");
      await head.getByLabel("Reason").fill("They moved.");
      await head.getByRole("button").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Better words ${id}`);
      await expect(page.getByText("Title, reason and planned day are saved.")).toBeVisible();

      const changes = page.getByRole("region", { name: "What changes" });
      await expect(changes.getByRole("article")).toHaveCount(2);
      await expect(
        changes.getByRole("link", { name: /^Change this record/ }).first(),
      ).toHaveAttribute("href", new RegExp(`/edit\\?in=${id}$`));
      const vendor = changes.locator("#Vendor-fehlerlupe");
      await vendor.locator("summary").filter({ hasText: "Take out" }).click();
      await vendor.getByRole("button", { name: /^Take “.*” out$/ }).click();
      await expect(changes.getByRole("article")).toHaveCount(1);

      await unfold(page, "Another class");
      const classForm = page.getByRole("form", { name: /^Another class/ }).first();
      await classForm.getByRole("button").click();
      await expect(classForm.getByRole("alert")).toContainText("Choose a class");
      await classForm.getByRole("combobox").selectOption("R");
      await classForm.getByRole("button").click();
      await expect(classForm.getByRole("alert")).toContainText("Say why");
      await classForm.getByRole("combobox").selectOption("M2");
      await classForm.getByLabel("Why the rule").fill("Customers rely on the place.");
      await classForm.getByRole("button").click();
      const because = /Set by .+ in the place of .+, because: “Customers rely on the place\.”/;
      await expect(changes).toContainText(because);

      await page.getByRole("button", { name: "Submit for review" }).click();
      await expect(page.getByText("It is in review now.")).toBeVisible();
      await expect(page.getByText("Take out")).toHaveCount(0);
      await signInAs(page, "approver");
      await page.goto(`/staff/changes/${id}`);
      await expect(changes).toContainText(because);
    });

    test("that the register overtook shows both sides, and goes on once they are decided", async ({
      page,
    }) => {
      const place = javaScriptEnabled ? "Linz" : "Wels";
      const id = await drafted("Mine", "Bregenz");
      const other = await drafted("Theirs", place);
      await told("change", "submit", other, "--as", editor);
      await told("change", "approve", other, "--as", approver);

      await signInAs(page, "editor");
      await page.goto(`/staff/changes/${id}`);
      await page.getByRole("button", { name: "Take the newer register into this draft" }).click();
      await expect(page.getByText("What both changed is for you to decide")).toBeVisible();
      const conflict = page.getByRole("region", { name: "What both sides changed" });
      await expect(conflict.getByLabel("This draft: Bregenz")).toBeChecked();
      await expect(conflict.getByLabel(`The register now: ${place}`)).toBeVisible();
      await conflict.getByRole("button", { name: "Put the draft on the register" }).click();
      await expect(conflict).toHaveCount(0);
      const changes = page.getByRole("region", { name: "What changes" });
      await expect(changes).toContainText(place);
      await expect(changes).toContainText("Bregenz");
      await expect(page.getByRole("button", { name: "Submit for review" })).toBeVisible();
    });
  });
}
