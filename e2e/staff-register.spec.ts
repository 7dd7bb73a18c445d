import { expect, type Page, test } from "playwright/test";
import { count, givePasswords, password, told } from "./at-odds";
import { givenPerson, signInAs } from "./fixtures";
import { enterAt, skipToPage, tabTo, typeInto } from "./people-walk-keys";
import { addPart, type Filled, fillIn, propose } from "./record-forms";

/**
 * The register as compliance staff keep it: the kinds of record by their own forms, what the linter says beside a field, a waiver,
 * a review, and what happens to companies and people as a whole.
 */

test.setTimeout(120_000);

const changeHeading = /^CS-\d+$/;
const savedAtOnce = "Saved. It alters nothing that others see";

/** The draft of the record that is shown. */
async function draftShown(page: Page): Promise<string> {
  const link = page.getByRole("main").getByRole("link", { name: changeHeading }).first();
  return (await link.textContent()) ?? "";
}

/** Proposes a new record into a draft. */
async function proposeNew(page: Page, plural: string, id: string, filled: Filled): Promise<void> {
  await page.goto(`/staff/${plural}/new?in=${id}`);
  await propose(page, filled);
}

/** Proposes another reading of a record into a draft. */
async function proposeEdit(page: Page, path: string, id: string, filled: Filled): Promise<void> {
  await page.goto(`/staff/${path}/edit?in=${id}`);
  await propose(page, filled);
}

async function expectItems(page: Page, id: string, number: number): Promise<void> {
  expect(await count(`"ChangeItem" where "changeSetId" = $1`, id)).toBe(number);
  await page.goto(`/staff/changes/${id}`);
  await expect(page.getByRole("region", { name: "What changes" })).toBeVisible();
}

test("an activity comes with purpose, basis, assessment, data, retention, measure and screening", async ({
  page,
}) => {
  await signInAs(page, "editor");
  await page.goto("/staff/processingActivities");
  await page.getByRole("link", { name: /^New / }).click();
  await propose(page, {
    type: {
      Name: "Customer survey",
      Description: "Asking account owners once a year what they miss.",
      "Title of the change": "A yearly survey",
    },
    choose: { Register: "Controller", "Impact assessment": "Screened" },
    tick: { "Nature of processing": ["Collect", "Analyse"], "Automated decision-making": ["No"] },
  });
  const id = await draftShown(page);
  const activity = page.url();

  await addPart(page, "Add purpose");
  await propose(page, { type: { Purpose: "Learning what account owners miss in the products" } });
  await addPart(page, "Add legal basis");
  await propose(page, {
    type: { "Legitimate interest, and whose": "Ours, in products that serve those who use them" },
    choose: { Regime: "Regulation (EU) 2016/679", "Legal basis": "Legitimate interests" },
  });
  await proposeNew(page, "legitimateInterestAssessments", id, {
    type: {
      Title: "A survey once a year",
      "Interest, and whose": "Ours, in products that serve those who use them",
      "Why the processing is necessary": "What people miss is known to nobody else.",
      "Weighed against": "One letter a year, which anybody can refuse for good.",
    },
    choose: { Outcome: "Interest prevails with" },
  });
  await proposeNew(page, "retentionRules", id, {
    type: { Name: "Answers to surveys", "Period: number": "12" },
    choose: {
      "Period: unit": "months",
      "Counted from": "Date of collection",
      Disposal: "Deletion",
    },
  });
  await page.goto(activity);
  await addPart(page, "Add data of an activity");
  await propose(page, {
    tick: {
      "Whose data": ["Contacts and account owners"],
      "Which data": ["Answers to satisfaction surveys"],
      "Must be provided": ["No"],
    },
    choose: { Source: "Data subject", "Retention rule": "Answers to surveys" },
  });
  await proposeNew(page, "securityMeasures", id, {
    type: { Measure: "Answers are kept apart from names, which are replaced by a random number." },
    choose: { Category: "Measures of pseudonymisation" },
    tick: { "Processing activities": ["Customer survey"] },
  });
  await proposeNew(page, "dpiaScreenings", id, {
    type: {
      Title: "Survey",
      "Reasons for that": "No criterion is met.",
      "Screened on": "2026-11-20",
    },
    tick: { "Processing activities": ["Customer survey"], "Assessment required": ["No"] },
  });

  await expectItems(page, id, 8);
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByText("It is in review now.")).toBeVisible();
});

