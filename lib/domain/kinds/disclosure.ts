import { choice, flag, reference, references, text, url } from "@/lib/domain/fields";
import { recipientKinds, waysOfNaming } from "@/lib/domain/reference/enums";
import { kind } from "./kind";

/** A recipient other than a vendor whose engagement says it all, or what a notice says of one beyond that. */
export const disclosure = kind(
  "Disclosure",
  {
    plural: "disclosures",
    label: "Recipient",
    labelPlural: "Recipients",
    titleField: "name",
  },
  {
    name: text(300, {
      label: "Recipient",
      help: "The name, or the category where no name is known.",
      source: "GDPR Art. 13(1)(e), 30(1)(d)",
      required: true,
    }),
    recipientKind: choice(recipientKinds, { label: "Kind", source: "GDPR Art. 4(9), 30(1)(d)" }),
    namedAs: choice(waysOfNaming, {
      label: "How it is named",
      source: "GDPR Art. 15(1)(c); C-154/21",
    }),
    activityIds: references("ProcessingActivity", {
      label: "Processing activities",
      source: "GDPR Art. 30(1)(d)",
    }),
    engagementId: reference("Engagement", {
      label: "Engagement",
      help: "Where the recipient is a vendor of ours.",
    }),
    legalEntityId: reference("LegalEntity", {
      label: "Legal entity",
      source: "GDPR Art. 15(1)(c)",
    }),
    groupLabel: text(200, { label: "Group", help: "As the document orders its recipients." }),
    purposeText: text(1000, { label: "What it gets the data for", source: "GDPR Art. 30(1)(d)" }),
    condition: text(1000, { label: "Only if" }),
    personalDataCategoryIds: references("PersonalDataCategory", {
      label: "Categories of personal data",
    }),
    becomesController: flag({
      label: "Decides on purposes itself",
      source: "GDPR Art. 28(10)",
    }),
    roleExplanation: text(1000, { label: "Role, explained", source: "GDPR Art. 4(7)-(8)" }),
    listed: flag({
      label: "Named in what is published",
      source: "GDPR Art. 5(1)(a), 13(1)(e)",
    }),
    optOutUrl: url({ label: "Opt-out" }),
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
