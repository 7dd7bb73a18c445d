import { type Planning, state } from "./planning";
import { categoryRefs, entriesOf } from "./read-cells";
import { refNamed, refOfPart } from "./refs";
import { cellOf, type RowCells } from "./row-cells";
import { retentionIn, saysNothing } from "./words";

/** Whose data of which kind a row names, and how long they are kept. */
export function activityData(planning: Planning, cells: RowCells, activity: string): void {
  const { row } = cells;
  const labels = entriesOf(cells, "data.categories");
  const special = entriesOf(cells, "data.special").filter(
    (label) => !/^(yes|oui|ja)$/i.test(label),
  );
  const elements = entriesOf(cells, "data.elements").map((entry) => entry.slice(0, 200));
  const subjects = categoryRefs(planning, cells, "DataSubjectCategory", {
    name: "data.subjects",
    labels: entriesOf(cells, "data.subjects"),
  });
  const categories = [
    ...categoryRefs(planning, cells, "PersonalDataCategory", { name: "data.categories", labels }),
    ...categoryRefs(planning, cells, "PersonalDataCategory", {
      name: "data.special",
      labels: special,
      isSpecial: true,
    }),
  ];
  const retention = retentionRule(planning, cells);
  if (subjects.length + categories.length + elements.length === 0 && retention === null) return;
  const word = [...categories].toSorted().join("-") || "data";
  const ref = refOfPart(planning, "ActivityData", "activityId", activity, {
    isIt: ({ personalDataCategoryIds = [] }) =>
      [...personalDataCategoryIds].toSorted().join("-") === categories.toSorted().join("-"),
    word: word.slice(0, 40),
    row,
  });
  if (ref === null) return;
  state(
    planning,
    { kind: "ActivityData", ref },
    {
      part: "data",
      row,
      given: { activityId: activity },
      added: {
        ...(subjects.length > 0 ? { dataSubjectCategoryIds: subjects } : {}),
        ...(categories.length > 0 ? { personalDataCategoryIds: categories } : {}),
        ...(elements.length > 0 ? { elements } : {}),
        ...(retention === null ? {} : { retentionRuleIds: [retention] }),
      },
      unknown: ["dataSubjectCategoryIds", "personalDataCategoryIds", "retentionRuleIds"],
    },
  );
}

/** The rule that these words mean: a period, or the criteria where no period is named. */
function retentionRule(planning: Planning, cells: RowCells): string | null {
  const cell = cellOf(cells, "data.retention");
  if (cell === undefined || saysNothing(cell.text)) return null;
  const name = cell.text.replaceAll(/\s+/g, " ").slice(0, 200);
  const ref = refNamed(planning, "RetentionRule", name, { row: cells.row, cell });
  if (ref === null) return null;
  const { duration, rest } = retentionIn(cell.text);
  state(
    planning,
    { kind: "RetentionRule", ref },
    {
      part: "retention",
      row: cells.row,
      defaults:
        duration === null
          ? { name, criteria: rest.slice(0, 1000) }
          : { name, duration, triggerText: rest.slice(0, 300) || undefined },
      unknown: duration === null ? [] : ["trigger"],
    },
  );
  return ref;
}