test("a transfer comes with its ground and its assessment, and papers are kept up to date", async ({
  page,
}) => {
  await signInAs(page, "editor");
  await page.goto("/staff/engagements/zvans");
  await addPart(page, "Add transfer");
  await propose(page, {
    type: { "Title of the change": "Zvans supports from Colorado" },
    choose: {
      Exporter: "Halden Desk GmbH",
      Importer: "Brightwater Inference",
      "Role of the exporter": "Processor",
      "Role of the importer": "Processor",
      Destination: "United States",
      Frequency: "On demand",
    },
    tick: { "Data under": ["Regulation (EU) 2016/679"] },
  });
  const id = await draftShown(page);
  await addPart(page, "Add transfer mechanism");
  await propose(page, {
    type: { "Adequacy decision": "EU-US-DPF", Priority: "1" },
    choose: {
      Regime: "Regulation (EU) 2016/679",
      Mechanism: "Data Privacy Framework",
      "DPF certification": "Brightwater",
    },
    tick: { "Conditions on the recipient met": ["Yes"] },
  });
  await proposeNew(page, "transferImpactAssessments", id, {
    type: {
      Title: "Support from Colorado",
      "Laws of the destination": "Foreign Intelligence Surveillance Act, section 702",
      Conclusion: "Telephone numbers of agents alone; nothing is stored.",
    },
    choose: { Status: "Approved" },
    tick: { Transfers: ["United States"] },
  });
  await proposeEdit(page, "certifications/nordwolke-iso-27001", id, {
    type: { "Valid to": "2028-11-03" },
  });
  await proposeNew(page, "disclosures", id, {
    type: {
      Recipient: "Debt collectors",
      "What it gets the data for": "Collecting unpaid invoices",
    },
    choose: { Kind: "Independent controller", "How it is named": "By its category alone" },
    tick: { "Processing activities": ["Billing"], "Named in what is published": ["Yes"] },
  });
  await proposeEdit(page, "appointments/rep-ch", id, { type: { Telephone: "+41 41 555 14 21" } });
  await proposeEdit(page, "termsProfiles/standard-7", id, {
    type: { Description: "The standard agreement, seventh edition, with its schedule." },
  });
  await proposeEdit(page, "customerAgreements/kauri", id, {
    type: { Title: "Data Processing Addendum (Kauri Coast)" },
  });
  await expectItems(page, id, 8);

  // When somebody last looked a certificate up is nobody else's business: no second person, no change under way.
  await page.goto("/staff/dpfCertifications/brightwater/edit");
  await fillIn(page, { type: { "Checked on": "2026-11-21" } });
  await page.getByRole("button", { name: "Save the proposal" }).click();
  await expect(page.getByText(savedAtOnce)).toBeVisible();
  await expect(page.locator("#field-checkedOn")).toContainText("21 November 2026");
});

