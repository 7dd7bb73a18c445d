import { measureCategories } from "@/lib/domain/reference/measure-categories";
import {
  cnilDataFamilyLabels,
  personalDataCategories,
} from "@/lib/domain/reference/personal-data-categories";
import { jointLines } from "./activity-facts";
import { cell } from "./cell-text";
import { peopleLines, processingLines, purposeLines, recipientText } from "./fact-lines";
import { retentionLines } from "./keeping-lines";
import { appointeeLines, partyLines } from "./party-lines";
import type {
  RecordActivity,
  RecordCategory,
  RecordFacts,
  RecordRecipient,
  ServedController,
} from "./record-facts";
import { gapText, type Speech, text } from "./record-language";
import type { Sheet } from "./sheet";
import { cnilControllerColumns, cnilIndexColumns, cnilProcessorColumns } from "./template-columns";
import { isGap } from "./told";
import { transferLines } from "./transfer-lines";

/** The record in the fields of the CNIL's model records; headings and boxes in French, as the forms have them. */
export function cnilSheets(facts: RecordFacts, speech: Speech): Sheet[] {
  if (facts.register === "PROCESSOR")
    return [
      {
        name: "Registre sous-traitant",
        header: cnilProcessorColumns,
        rows: facts.controllers.map((one) => processorRow(one, facts, speech)),
      },
    ];
  return [
    {
      name: "Registre",
      header: cnilControllerColumns,
      rows: facts.activities.map((one) => controllerRow(one, speech)),
    },
    {
      name: "Liste des traitements",
      header: cnilIndexColumns,
      rows: facts.activities.map((one) => [
        one.name,
        one.ref,
        one.createdOn ?? "",
        one.changedOn,
        cell(purposeLines(one, speech)),
        sensitiveBox(one, speech),
      ]),
    },
  ];
}

function controllerRow(one: RecordActivity, speech: Speech): string[] {
  return [
    one.name,
    one.ref,
    one.createdOn ?? "",
    one.changedOn,
    cell(jointLines(one, speech)),
    one.software ?? "",
    cell(purposeLines(one, speech)),
    cell(peopleLines(one, speech)),
    familyText(one, speech),
    sensitiveBox(one, speech),
    cell(retentionLines(one, speech)),
    recipientsOf(one, "internal", speech),
    recipientsOf(one, "external", speech),
    recipientsOf(one, "processors", speech),
    transferBox(one, speech),
    measureBoxes(one, speech),
  ];
}

/** Categories of all parts of an activity's data, each once; null where some part does not say them. */
function categoriesOf({ data }: RecordActivity): {
  known: readonly RecordCategory[];
  isWhole: boolean;
} {
  if (isGap(data)) return { known: [], isWhole: false };
  const byRef = new Map<string, RecordCategory>();
  for (const { categories } of data)
    for (const one of isGap(categories) ? [] : categories) byRef.set(one.ref, one);
  return {
    known: [...byRef.values()],
    isWhole: data.every(({ categories }) => !isGap(categories)),
  };
}

/** The categories under the boxes of the form, in its order. */
function familyText(one: RecordActivity, speech: Speech): string {
  const { known, isWhole } = categoriesOf(one);
  const families = Object.entries(cnilDataFamilyLabels).flatMap(([family, label]) => {
    const labels = known.filter((category) => familyOf(category) === family);
    return labels.length === 0 ? [] : [`${label}: ${labels.map((each) => each.label).join(", ")}`];
  });
  return [...families, ...(isWhole ? [] : [gapText({ state: "UNKNOWN" }, speech)])].join("\n");
}

function familyOf({ code, family, sensitive }: RecordCategory): string {
  if (family !== null) return family;
  const known = Object.values(personalDataCategories).find((one) => one.code === code);
  return known?.cnilFamily ?? (sensitive ? "SENSIBLE" : "AUTRE");
}

/** "Oui" with the categories, "Non" where all are known and none is sensitive, else that it is not known. */
function sensitiveBox(one: RecordActivity, speech: Speech): string {
  const { known, isWhole } = categoriesOf(one);
  const sensitive = known.filter(({ sensitive: is }) => is).map(({ label }) => label);
  if (sensitive.length > 0) return `Oui : ${sensitive.join(", ")}`;
  return isWhole ? "Non" : gapText({ state: "UNKNOWN" }, speech);
}

const processors = ["PROCESSOR", "SUB_PROCESSOR"];
const internal = ["INTERNAL_DEPARTMENT"];

function sideOf({ kind }: RecordRecipient): "internal" | "external" | "processors" {
  if (isGap(kind)) return "external";
  if (processors.includes(kind)) return "processors";
  return internal.includes(kind) ? "internal" : "external";
}

function recipientsOf(
  { recipients }: RecordActivity,
  side: ReturnType<typeof sideOf>,
  speech: Speech,
): string {
  if (isGap(recipients)) return gapText(recipients, speech);
  return recipients
    .filter((one) => sideOf(one) === side)
    .map((one) => recipientText(one, speech))
    .join("\n");
}

function transferBox(one: RecordActivity, speech: Speech): string {
  const lines = cell(transferLines(one, speech));
  if (one.transfers.length > 0) return `Oui\n${lines}`;
  return one.placesUnknown.length > 0 ? lines : "Non";
}

/** Each measure behind the box of the form that it belongs to. */
function measureBoxes({ measures }: RecordActivity, speech: Speech): string {
  if (isGap(measures)) return gapText(measures, speech);
  return measures
    .map(({ category, text: said }) => {
      const box = isGap(category) ? "Autres mesures" : measureCategories[category].cnilCheckbox;
      return `${box}: ${text(said, speech)}`;
    })
    .join("\n");
}

function processorRow(one: ServedController, facts: RecordFacts, speech: Speech): string[] {
  const activities = facts.activities.filter(({ ref }) => one.activities.includes(ref));
  const under = (textOf: (activity: RecordActivity) => string): string =>
    activities
      .map((activity) => `${activity.name}: ${textOf(activity).replaceAll("\n", "; ")}`)
      .join("\n");
  const { party } = one;
  return [
    cell([
      ...partyLines(party, speech),
      ...(one.actsForOthers ? [{ text: speech.words.actsForOthers }] : []),
    ]),
    cell([
      ...appointeeLines(party.representatives, party.representativeExemption, speech),
      ...appointeeLines(party.officers, party.officerExemption, speech),
    ]),
    under((activity) => cell(processingLines(activity, speech))),
    under((activity) => recipientsOf(activity, "processors", speech)),
    under((activity) => transferBox(activity, speech)),
    under((activity) => measureBoxes(activity, speech)),
  ];
}
