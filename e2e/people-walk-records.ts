import { type Locator, type Page, expect as soon } from "playwright/test";

const expect = soon.configure({ timeout: 20_000 });

/** What somebody types, chooses or ticks in the form of a record, by the labels of its fields. */
type Filled = {
  type?: Readonly<Record<string, string>>;
  choose?: Readonly<Record<string, string>>;
  tick?: Readonly<Record<string, readonly string[]>>;
};

export const newcomer = "Weka Watch";
export const changeTitle = `${newcomer} watches the servers of Live Chat`;
const reason =
  "Delays of the chat service are noticed by customers before we notice them. Measurements raise an alarm.";

/**
 * Records a new sub-processor in New Zealand in one change, as an editor does: from the page of each record to those that
 * belong to it.
 *
 * @returns the id of the change
 */
export async function recordNewcomer(page: Page): Promise<string> {
  await page.goto("/staff/legalEntities");
  await page.getByRole("link", { name: /^New/ }).click();
  await propose(page, {
    type: {
      "Legal name": `${newcomer} Limited`,
      Street: "12 Quay Lane",
      City: "Wellington",
      "Contact: position": "Privacy team",
      "Contact: e-mail": "privacy@wekawatch.example",
      "Title of the change": changeTitle,
      Reason: reason,
    },
    choose: { Country: "New Zealand" },
  });
  const change = page.getByRole("main").getByRole("link", { name: /^CS-\d+$/ });
  const id = (await change.first().textContent()) ?? "";
  await change.first().click();
  await addToChange(page, "Vendor");
  await propose(page, {
    type: { Name: newcomer },
    choose: { "Contracting entity": `${newcomer} Limited` },
  });

  await addPart(page, "Add vendor service");
  await propose(page, {
    type: { Name: "Weka Monitoring", Function: "Monitoring of the chat servers" },
    choose: { "Usual role": "Processor" },
  });

  await addPart(page, "Add engagement");
  await propose(page, engagement);
  const engaged = page.url();

  await addPart(page, "Add processing location");
  await propose(page, { choose: { Kind: "Processing", Country: "New Zealand" } });

  await page.goto(engaged);
  await addPart(page, "Add transfer");
  await propose(page, {
    choose: {
      Exporter: "Halden Desk GmbH",
      Importer: `${newcomer} Limited`,
      "Role of the exporter": "Processor",
      "Role of the importer": "Sub-processor",
      Destination: "New Zealand",
      Frequency: "Continuous",
      "Transfer impact assessment": "Not required",
    },
    tick: { "Data under": ["Regulation (EU) 2016/679"] },
  });

  await addPart(page, "Add transfer mechanism");
  await propose(page, {
    type: { Priority: "1", "Adequacy decision": "EU-NZ" },
    choose: { Regime: "Regulation (EU) 2016/679", Mechanism: "Adequacy decision" },
  });
  return id;
}

const engagement: Filled = {
  type: {
    "Subject matter": "Measurements and technical logs of the servers of Live Chat",
    Purpose: "Noticing delays and faults of the chat service and finding their cause",
    Duration: "Term of the agreement; logs at most 15 days",
    "Delimitation of responsibilities": "The servers only, without the text of messages.",
    "Contract signed on": "2026-11-12",
    "Contract version": "2026-09",
    "Vendor's notice period to us: number": "60",
    "Our period to object: number": "30",
    "Breach notice (hours)": "24",
    "Due diligence": "ISO/IEC 27001 certificate",
    "Due diligence on": "2026-11-05",
    "Chain below reviewed on": "2026-11-05",
  },
  choose: { "Engaged by": "Halden Desk GmbH", Contract: "Our own agreement" },
  tick: {
    "Processing activities": ["Live chat"],
    Products: ["Halden Live Chat"],
    "Optional for customers": ["No"],
    "Can be switched on per customer": ["Yes"],
    "Stand-by: authorised, not in use": ["No"],
    "Nature of processing": ["Collect", "Store", "Analyse", "Delete"],
    "Categories of personal data": ["IP address"],
    "Categories of data subjects": ["People who contact our customers"],
    "Same obligations flow down": ["Yes"],
    "Third-party beneficiary clause": ["Yes"],
  },
};

async function addToChange(page: Page, kind: string): Promise<void> {
  await page.getByText("Add a record to this change").click();
  await page.getByRole("link", { name: kind, exact: true }).click();
}

async function addPart(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
}

/** Fills in the form of a record and proposes it; ends on the page of the record as proposed. */
async function propose(page: Page, { type = {}, choose = {}, tick = {} }: Filled): Promise<void> {
  const submit = page.getByRole("button", { name: /^Propose this/ });
  await expect(submit).toBeVisible();
  const main = page.getByRole("main");
  for (const [label, value] of Object.entries(type))
    await main.getByLabel(starting(label)).first().fill(value);
  for (const [label, words] of Object.entries(choose)) {
    const select = main.getByRole("combobox", { name: starting(label) }).first();
    const option = select.getByRole("option", { name: starting(words) });
    await select.selectOption(await option.first().getAttribute("value"));
  }
  for (const [label, words] of Object.entries(tick)) {
    const group = main.getByRole("group", { name: starting(label) }).first();
    for (const word of words) await tickIn(group, word);
  }
  await submit.click();
  await expect(page.getByText("Your proposal is saved as a draft.")).toBeVisible();
}

/** Ticks what is in sight; where the choice is long, it is searched for first. */
async function tickIn(group: Locator, words: string): Promise<void> {
  const search = group.getByRole("combobox");
  if ((await search.count()) === 0) {
    await group.getByLabel(starting(words)).first().check();
    return;
  }
  await search.fill(words);
  await group
    .getByRole("option", { name: starting(words) })
    .first()
    .click();
}

/** A label, whatever help or mark stands behind it. */
function starting(words: string): RegExp {
  return new RegExp(`^${words.replaceAll(/[()'/.?]/g, "\\$&")}`);
}