test("a tracker breaks a promise in the draft, and the finding goes once it is mended", async ({
  page,
}) => {
  await signInAs(page, "editor");
  await page.goto("/staff/trackers");
  await page.getByRole("link", { name: /^New / }).click();
  await propose(page, {
    type: {
      Name: "Hotjar",
      "Technical name or pattern": "_hj*",
      Host: "www.haldendesk.example",
      Purposes: "Seeing how people move on the site",
      "Title of the change": "See where people get stuck",
    },
    choose: {
      "Cookie policy": "Cookies of Halden Desk",
      "Shown under": "Functional",
      "Legal class": "Prior consent required",
      Lifetime: "Until the browser is closed",
      Party: "First",
    },
    tick: { Technology: ["HTTP cookie"] },
  });
  const id = await draftShown(page);
  const tracker = new URL(page.url()).pathname.replace("/staff/", "");
  const promise = `/staff/commitments/no-profiling?in=${id}`;
  await page.goto(promise);
  const text = page.locator("#field-text");
  await expect(text).toContainText("what is in use contradicts it: “Hotjar”");
  await expect(text).toContainText("CKE-016");

  await proposeEdit(page, tracker, id, { type: { Name: "Questions after a visit" } });
  await page.goto(promise);
  await expect(text).toContainText("No Google Analytics");
  await expect(text).not.toContainText("CKE-016");

  await proposeEdit(page, "cookiePolicies/halden", id, {
    type: { "Consent tool": "Our own page" },
  });
  await proposeEdit(page, "commitments/works-without", id, {
    type: { Commitment: "Every page of our website can be read without any of it." },
  });
  await proposeNew(page, "sourceDocuments", id, {
    type: { Title: "Terms of the survey", Version: "1" },
    choose: { Type: "Other", "Published by": "Halden Desk GmbH" },
  });
  await addPart(page, "Add block of a document");
  await propose(page, {
    type: { Heading: "What it is for", Text: "To learn where people get stuck.", Order: "1" },
    choose: { Kind: "Text" },
  });
  await expectItems(page, id, 5);
});

test("an overdue review is found, waived by two people, and done by one click", async ({
  page,
}) => {
  await givePasswords();
  await signInAs(page, "editor");
  await page.goto("/staff/processingActivities/website/edit");
  await fillIn(page, { type: { "Last reviewed on": "2024-03-24" } });
  await page.getByRole("button", { name: "Save the proposal" }).click();
  await expect(page.getByText(savedAtOnce)).toBeVisible();

  const found = "/staff/findings?record=ProcessingActivity%2Fwebsite&waiver=all";
  await page.goto(found);
  await page.getByRole("link", { name: "Waive for a time" }).first().click();
  await propose(page, {
    type: {
      Reason: "The site is rebuilt in January, and looked at as a whole then.",
      "Decided by": "Head of operations",
      Until: "2027-01-31",
      "Title of the change": "The website waits for January",
    },
  });
  const id = await draftShown(page);
  await page.goto(`/staff/changes/${id}`);
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByText("It is in review now.")).toBeVisible();

  await signInAs(page, "approver");
  await page.goto(`/staff/changes/${id}`);
  await page.getByRole("link", { name: "Approve …" }).click();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(page.getByText("It is approved.")).toBeVisible();
  await page.goto(found);
  await expect(page.getByText("Waived until")).toContainText("The site is rebuilt in January");

  await signInAs(page, "editor");
  await page.goto("/staff/reviews?whose=all");
  const review = page.getByRole("form", { name: /^Reviewed: Website/ });
  await review.getByRole("button", { name: "Reviewed, nothing changed" }).click();
  await expect(page.getByText("“Website” was reviewed today, and nothing changed.")).toBeVisible();
  await page.goto(found);
  await expect(page.getByText("was last reviewed on")).toHaveCount(0);
});

