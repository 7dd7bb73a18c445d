import type { Page } from "playwright/test";
import { addPart, addToChange, type Filled, propose } from "./record-forms";

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