test("a subsidiary begins and a vendor is split, each by its guided form", async ({ page }) => {
  await signInAs(page, "editor");
  await page.goto("/staff/restructure");
  await page.getByRole("link", { name: "New subsidiary: fill in the form" }).click();
  await page.getByLabel("Legal name").fill("Halden Desk Österreich GmbH");
  await page.getByLabel("Country").selectOption({ label: "Austria" });
  await page.getByRole("checkbox", { name: "Customer accounts and contracts" }).check();
  await page.getByRole("combobox", { name: "As" }).selectOption({ label: "Controller" });
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("table", { name: "2 records" })).toContainText("Österreich");
  await page.getByRole("button", { name: "Make the draft" }).click();
  await expect(page).toHaveURL(/\/staff\/changes\/CS-\d+$/);

  await page.goto("/staff/restructure/vendorSplit");
  await page.getByLabel("The vendor that is split").selectOption({ label: "Fehlerlupe" });
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Name of the new vendor").fill("Spurwerk");
  await page.getByRole("checkbox", { name: "Fehlerlupe Monitor" }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Another party").first()).toBeVisible();
  await page.getByRole("button", { name: "Make the draft" }).click();
  await expect(page.getByText("Spurwerk").first()).toBeVisible();
});

test("what somebody leaves behind goes to another in one act", async ({ page }) => {
  const leaver = "leaver@haldendesk.example";
  await givenPerson(leaver, "EDITOR");
  const { id } = await told(
    "change",
    "create",
    "--title",
    "Begun by somebody who leaves",
    "--file",
    "examples/changes/datadog.yaml",
    "--as",
    leaver,
  );
  await signInAs(page, "admin");
  await page.goto("/staff/people");
  await page.getByRole("link", { name: leaver }).click();
  await page.getByRole("link", { name: /^Hand over/ }).click();
  await expect(page.getByRole("link", { name: id })).toBeVisible();
  await page.getByRole("button", { name: "Hand it over" }).click();
  await expect(page.getByRole("link", { name: "Choose who takes it over." })).toBeVisible();
  const to = page.getByLabel("To");
  const editor = to.getByRole("option", { name: "Edith Editor" });
  await to.selectOption(await editor.getAttribute("value"));
  await page.getByRole("button", { name: "Hand it over" }).click();
  await expect(page.getByText("What they had is handed over.")).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}/hand-over`);
  await expect(page.getByText("There is nothing to hand over")).toBeVisible();
});

test("a rule is recorded, edited and proposed without a mouse", async ({ page }) => {
  await signInAs(page, "editor");
  await page.goto("/staff");
  const places = page.getByRole("navigation", { name: "Register" });
  await enterAt(page, places.getByText("Measures and retention"));
  await enterAt(page, places.getByRole("link", { name: "Retention rules", exact: true }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Retention rules");
  await skipToPage(page);
  await enterAt(page, page.getByRole("link", { name: /^New / }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("New");
  await skipToPage(page);
  const main = page.getByRole("main");
  await typeInto(page, main.getByRole("textbox", { name: "Name" }), "Recordings of trainings");
  await typeInto(page, main.getByRole("textbox", { name: "Period: number" }), "6");
  await typeInto(page, main.getByRole("combobox", { name: "Period: unit" }), "mo");
  await typeInto(page, main.getByRole("combobox", { name: /^Counted from/ }).first(), "Date");
  await typeInto(page, main.getByRole("textbox", { name: "Title of the change" }), "Trainings");
  await enterAt(page, main.getByRole("button", { name: /^Propose this/ }));
  await expect(page.getByText("Your proposal is saved as a draft.")).toBeVisible();
  await expect(main).toContainText("6 months");

  await skipToPage(page);
  await enterAt(page, main.getByRole("link", { name: /^Edit/ }));
  const criteria = main.getByRole("textbox", { name: /^Criteria, where/ });
  await expect(criteria).toBeVisible();
  await skipToPage(page);
  await typeInto(page, criteria, "Sooner where the person leaves.");
  await tabTo(page, main.getByRole("button", { name: "Save the proposal" }));
  await page.keyboard.press("Space");
  await expect(main).toContainText("Sooner where the person leaves.");

  await skipToPage(page);
  await enterAt(page, main.getByRole("link", { name: changeHeading }).first());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trainings");
  await skipToPage(page);
  await enterAt(page, main.getByRole("button", { name: "Submit for review" }));
  await expect(page.getByText("It is in review now.")).toBeVisible();
});
